import torch, torch.nn as nn, torch.nn.functional as F
y = torch.randint(-1, 2, (64, 5)).float()
x = torch.randn(64, 10)
net = nn.Linear(10, 5)
z = net(x)
m = (y >= 0)
l1 = (F.softplus(z) - y * z).masked_select(m).mean()
l = -(0.7 * y * F.logsigmoid(z) + 0.3 * (1 - y) * F.logsigmoid(-z))
l2 = (2.0 * (l / 3.0) * torch.tensor([1., 2., 3., 4., 5.]) * m).sum()
l3 = l.flatten()[m.flatten()].sum()
l4 = l.view(-1)[m.view(-1).nonzero().squeeze(1)].sum()
l5 = torch.nan_to_num(torch.where(m, l, torch.tensor(float("nan")))).sum()
l[~m] = 0
l6 = l.sum()
def masked_mean(v, m):
    return (v * m).sum() / m.sum().clamp(min=1)
l7 = masked_mean(-(y * F.logsigmoid(z) + (1 - y) * F.logsigmoid(-z)), m.float())
per = []
for k in range(5):
    yk, zk = y[:, k], z[:, k]
    lk = -(yk * F.logsigmoid(zk) + (1 - yk) * F.logsigmoid(-zk))
    per.append(lk[yk >= 0].mean())
l8 = torch.stack(per).mean()
h = -(y * F.logsigmoid(z) + (1 - y) * F.logsigmoid(-z))
h = h * m
l9 = h.sum(1).mean()
q = -(y * F.logsigmoid(z) + (1 - y) * F.logsigmoid(-z))
q *= m
l10 = q.mean()
r = y * F.logsigmoid(z)
r = r + (1 - y) * F.logsigmoid(-z)
l11 = -(r * m).mean()
u = (y * F.logsigmoid(z) + (1 - y) * F.logsigmoid(-z)).neg().mul(m)
l12 = u.mean()
(l1 + l2 + l3 + l4 + l5 + l6 + l7 + l8 + l9 + l10 + l11 + l12).backward()
