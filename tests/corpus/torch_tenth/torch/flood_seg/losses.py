import torch
import torch.nn.functional as F


def soft_dice(logits, target, smooth=1.0):
    p = torch.sigmoid(logits).flatten(1)
    t = target.flatten(1)
    return (1 - (2 * (p * t).sum(1) + smooth) / (p.sum(1) + t.sum(1) + smooth)).mean()


def flood_loss(logits, target):
    return F.binary_cross_entropy_with_logits(logits, target) + soft_dice(logits, target)
