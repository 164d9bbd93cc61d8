import torch
from torch import nn


class Relevance(nn.Module):
    def __init__(self, d=12):
        super().__init__()
        self.bilinear = nn.Bilinear(d, d, 1)

    def forward(self, query, doc):
        return self.bilinear(query, doc).squeeze(-1)


def triples(n, d=12):
    q, pos, neg = torch.randn(3, n, d).unbind(0)
    pos = pos + 0.7 * q
    return q, pos, neg


model = Relevance()
loss_fn = nn.MarginRankingLoss(margin=1.0)
opt = torch.optim.Adam(model.parameters(), lr=5e-3)
for step in range(150):
    q, pos, neg = triples(64)
    s_pos, s_neg = model(q, pos), model(q, neg)
    loss = loss_fn(s_pos, s_neg, torch.ones_like(s_pos))
    opt.zero_grad()
    loss.backward()
    opt.step()
q, pos, neg = triples(1000)
with torch.no_grad():
    gap = model(q, pos) - model(q, neg)
print("loss", loss.item(), "ordered", (gap > 0).float().mean().item(), "half the margin", (gap > 0.5).float().mean().item())
