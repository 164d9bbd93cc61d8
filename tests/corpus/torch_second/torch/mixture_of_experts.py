import math

import torch
import torch.nn as nn
import torch.nn.functional as F


class Mixture(nn.Module):
    """p(y|x) = sum_k g_k(x) p_k(y|x), kept in log space"""

    def __init__(self, d_in, n_classes, n_experts=3):
        super().__init__()
        self.experts = nn.ModuleList(nn.Linear(d_in, n_classes) for _ in range(n_experts))
        self.gate = nn.Linear(d_in, n_experts)

    def forward(self, x):
        log_gate = F.log_softmax(self.gate(x), dim=-1)
        log_p = torch.stack([F.log_softmax(e(x), dim=-1) for e in self.experts], dim=1)
        return torch.logsumexp(log_gate.unsqueeze(-1) + log_p, dim=1), log_gate

    @torch.no_grad()
    def responsibilities(self, x):
        return F.softmax(self.gate(x), dim=-1)


def wheel(n, n_classes=4, seed=0):
    g = torch.Generator().manual_seed(seed)
    angle = torch.rand(n, generator=g) * 2 * math.pi
    radius = 0.3 + torch.rand(n, generator=g)
    sector = (angle / (math.pi / 4)).long()
    x = torch.stack([radius * angle.cos(), radius * angle.sin(), radius], 1)
    return x, sector % n_classes


def balance_penalty(log_gate):
    usage = log_gate.exp().mean(0)
    return (usage * usage).sum() * usage.numel()


torch.manual_seed(0)
x, y = wheel(1200)
model = Mixture(3, 4, n_experts=4)
opt = torch.optim.Adam(model.parameters(), lr=0.03)
for step in range(150):
    log_prob, log_gate = model(x[:1000])
    loss = F.nll_loss(log_prob, y[:1000]) + 0.01 * balance_penalty(log_gate)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 50 == 0:
        print(step, loss.item())
log_prob, _ = model(x[1000:])
print("accuracy", (log_prob.argmax(-1) == y[1000:]).float().mean().item())
print("row sums", log_prob.exp().sum(-1)[:3])
print("usage", model.responsibilities(x).mean(0))
