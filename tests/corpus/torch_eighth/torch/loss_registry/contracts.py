from dataclasses import dataclass
from typing import Callable

import torch.nn as nn


@dataclass(frozen=True)
class Contract:
    units: int
    tail: Callable[[], nn.Module]
    loss: nn.Module
    encode: Callable


def column(y):
    return y.float().unsqueeze(1)


def ids(y):
    return y


CONTRACTS = {
    "logits": Contract(1, nn.Identity, nn.BCEWithLogitsLoss(), column),
    "probability": Contract(1, nn.Sigmoid, nn.BCELoss(), column),
    "scores": Contract(2, nn.Identity, nn.CrossEntropyLoss(), ids),
    "log_probs": Contract(2, lambda: nn.LogSoftmax(dim=1), nn.NLLLoss(), ids),
}
