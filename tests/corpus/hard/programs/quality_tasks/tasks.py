from functools import partial

import torch
import torch.nn.functional as F
from torch import nn

from registry import task


@task("passed", n_out=1, make_tail=partial(nn.Flatten, 0))
class Passed:
    @staticmethod
    def criterion(out, y):
        return F.binary_cross_entropy_with_logits(out, (y > 1).float())

    @staticmethod
    def decode(out):
        return out > 0


@task("grade", n_out=4, make_tail=partial(nn.LogSoftmax, dim=1))
class Grade:
    @staticmethod
    def criterion(out, y):
        return F.nll_loss(out, y)

    @staticmethod
    def decode(out):
        return out.exp().argmax(1)


@task("cumulative", n_out=3, make_tail=nn.Sigmoid)
class Cumulative:
    """ordinal: output k is P(y > k)"""

    @staticmethod
    def criterion(out, y):
        steps = torch.arange(3)
        return F.binary_cross_entropy(out, (y[:, None] > steps).float())

    @staticmethod
    def decode(out):
        return (out > 0.5).sum(1)
