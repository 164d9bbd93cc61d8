"""What sampling is given that it cannot take: said by name, before anything is drawn."""

from __future__ import annotations

import jax.numpy as jnp
import numpy as np
import pytest
import torch

import fromlogits as fl

LOGITS, HEAD = np.log([[0.5, 0.25, 0.125, 0.125], [0.1, 0.2, 0.3, 0.4]]), np.eye(4)


@pytest.mark.parametrize(
    "draw",
    [fl.sample, fl.sampling.filter_logits, lambda logits: fl.linear_sample(logits, HEAD), lambda logits: fl.linear_top_k(logits, HEAD, 2)],
    ids=["sample", "filter_logits", "linear_sample", "linear_top_k"],
)
def test_what_is_no_array_of_scores(draw):
    with pytest.raises(
        ValueError, match=r"(logits|hidden) came as a masked array, and what is under its mask would be drawn: .* pass \1\.filled"
    ):
        draw(np.ma.array(LOGITS, mask=LOGITS > -1.0))
    with pytest.raises(TypeError, match=r"(logits|hidden) is None, but an array or a list of numbers was expected"):
        draw(None)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"temperature": "0.5"}, r"temperature='0\.5' is not in \[0, inf\)"),
        ({"top_k": "2"}, "top_k='2' is not in 1, 2, 3"),
        ({"seed": np.int64(-3)}, r"seed=-3 is not in \[0, 2\^63\)"),
        ({"returns": "entropy"}, r"returns='entropy' is no sequence of names: pass returns=\('entropy',\)"),
        ({"returns": None}, "returns=None is no sequence of names"),
        ({"returns": ("entropy", "entropy")}, "returns names 'entropy' twice"),
        ({"returns": ("lse",)}, "returns='lse' is not known"),
    ],
)
@pytest.mark.parametrize(
    "draw", [fl.sample, lambda logits, **options: fl.linear_sample(logits, HEAD, **options)], ids=["sample", "linear_sample"]
)
def test_what_no_option_can_be(draw, options, says):
    with pytest.raises(ValueError, match=says):
        draw(LOGITS, **options)


def test_whole_numbers_of_numpy_are_seeds():
    for logits in (LOGITS, torch.tensor(LOGITS), jnp.asarray(LOGITS)):
        assert np.asarray(fl.sample(logits, seed=np.int64(7))).tolist() == np.asarray(fl.sample(logits, seed=7)).tolist()


@pytest.mark.parametrize("k", [[1, 2], "2", None, 5, 1.5])
def test_how_many_are_the_largest(k):
    with pytest.raises(ValueError, match=r"k=.* is not in 1\.\.4"):
        fl.linear_top_k(LOGITS, HEAD, k)


@pytest.mark.parametrize("k", [np.float32(2), np.int64(2), torch.tensor(2)])
def test_a_number_of_any_kind(k):
    assert fl.linear_top_k(torch.tensor(LOGITS), torch.tensor(HEAD), k).ids.shape[-1] == 2


@pytest.mark.parametrize(
    ("prompt", "steps", "says"),
    [
        (np.zeros((1, 1)), 2, r"prompt has dtype float64, but ids are whole numbers"),
        (np.zeros((1, 1), int), -1, "steps=-1 is not in 0, 1, 2"),
        (np.zeros((1, 1), int), 1.5, r"steps=1\.5 is not in 0, 1, 2"),
        (np.zeros((1, 1), "uint8"), 2, "prompt has dtype uint8, which cannot hold the ids of 300 classes"),
    ],
)
def test_what_no_text_goes_on_from(prompt, steps, says):
    """Class 299 is 43 in eight bits."""
    with pytest.raises(ValueError, match=says):
        fl.sampling.generate(lambda ids: np.eye(300)[np.full(len(ids), 299)] * 50, prompt, steps, temperature=0)
    assert fl.sampling.generate(lambda ids: np.eye(256)[[255]] * 50, np.zeros((1, 1), "uint8"), 2, temperature=0).tolist() == [
        [0, 255, 255]
    ]
