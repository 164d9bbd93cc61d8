import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.metrics import accuracy_score

torch.manual_seed(3)
N = 40
block = torch.arange(N) // 10
adj = ((block[:, None] == block[None, :]) & (torch.rand(N, N) < 0.6)).float()
adj = ((adj + adj.t()) > 0).float()
norm = adj + torch.eye(N)
norm = norm / norm.sum(1, keepdim=True)


class GAE(nn.Module):
    def __init__(self):
        super().__init__()
        self.w1 = nn.Linear(N, 32)
        self.w2 = nn.Linear(32, 8)

    def encode(self, x, a):
        return a @ self.w2(F.relu(a @ self.w1(x)))

    def decode(self, z, src, dst):
        return (z[src] * z[dst]).sum(dim=-1)


src, dst = torch.randint(N, (2, 1500))
truth = adj[src, dst]
gae = GAE()
opt = torch.optim.Adam(gae.parameters(), lr=0.01)
for epoch in range(100):
    z = gae.encode(torch.eye(N), norm)
    loss = F.binary_cross_entropy_with_logits(gae.decode(z, src[:1000], dst[:1000]), truth[:1000])
    opt.zero_grad()
    loss.backward()
    opt.step()

with torch.no_grad():
    z = gae.encode(torch.eye(N), norm)
    out = gae.decode(z, src[1000:], dst[1000:])
edges = [1 if o > 0.5 else 0 for o in out]
print(loss.item(), accuracy_score(truth[1000:], edges))
