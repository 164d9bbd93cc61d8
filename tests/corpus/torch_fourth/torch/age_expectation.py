# DEX style: a distribution over ages, its mean is the estimate (Rothe et al.)
import torch
import torch.nn as nn
import torch.nn.functional as F

AGES = 40


class MeanVariance(nn.Module):
    """mean-variance loss on top of the classification loss"""

    def __init__(self, lam_mean=0.2, lam_var=0.05):
        super().__init__()
        self.lam_mean, self.lam_var = lam_mean, lam_var
        self.register_buffer("a", torch.arange(AGES).float())

    def forward(self, x, age):
        p = F.softmax(x, dim=1)
        mean = (p * self.a).sum(1, keepdim=True)
        mse = (mean - age.float().view(-1, 1)).pow(2).mean() / 2
        variance = (p * (self.a - mean).pow(2)).sum(1).mean()
        ce = F.cross_entropy(x, age)
        return ce + self.lam_mean * mse / AGES + self.lam_var * variance / AGES, mean.squeeze(1)


def gaussian_labels(age, sigma=2.0):
    grid = torch.arange(AGES).float()
    w = torch.exp(-((grid - age[:, None]) ** 2) / (2 * sigma**2))
    return w / w.sum(1, keepdim=True)


torch.manual_seed(0)
W = torch.randn(9)
X = torch.randn(1500, 9)
age = ((X @ W) * 4 + 20).clamp(0, AGES - 1).long()
net = nn.Sequential(nn.Linear(9, 64), nn.ReLU(), nn.Linear(64, AGES))
criterion = MeanVariance()
opt = torch.optim.Adam(net.parameters(), 4e-3)
for step in range(200):
    rows = torch.randint(0, 1300, (128,))
    out = net(X[rows])
    loss, expected = criterion(out, age[rows])
    loss = loss + F.kl_div(F.log_softmax(out, 1), gaussian_labels(age[rows]), reduction="batchmean")
    opt.zero_grad()
    loss.backward()
    opt.step()
with torch.no_grad():
    _, expected = criterion(net(X[1300:]), age[1300:])
print("MAE", (expected - age[1300:]).abs().mean().item())
