"""Label smoothing as a module of its own, on log-probabilities (as in many image repositories)."""

import torch
from torch import nn
import torch.nn.functional as F


class LabelSmoothingCrossEntropy(nn.Module):
    def __init__(self, smoothing: float = 0.1):
        super().__init__()
        assert smoothing < 1.0
        self.smoothing = smoothing
        self.confidence = 1.0 - smoothing

    def forward(self, x: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
        logprobs = F.log_softmax(x, dim=-1)
        nll_loss = -logprobs.gather(dim=-1, index=target.unsqueeze(1))
        nll_loss = nll_loss.squeeze(1)
        smooth_loss = -logprobs.mean(dim=-1)
        loss = self.confidence * nll_loss + self.smoothing * smooth_loss
        return loss.mean()


class SoftTargetCrossEntropy(nn.Module):
    def forward(self, x, target):
        loss = torch.sum(-target * F.log_softmax(x, dim=-1), dim=-1)
        return loss.mean()


def one_hot_smooth(target, num_classes, eps):
    off = eps / num_classes
    on = 1.0 - eps + off
    out = torch.full((target.size(0), num_classes), off)
    return out.scatter_(1, target.view(-1, 1), on)


def train(mixing: bool):
    net = nn.Sequential(nn.Linear(20, 40), nn.GELU(), nn.Linear(40, 6))
    criterion = SoftTargetCrossEntropy() if mixing else LabelSmoothingCrossEntropy(0.1)
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
    x, y = torch.randn(90, 20), torch.randint(0, 6, (90,))
    for _ in range(5):
        target = one_hot_smooth(y, 6, 0.1) if mixing else y
        loss = criterion(net(x), target)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return loss.item()


print(train(False), train(True))
