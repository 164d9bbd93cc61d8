import torch
from torch import nn
from torch.nn import functional as F


def adversarial_loss(cfg):
    base = nn.BCELoss() if cfg.probability_output else nn.BCEWithLogitsLoss()

    def loss(verdict, real):
        target = torch.ones_like(verdict) if real else torch.zeros_like(verdict)
        return base(verdict, target)

    return loss


def hinge(verdict, real):
    return F.relu(1 - verdict).mean() if real else F.relu(1 + verdict).mean()
