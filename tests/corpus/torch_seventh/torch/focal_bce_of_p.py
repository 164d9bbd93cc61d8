"""Three spellings of the focal loss; all of them take raw scores."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class FocalFromCE(nn.Module):
    def __init__(self, gamma=2.0, alpha=None):
        super().__init__()
        self.gamma, self.alpha = gamma, alpha

    def forward(self, input, target):
        ce = F.cross_entropy(input, target, reduction="none", weight=self.alpha)
        pt = torch.exp(-ce)
        return ((1 - pt) ** self.gamma * ce).mean()


class FocalFromLogP(nn.Module):
    def __init__(self, gamma=2.0):
        super().__init__()
        self.gamma = gamma

    def forward(self, input, target):
        logpt = F.log_softmax(input, dim=1)
        logpt = logpt.gather(1, target.view(-1, 1)).view(-1)
        pt = logpt.exp()
        return (-1 * (1 - pt) ** self.gamma * logpt).mean()


class FocalFromNll(nn.Module):
    def __init__(self, gamma=2.0):
        super().__init__()
        self.gamma = gamma

    def forward(self, input, target):
        log_p = F.log_softmax(input, dim=-1)
        p = log_p.exp()
        return F.nll_loss((1 - p) ** self.gamma * log_p, target)


def sigmoid_focal(inputs, targets, alpha=0.25, gamma=2.0):
    p = torch.sigmoid(inputs)
    ce_loss = F.binary_cross_entropy_with_logits(p, targets, reduction="none")
    p_t = p * targets + (1 - p) * (1 - targets)
    loss = ce_loss * ((1 - p_t) ** gamma)
    alpha_t = alpha * targets + (1 - alpha) * (1 - targets)
    return (alpha_t * loss).mean()


torch.manual_seed(0)
X = torch.randn(100, 12)
y = torch.randint(0, 4, (100,))
for Loss in (FocalFromCE, FocalFromLogP, FocalFromNll):
    model = nn.Sequential(nn.Linear(12, 24), nn.ReLU(), nn.Linear(24, 4))
    criterion = Loss(gamma=1.5)
    opt = torch.optim.Adam(model.parameters())
    for _ in range(10):
        loss = criterion(model(X), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(Loss.__name__, float(loss))

binary = nn.Linear(12, 1)
print("binary", sigmoid_focal(binary(X).squeeze(1), (y > 1).float()).item())
