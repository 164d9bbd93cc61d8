from typing import Callable, NamedTuple

import torch
from torch import nn
from torch.nn import functional as F


class Task(NamedTuple):
    loss: Callable
    to_prob: Callable
    decide: Callable


TASKS = {}


def register(name):
    def deco(fn):
        TASKS[name] = fn()
        return fn
    return deco


@register("binary")
def _binary():
    return Task(nn.BCEWithLogitsLoss(), torch.sigmoid, lambda p: (p > 0.5).float())


@register("multiclass")
def _multiclass():
    return Task(nn.CrossEntropyLoss(), lambda z: F.softmax(z, dim=-1), lambda p: p.argmax(-1))


@register("logprob")
def _logprob():
    return Task(lambda z, t: F.nll_loss(F.log_softmax(z, -1), t), lambda z: F.log_softmax(z, -1).exp(), lambda p: p.argmax(-1))
