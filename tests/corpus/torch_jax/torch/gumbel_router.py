import torch
import torch.nn as nn
import torch.nn.functional as F


class Routed(nn.Module):
    def __init__(self, d=8, n_experts=3, n_out=4, tau=1.0):
        super().__init__()
        self.router = nn.Linear(d, n_experts)
        self.experts = nn.ModuleList(nn.Sequential(nn.Linear(d, 16), nn.ReLU(), nn.Linear(16, n_out)) for _ in range(n_experts))
        self.tau = tau

    def forward(self, x):
        route = self.router(x)
        choice = F.gumbel_softmax(route, tau=self.tau, hard=True)
        out = torch.stack([e(x) for e in self.experts], dim=1)
        probs = (choice.unsqueeze(-1) * out).sum(1)
        balance = route.softmax(-1).mean(0)
        return probs, balance


torch.manual_seed(2)
W = torch.randn(8, 4)
model = Routed()
opt = torch.optim.Adam(model.parameters(), lr=5e-3)
for step in range(80):
    x = torch.randn(64, 8)
    y = (x @ W).argmax(1)
    probs, balance = model(x)
    loss = F.cross_entropy(probs, y) + 0.1 * (balance * balance).sum()
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), balance.tolist())
