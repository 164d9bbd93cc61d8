import torch
from torch import nn


class PULoss(nn.Module):
    """non-negative PU risk (Kiryo et al. 2017) with the logistic loss"""

    def __init__(self, prior, beta=0.0, gamma=1.0):
        super().__init__()
        self.prior, self.beta, self.gamma = prior, beta, gamma

    @staticmethod
    def positive_part(score):
        return -torch.log(torch.sigmoid(score))

    @staticmethod
    def unlabeled_part(score):
        return -torch.log1p(-torch.sigmoid(score))

    def forward(self, score, labeled):
        pos, unl = labeled.float(), 1.0 - labeled.float()
        n_pos, n_unl = pos.sum().clamp(min=1), unl.sum().clamp(min=1)
        positive_risk = (self.prior * pos / n_pos * self.positive_part(score)).sum()
        negative_risk = ((unl / n_unl - self.prior * pos / n_pos) * self.unlabeled_part(score)).sum()
        if negative_risk.item() < -self.beta:
            return -self.gamma * negative_risk
        return positive_risk + negative_risk


torch.manual_seed(6)
truth = torch.rand(1500) < 0.4
X = torch.randn(1500, 4) + truth[:, None] * 1.2
labeled = truth & (torch.rand(1500) < 0.3)
f = nn.Sequential(nn.Linear(4, 20), nn.Softsign(), nn.Linear(20, 1), nn.Flatten(0))
risk = PULoss(prior=0.4)
opt = torch.optim.Adam(f.parameters(), 5e-3)
for _ in range(150):
    loss = risk(f(X), labeled)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), ((f(X) > 0) == truth).float().mean().item())
