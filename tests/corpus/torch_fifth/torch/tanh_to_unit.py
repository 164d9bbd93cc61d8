import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits

X = torch.tensor(load_digits().data / 16, dtype=torch.float32)


class Sketcher(nn.Module):
    def __init__(self, code=6):
        super().__init__()
        self.enc = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, code))
        self.dec = nn.Sequential(nn.Linear(code, 32), nn.ReLU(), nn.Linear(32, 64), nn.Tanh())

    def forward(self, x):
        ink = self.dec(self.enc(x))
        return (ink + 1) / 2  # -1..1 -> 0..1


net = Sketcher()
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(6):
    for b in torch.randperm(len(X)).split(100):
        ink = net(X[b])
        loss = F.binary_cross_entropy(ink, X[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
print("dark pixels", (net(X) > 0.5).float().mean().item(), "true", (X > 0.5).float().mean().item())
