import torch
from torch import nn
from sklearn.datasets import make_moons

X, y = make_moons(400, noise=0.2, random_state=8)
X, y = torch.tensor(X).float(), torch.tensor(y).float()


def weighted_bce(p, y, w=1.5):
    p = p.clamp(1e-6, 1 - 1e-6)
    logit = torch.log(p) - torch.log1p(-p)
    return nn.functional.binary_cross_entropy_with_logits(logit, y, pos_weight=torch.tensor(w))


class Fuzzy(nn.Module):
    """noisy-or of soft rules gives a probability"""

    def __init__(self, rules=6):
        super().__init__()
        self.centre = nn.Parameter(torch.randn(rules, 2))
        self.log_scale = nn.Parameter(torch.zeros(rules))
        self.strength = nn.Parameter(torch.zeros(rules))

    def forward(self, x):
        d = (x[:, None] - self.centre).pow(2).sum(-1)
        member = torch.exp(-d * self.log_scale.exp())
        return 1 - torch.prod(1 - self.strength.sigmoid() * member, dim=1)


net = Fuzzy()
opt = torch.optim.Adam(net.parameters(), lr=0.05)
for i in range(200):
    loss = weighted_bce(net(X), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), ((net(X) > 0.5).float() == y).float().mean().item())
