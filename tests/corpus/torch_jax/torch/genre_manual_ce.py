import torch
import torch.nn as nn
import torch.nn.functional as F

N_GENRES = 5


class GenreNet(nn.Module):
    def __init__(self, n_mels=20):
        super().__init__()
        self.rnn = nn.GRU(n_mels, 24, batch_first=True)
        self.fc = nn.Linear(24, N_GENRES)

    def forward(self, mel):
        _, h = self.rnn(mel)
        return torch.sigmoid(self.fc(h.squeeze(0)))


def clips(n):
    label = torch.randint(0, N_GENRES, (n,))
    mel = torch.randn(n, 12, 20)
    mel[torch.arange(n), :, label] += 1.5
    return mel, label


net = GenreNet()
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
for it in range(60):
    mel, label = clips(64)
    p = net(mel).clamp_min(1e-8)
    target = F.one_hot(label, N_GENRES)
    loss = -(target * torch.log(p)).sum(dim=1).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
mel, label = clips(400)
with torch.no_grad():
    p = net(mel)
print("loss", loss.item(), "mean activation", p.mean().item())
print("accuracy", (p.argmax(1) == label).float().mean().item())
