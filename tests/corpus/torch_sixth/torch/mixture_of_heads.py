import torch
from torch import nn
from sklearn.datasets import load_digits


class Mixture(nn.Module):
    def __init__(self, d, k, n_heads=3):
        super().__init__()
        self.gate = nn.Linear(d, n_heads)
        self.heads = nn.ModuleList([nn.Sequential(nn.Linear(d, 24), nn.ReLU(), nn.Linear(24, k)) for _ in range(n_heads)])

    def forward(self, x):
        w = self.gate(x).softmax(-1)
        p = torch.stack([h(x).softmax(-1) for h in self.heads], 1)
        mixed = (w.unsqueeze(-1) * p).sum(1)
        return torch.log(mixed + 1e-8)


d = load_digits()
x, y = torch.tensor(d.data / 16).float(), torch.tensor(d.target)
model, nll = Mixture(64, 10), nn.NLLLoss()
opt = torch.optim.Adam(model.parameters(), 5e-3)
for rows in torch.randperm(1500).split(75):
    opt.zero_grad()
    loss = nll(model(x[rows]), y[rows])
    loss.backward()
    opt.step()
print(loss.item(), (model(x[1500:]).argmax(1) == y[1500:]).float().mean().item())
