"""Linear cross-entropy in modules that torch spreads over ranks: the head is whole where its loss is computed, and its gradient is reduced by torch."""

from __future__ import annotations

import copy

import pytest
import torch
from torch import nn
from torch.distributed.fsdp import fully_shard
from torch.nn.parallel import DistributedDataParallel

import fromlogits as fl

pytestmark = [
    pytest.mark.filterwarnings("ignore::RuntimeWarning"),  # numpy's, in the interpreter
    pytest.mark.filterwarnings("ignore::UserWarning"),  # torch's, of one rank
]


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(6, 8)
        self.head = nn.Linear(8, 21, bias=False)

    def forward(self, x, labels):
        return fl.linear_cross_entropy(self.body(x).tanh(), self.head.weight, labels, ignore_index=-100, implementation="triton")


@pytest.mark.parametrize("spread", [DistributedDataParallel, fully_shard], ids=["DDP", "FSDP2"])
def test_gradients_are_those_of_the_plain_module(spread, one_rank):
    plain = Model()
    wrapped = spread(copy.deepcopy(plain))
    x, labels = torch.randn(5, 6), torch.tensor([0, 20, -100, 3, 4])
    for model in (plain, wrapped):
        model(x, labels).backward()
    for one, other in zip(plain.parameters(), wrapped.parameters(), strict=True):
        whole = other.grad.full_tensor() if hasattr(other.grad, "full_tensor") else other.grad
        assert torch.allclose(one.grad, whole, rtol=1e-6, atol=1e-8)
