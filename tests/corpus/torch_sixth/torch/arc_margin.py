import math

import torch
import torch.nn.functional as F
from torch import nn


class ArcMargin(nn.Module):
    def __init__(self, d, k, s=16.0, m=0.2):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(k, d))
        self.s, self.cos_m, self.sin_m = s, math.cos(m), math.sin(m)

    def forward(self, feat, label=None):
        cosine = F.linear(F.normalize(feat), F.normalize(self.weight)).clamp(-1, 1)
        if label is None:
            return self.s * cosine
        sine = (1 - cosine.square()).clamp_min(0).sqrt()
        phi = cosine * self.cos_m - sine * self.sin_m
        hot = F.one_hot(label, cosine.size(1)).bool()
        return self.s * torch.where(hot, phi, cosine)


torch.manual_seed(0)
face = torch.randint(0, 6, (300,))
x = torch.randn(6, 10)[face] + 0.4 * torch.randn(300, 10)
embed, margin = nn.Sequential(nn.Linear(10, 16), nn.Tanh()), ArcMargin(16, 6)
opt = torch.optim.SGD([*embed.parameters(), *margin.parameters()], lr=0.1)
for _ in range(50):
    loss = F.cross_entropy(margin(embed(x), face), face)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), (margin(embed(x)).argmax(1) == face).float().mean().item())
