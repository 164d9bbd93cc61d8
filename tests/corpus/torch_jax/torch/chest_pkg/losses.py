import torch
from torch import nn


def get_loss(name, pos_weight=None):
    if name == "multilabel":
        return nn.BCEWithLogitsLoss(pos_weight=torch.tensor(pos_weight))
    raise ValueError(name)
