from dataclasses import dataclass
from typing import Callable, Dict

import torch

REGISTRY: Dict[str, Callable] = {}


def objective(fn):
    REGISTRY[fn.__name__] = fn
    return fn


@objective
def focal(scores, target, gamma=2.0):
    p = torch.softmax(scores, dim=1)
    picked = p.gather(1, target.unsqueeze(1)).squeeze(1)
    return (-((1 - picked) ** gamma) * torch.log(picked)).mean()


@objective
def brier(scores, target):
    p = torch.softmax(scores, dim=1)
    return ((p - torch.nn.functional.one_hot(target, p.size(1))) ** 2).sum(1).mean()


@dataclass
class WeightedSum:
    terms: Dict[str, float]

    def __call__(self, scores, target):
        return sum(w * REGISTRY[name](scores, target) for name, w in self.terms.items())
