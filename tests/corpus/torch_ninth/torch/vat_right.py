import contextlib

import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_moons


@contextlib.contextmanager
def frozen_batchnorm(model):
    flags = [m for m in model.modules() if isinstance(m, nn.BatchNorm1d)]
    for m in flags:
        m.track_running_stats = False
    yield
    for m in flags:
        m.track_running_stats = True


def _l2(d):
    return d / (d.norm(dim=1, keepdim=True) + 1e-8)


class VATLoss(nn.Module):
    def __init__(self, xi=1e-1, eps=0.3, ip=1):
        super().__init__()
        self.xi, self.eps, self.ip = xi, eps, ip

    def forward(self, model, x):
        with torch.no_grad():
            pred = F.softmax(model(x), dim=1)
        d = _l2(torch.rand_like(x) - 0.5)
        with frozen_batchnorm(model):
            for _ in range(self.ip):
                d.requires_grad_()
                logp_hat = F.log_softmax(model(x + self.xi * d), dim=1)
                adv = F.kl_div(logp_hat, pred, reduction="batchmean")
                (g,) = torch.autograd.grad(adv, d)
                d = _l2(g)
            logp_hat = F.log_softmax(model(x + self.eps * d), dim=1)
            return F.kl_div(logp_hat, pred, reduction="batchmean")


X, y = make_moons(500, noise=0.15, random_state=0)
X, y = torch.tensor(X).float(), torch.tensor(y)
net = nn.Sequential(nn.Linear(2, 50), nn.BatchNorm1d(50), nn.ReLU(), nn.Linear(50, 2))
vat, ce = VATLoss(), nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for it in range(100):
    lds = vat(net, X)
    loss = ce(net(X[:20]), y[:20]) + lds
    opt.zero_grad()
    loss.backward()
    opt.step()
net.eval()
print(lds.item(), (net(X).argmax(1) == y).float().mean().item())
