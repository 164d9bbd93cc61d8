from torch import nn


def build(reduction="mean"):
    return nn.NLLLoss(reduction=reduction)
