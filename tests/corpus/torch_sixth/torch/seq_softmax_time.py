import torch
from torch import nn


class PhaseNet(nn.Module):
    """Sleep phase for every half minute."""

    def __init__(self, channels=4, phases=5):
        super().__init__()
        self.gru = nn.GRU(channels, 24, batch_first=True)
        self.fc = nn.Linear(24, phases)

    def forward(self, x):
        return self.fc(self.gru(x)[0])

    @torch.no_grad()
    def probabilities(self, x):
        return torch.softmax(self(x), dim=1)


def nights(n, t=30, phases=5):
    y = torch.randint(phases, (n, t // 5)).repeat_interleave(5, dim=1)
    return torch.randn(n, t, 4) + y.unsqueeze(-1), y


torch.manual_seed(0)
net = PhaseNet()
criterion = nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for _ in range(30):
    x, y = nights(16)
    loss = criterion(net(x).transpose(1, 2), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
x, y = nights(8)
p = net.probabilities(x)
confidence, phase = p.max(dim=-1)
print(loss.item(), (phase == y).float().mean().item(), confidence.mean().item())
