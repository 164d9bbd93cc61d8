"""torch.compile: the same ids as eager, in one graph; and which tensors torch makes.

Apart from the other tests, since all of this loads torch's compiler.
"""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch
from torch.utils._python_dispatch import TorchDispatchMode

import fromlogits as fl

LOGITS = torch.tensor(np.random.default_rng(5).normal(size=(6, 300)) * 3).float()
LOGITS[3, ::2] = -math.inf
LOGITS[4] = LOGITS[4].round()  # ties
WAYS = [
    {},
    {"temperature": 0},
    {"temperature": 0.7, "top_k": 40, "top_p": 0.9, "min_p": 0.01},
    {"top_p": 0.5},
    {"top_k": 3},
    {"min_p": 0.2},
    {"top_k": [1, 2, 3, 4, 5, 6], "temperature": [0.0, 1.0, 2.0, 0.5, 1.0, 1.0]},
    {"top_p": torch.tensor([0.1, 0.5, 0.9, 1.0, 0.0, 0.3])},
]
EXTRAS = ("kept", "log_probabilities", "log_probability", "entropy")


@pytest.mark.parametrize("options", WAYS, ids=str)
def test_compiled_is_eager(options):
    torch._dynamo.reset()

    def call(logits):
        return fl.sample(logits, seed=4, returns=EXTRAS, **options)

    compiled = torch.compile(call, fullgraph=True, backend="aot_eager")
    for found, eager in zip(compiled(LOGITS), call(LOGITS), strict=True):
        torch.testing.assert_close(found, eager, rtol=1e-6, atol=1e-6)
    broken = LOGITS.clone()
    broken[2, 7] = math.nan
    found = compiled(broken)
    assert found.ids[2] == -1
    assert (found.ids[[0, 1, 3, 4, 5]] == call(LOGITS).ids[[0, 1, 3, 4, 5]]).all()
    assert not found.kept[2].any()
    assert math.isnan(found.entropy[2])


def test_a_new_seed_is_no_new_program():
    torch._dynamo.reset()
    counted = torch._dynamo.testing.CompileCounter()
    compiled = torch.compile(lambda logits, seed: fl.sample(logits, top_k=40, seed=seed), fullgraph=True, backend=counted)
    for seed in range(8):
        assert (compiled(LOGITS, seed) == fl.sample(LOGITS, top_k=40, seed=seed)).all()
    assert counted.frame_count <= 3  # 0 and 1 are constants, the others any number


def test_options_that_cannot_be_seen():
    compiled = torch.compile(lambda logits, p: fl.sample(logits, top_p=p, seed=0), fullgraph=True, backend="aot_eager")
    ids = compiled(LOGITS, torch.tensor([0.5, 1.5, -0.1, 0.5, math.nan, 1.0]))
    assert (ids[[1, 2, 4]] == -1).all()
    assert (ids[[0, 3, 5]] >= 0).all()


def test_linear_compiled():
    torch._dynamo.reset()
    hidden, weight = torch.randn(4, 8), torch.randn(500, 8)
    for options in ({}, {"top_k": 5}):
        compiled = torch.compile(lambda h, w, o=options: fl.linear_sample(h, w, seed=1, **o), fullgraph=True, backend="aot_eager")
        assert (compiled(hidden, weight) == fl.linear_sample(hidden, weight, seed=1, **options)).all()


def test_no_operation_of_torch_makes_them():
    class Largest(TorchDispatchMode):
        found = 0

        def __torch_dispatch__(self, function, types, args=(), kwargs=None):
            made = function(*args, **(kwargs or {}))
            for one in made if isinstance(made, tuple | list) else [made]:
                if isinstance(one, torch.Tensor):
                    self.found = max(self.found, one.numel() * one.element_size())
            return made

    hidden, weight = torch.randn(256, 16), torch.randn(65536, 16)
    for options in ({"top_k": 50}, {}, {"min_p": 0.1}):
        with Largest() as seen:
            fl.linear_sample(hidden, weight, seed=0, **options)
        assert 0 < seen.found <= 0.05 * 256 * 65536 * 4 or seen.found == 65536 * 16 * 4  # a view of the weight
