import torch
from torch import nn


class ECGAutoencoder(nn.Module):
    def __init__(self, length=64, code=6):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(length, 32), nn.ReLU(), nn.Linear(32, code))
        self.decoder = nn.Sequential(nn.Linear(code, 32), nn.ReLU(), nn.Linear(32, length))

    def encode(self, beat):
        return self.encoder(beat)

    def decode(self, code):
        return self.decoder(code)

    def forward(self, beat):
        return self.decode(self.encode(beat))


def beats(n, length=64):
    t = torch.linspace(0, 6.28, length)
    phase = torch.rand(n, 1) * 3
    wave = torch.sin(t + phase) + 0.1 * torch.randn(n, length)
    low, high = wave.amin(1, keepdim=True), wave.amax(1, keepdim=True)
    return (wave - low) / (high - low)


torch.manual_seed(0)
model = ECGAutoencoder()
reconstruction_loss = nn.BCELoss()
opt = torch.optim.Adam(model.parameters(), lr=1e-3)
for epoch in range(50):
    x = beats(128)
    x_hat = model(x)
    loss = reconstruction_loss(x_hat, x)
    opt.zero_grad()
    loss.backward()
    opt.step()
with torch.no_grad():
    x = beats(200)
    error = (model(x) - x).pow(2).mean(1)
print("threshold", error.quantile(0.95).item())
