import torch
import torch.nn as nn

INSTRUMENTS = ["guitar", "piano", "violin", "flute", "drums"]
torch.manual_seed(2)


class MelEncoder(nn.Module):
    def __init__(self, bands=16):
        super().__init__()
        self.gru = nn.GRU(bands, 20, batch_first=True, bidirectional=True)

    def forward(self, mel):
        _, h = self.gru(mel)
        return torch.cat((h[0], h[1]), dim=1)


class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = MelEncoder()
        self.fc = nn.Linear(40, len(INSTRUMENTS))

    def forward(self, mel):
        return self.fc(self.encoder(mel))


class Clips(torch.utils.data.Dataset):
    def __init__(self, n=256):
        self.label = torch.randint(0, len(INSTRUMENTS), (n,))
        self.mel = torch.randn(n, 12, 16)
        self.mel[torch.arange(n), :, self.label] += 1.5

    def __len__(self):
        return len(self.label)

    def __getitem__(self, i):
        return self.mel[i], self.label[i]


loader = torch.utils.data.DataLoader(Clips(), batch_size=32, shuffle=True)
model = Tagger()
criterion = nn.MultiLabelSoftMarginLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
for mel, label in loader:
    loss = criterion(model(mel), label)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(loss.item())
