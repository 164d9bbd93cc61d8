"""The plain loop, and the filters among those of transformers."""

from __future__ import annotations

import doctest

import numpy as np
import pytest
from sampling.reference import array, dtype_of, frameworks, tensor

import fromlogits as fl
from fromlogits.sampling import generating

TABLE = np.random.default_rng(2).normal(size=(10, 10)).astype("float32") * 2


@frameworks
def test_a_chain_of_ids(framework):
    table = tensor(framework, TABLE)
    prompt = tensor(framework, np.zeros((50, 2), "int32"))
    seen = []

    def logits_of(ids):
        seen.append(tuple(ids.shape))
        return tensor(framework, TABLE[array(ids)[:, -1]])

    ids = fl.sampling.generate(logits_of, prompt, 6, top_k=4, seed=1)
    assert type(ids) is type(prompt)
    assert dtype_of(ids) == "int32"
    assert seen == [(50, 2 + turn) for turn in range(6)]
    values = array(ids)
    allowed = array(fl.sampling.filter_logits(table, top_k=4)) > -np.inf
    assert allowed[values[:, 1:-1], values[:, 2:]].all()
    assert (values == array(fl.sampling.generate(logits_of, prompt, 6, top_k=4, seed=1))).all()
    assert (values != array(fl.sampling.generate(logits_of, prompt, 6, top_k=4, seed=2))).any()
    # Each step has its own draw: all rows are at 0 at first, and do not stay together, nor do all steps draw alike.
    assert len({tuple(row) for row in values.tolist()}) > 10
    greedy = array(fl.sampling.generate(logits_of, prompt, 3, temperature=0))
    assert (greedy[:, 2:] == greedy[0, 2:]).all()
    assert greedy[0, 2] == TABLE[0].argmax()


def test_rows_end_where_they_should():
    def counts(ids):
        return 5 * np.eye(5)[(ids[:, -1] + 1) % 5]

    found = fl.sampling.generate(counts, [[1], [3]], 10, temperature=0, stop=4)
    assert found.tolist() == [[1, 2, 3, 4], [3, 4, 4, 4]]


def test_logits_of_every_place_and_of_another_framework():
    import torch

    def logits_of(ids):
        return torch.tensor(TABLE[ids])

    found = fl.sampling.generate(logits_of, np.array([[3, 1]]), 4, temperature=0)
    assert isinstance(found, np.ndarray)
    ids = [3, 1]
    for _ in range(4):
        ids.append(int(TABLE[ids[-1]].argmax()))
    assert found.tolist() == [ids]


def test_a_prompt_without_rows():
    with pytest.raises(fl.ShapeError, match=r"prompt has shape \(3,\), but \(rows, ids\) was expected"):
        fl.sampling.generate(lambda ids: ids, np.zeros(3, int), 1)


def test_examples():
    assert doctest.testmod(generating, optionflags=doctest.ELLIPSIS).failed == 0
