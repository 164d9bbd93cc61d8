"""Skip-gram with negative sampling and an NCE head: logsigmoid of positive and of negated scores."""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

V, D, NEG = 100, 16, 5


class SkipGram(nn.Module):
    def __init__(self):
        super().__init__()
        self.center, self.context = nn.Embedding(V, D), nn.Embedding(V, D)

    def forward(self, c, pos, neg):
        v = self.center(c)
        pos_score = (v * self.context(pos)).sum(1)
        neg_score = torch.bmm(self.context(neg), v.unsqueeze(2)).squeeze(2)
        return -(F.logsigmoid(pos_score) + F.logsigmoid(-neg_score).sum(1)).mean()


class NCE(nn.Module):
    """Binary logistic loss on s(w) - log(k q(w))."""

    def __init__(self, noise):
        super().__init__()
        self.noise = noise
        self.out = nn.Linear(D, V)

    def forward(self, h, target):
        noise_ids = torch.multinomial(self.noise, NEG, replacement=True)
        ids = torch.cat([target.unsqueeze(1), noise_ids.expand(len(target), NEG)], dim=1)
        weight, bias = self.out.weight[ids], self.out.bias[ids]
        scores = torch.einsum("bkd,bd->bk", weight, h) + bias
        logits = scores - (math.log(NEG) + self.noise[ids].log())
        labels = torch.zeros_like(logits)
        labels[:, 0] = 1.0
        return F.binary_cross_entropy_with_logits(logits, labels, reduction="none").sum(1).mean()


noise = torch.ones(V) / V
skip, nce = SkipGram(), NCE(noise)
opt = torch.optim.Adam([*skip.parameters(), *nce.parameters()], 1e-2)
for _ in range(5):
    c, pos = torch.randint(0, V, (64,)), torch.randint(0, V, (64,))
    neg = torch.randint(0, V, (64, NEG))
    loss = skip(c, pos, neg) + nce(skip.center(c), pos)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
