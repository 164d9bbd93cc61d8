from dataclasses import dataclass
from typing import Callable

import torch

TASKS = {}


@dataclass(frozen=True)
class Task:
    name: str
    n_out: int
    make_tail: Callable
    criterion: Callable
    decode: Callable


def task(name, n_out, make_tail=torch.nn.Identity):
    """decorates a class with the static methods `criterion` and `decode`"""

    def register(cls):
        TASKS[name] = Task(name, n_out, make_tail, cls.criterion, cls.decode)
        return cls
    return register
