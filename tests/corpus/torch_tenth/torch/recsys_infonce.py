import torch
import torch.nn as nn
import torch.nn.functional as F


class Tower(nn.Module):
    def __init__(self, n, dim=24):
        super().__init__()
        self.emb = nn.Embedding(n, dim)
        self.proj = nn.Sequential(nn.Linear(dim, dim), nn.ReLU(), nn.Linear(dim, 16))

    def forward(self, ids):
        return F.normalize(self.proj(self.emb(ids)), dim=-1)


torch.manual_seed(0)
users, items = Tower(200), Tower(100)
opt = torch.optim.Adam([*users.parameters(), *items.parameters()], lr=3e-3)
for step in range(150):
    u = torch.randint(200, (48,))
    i = u // 2
    sim = users(u) @ items(i).T / 0.07
    same = (i[:, None] == i[None, :]) & ~torch.eye(48, dtype=torch.bool)
    sim = sim.masked_fill(same, float("-inf"))
    loss = F.cross_entropy(sim, torch.arange(48))
    opt.zero_grad()
    loss.backward()
    opt.step()
with torch.no_grad():
    score = users(torch.arange(200)) @ items(torch.arange(100)).T
    attention = score.softmax(-1)
print(loss.item(), (attention.argmax(1) == torch.arange(200) // 2).float().mean().item())
