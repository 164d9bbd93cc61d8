import torch
from torch import nn


class MatrixFactorization(nn.Module):
    def __init__(self, users, items, k=12):
        super().__init__()
        self.user = nn.Embedding(users, k)
        self.item = nn.Embedding(items, k)
        nn.init.normal_(self.user.weight, std=0.05)
        nn.init.normal_(self.item.weight, std=0.05)

    def forward(self, u, i):
        return (self.user(u) * self.item(i)).sum(dim=-1)


def triples(n, liked):
    u = torch.randint(len(liked), (n,))
    pos = torch.multinomial(liked[u].float(), 1).squeeze(1)
    neg = torch.multinomial((~liked[u]).float(), 1).squeeze(1)
    return u, pos, neg


torch.manual_seed(0)
liked = torch.randn(50, 2) @ torch.randn(2, 40) > 0
model = MatrixFactorization(50, 40)
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for it in range(150):
    u, pos, neg = triples(256, liked)
    diff = model(u, pos) - model(u, neg)
    bpr = -torch.log(torch.sigmoid(diff)).mean()
    opt.zero_grad()
    bpr.backward()
    opt.step()
print(bpr.item(), (diff > 0).float().mean().item())
