"""Drawing without the logits: what linear_sample and linear_top_k give is what the logits would, in pieces, and the logits are never there."""

from __future__ import annotations

import doctest
import math
import tracemalloc

import numpy as np
import pytest
from sampling.reference import array, dtype_of, frameworks, tensor

import fromlogits as fl
from fromlogits.sampling import linear

INF, NAN = math.inf, math.nan
RNG = np.random.default_rng(3)
HIDDEN = RNG.normal(size=(3, 5, 7)).astype("float32")
WEIGHT = RNG.normal(size=(203, 7)).astype("float32")
BIAS = np.where(np.arange(203) % 3 == 0, -INF, RNG.normal(size=203)).astype("float32")
WHOLE = HIDDEN @ WEIGHT.T + BIAS
# One way of going through the layer each: the race, the largest of all pieces, a few rows at a time.
WAYS = [
    {},
    {"min_p": 0.1, "temperature": 0.8},
    {"temperature": [[0.0, 1.0, 0.5, 2.0, 0.0]] * 3},
    {"top_k": 5},
    {"top_k": [[1, 2, 3, 4, 203]] * 3, "top_p": 0.8},
    {"temperature": 0},
    {"top_p": 0.8},
    {"top_p": [[0.1, 0.2, 0.3, 0.4, 1.0]] * 3, "temperature": 0.5},
]


@pytest.fixture
def small_pieces(monkeypatch):
    """26 pieces of 8 classes, the last of them shorter; and one row at a time."""
    monkeypatch.setattr(linear, "LEAST", 8)
    monkeypatch.setattr(linear, "SMALL", 1)


def held_against_logits(framework, call, options):
    hidden, weight, bias = (tensor(framework, one) for one in (HIDDEN, WEIGHT, BIAS))
    ids, log_probability, entropy = map(array, call(hidden, weight, bias))
    true = fl.sample(WHOLE, seed=0, returns=("kept", "log_probabilities", "entropy"), **options)
    assert np.take_along_axis(true.kept, ids[..., None], -1).all()
    np.testing.assert_allclose(log_probability, np.take_along_axis(true.log_probabilities, ids[..., None], -1)[..., 0], atol=2e-5)
    np.testing.assert_allclose(entropy, true.entropy, atol=2e-5)


@frameworks
@pytest.mark.parametrize("options", WAYS, ids=str)
def test_the_logits_would_give_the_same(framework, options, small_pieces):
    def call(hidden, weight, bias):
        return fl.linear_sample(hidden, weight, bias=bias, seed=1, returns=("log_probability", "entropy"), **options)

    held_against_logits(framework, call, options)


@frameworks
def test_the_largest(framework, small_pieces):
    found = fl.linear_top_k(*(tensor(framework, one) for one in (HIDDEN, WEIGHT)), 9, bias=tensor(framework, BIAS))
    ids = np.argsort(-WHOLE, -1, kind="stable")[..., :9]
    assert (array(found.ids) == ids).all()
    np.testing.assert_allclose(array(found.logits), np.take_along_axis(WHOLE, ids, -1), atol=1e-5)


@frameworks
def test_ties_across_pieces(framework, small_pieces):
    hidden, weight = np.ones((2, 1), "float32"), (np.arange(40)[:, None] % 4).astype("float32")
    ids = [3, 7, 11, 15, 19, 23, 27, 31, 35, 39, 2, 6]
    found = fl.linear_top_k(tensor(framework, hidden), tensor(framework, weight), 12)
    assert array(found.ids).tolist() == [ids, ids]
    found = fl.linear_top_k(tensor(framework, hidden), tensor(framework, weight), 40)
    assert array(found.ids)[0].tolist() == [*range(3, 40, 4), *range(2, 40, 4), *range(1, 40, 4), *range(0, 40, 4)]
    assert array(fl.linear_sample(tensor(framework, hidden), tensor(framework, weight), temperature=0)).tolist() == [3, 3]


# The 0.999 quantiles of chi-square by its degrees of freedom.
RARE = {39: 72.05, 9: 27.88, 3: 16.27}


@frameworks
@pytest.mark.parametrize(("options", "freedom"), [({}, 39), ({"top_k": 10}, 9)], ids=str)
def test_a_million_draws(framework, options, freedom, small_pieces):
    rng = np.random.default_rng(11)
    hidden, weight = np.tile(rng.normal(size=(1, 4)), (250_000, 1)).astype("float32"), rng.normal(size=(40, 4)).astype("float32")
    given = tensor(framework, hidden), tensor(framework, weight)
    ids = np.concatenate([array(fl.linear_sample(*given, seed=seed, **options)) for seed in range(4)])
    logits = hidden[:1].astype(float) @ weight.T.astype(float)
    shares = np.exp(fl.sample(logits, seed=0, returns=("log_probabilities",), **options).log_probabilities[0])
    counts = np.bincount(ids, minlength=40)
    wanted = 1e6 * shares[shares > 0]
    assert len(wanted) == freedom + 1
    assert counts[shares == 0].sum() == 0
    assert ((counts[shares > 0] - wanted) ** 2 / wanted).sum() < RARE[freedom]


def test_draws_of_a_few_rows_at_a_time(small_pieces):
    hidden, weight = np.ones((20_000, 1), "float32"), np.log([[0.4], [0.3], [0.2], [0.06], [0.04]]).astype("float32")
    counts = np.bincount(fl.linear_sample(hidden, weight, top_p=0.95, seed=0), minlength=5)
    wanted = 20_000 * np.array([0.4, 0.3, 0.2, 0.06]) / 0.96
    assert counts[4] == 0
    assert ((counts[:4] - wanted) ** 2 / wanted).sum() < RARE[3]


@frameworks
@pytest.mark.parametrize("dtype", ["bfloat16", "float16"])
def test_half_precision_is_summed_in_float32(framework, dtype, small_pieces):
    # 4096 products of 1 + 2^-7 and 1 sum to 4128; in half precision sums stop growing at 256 or 2048.
    hidden, weight = np.full((1, 4096), 1 + 2.0**-7), np.concatenate([np.ones((30, 4096)), np.zeros((30, 4096))])
    found = fl.linear_top_k(tensor(framework, hidden, dtype), tensor(framework, weight, dtype), 3)
    assert dtype_of(found.logits) == "float32"
    assert array(found.logits).tolist() == [[4128.0] * 3]
    drawn = fl.linear_sample(tensor(framework, hidden, dtype), tensor(framework, weight, dtype), seed=0, returns=("entropy",))
    assert array(drawn.entropy)[0] == pytest.approx(math.log(30), rel=1e-6)


@frameworks
@pytest.mark.parametrize("options", WAYS[:2] + WAYS[3:4] + WAYS[5:7], ids=str)
@pytest.mark.parametrize("bad", [NAN, INF])
def test_a_row_that_cannot_be_drawn_from(framework, options, bad, small_pieces):
    fact = r"(NaN|\+inf)"  # an infinite number times a mask is NaN
    hidden = np.abs(HIDDEN)
    hidden[1, 2] = bad
    given = tensor(framework, hidden), tensor(framework, np.maximum(np.abs(WEIGHT), 0.1))
    with pytest.raises(fl.OutputKindError, match=rf"the logits of hidden\[1, 2\] holds? {fact}"):
        fl.linear_sample(*given, seed=0, **options)
    with pytest.raises(fl.OutputKindError, match=rf"the logits of hidden\[1, 2\] holds? {fact}"):
        fl.linear_top_k(*given, 3)
    with fl.checks("never"):
        assert array(fl.linear_sample(*given, seed=0, **options))[1, 2] == -1
        found = fl.linear_top_k(*given, 3)
        assert array(found.ids)[1, 2].tolist() == [-1, -1, -1]
        assert np.isnan(array(found.logits)[1, 2]).all()


@frameworks
def test_seeds_reproduce(framework):
    given = tensor(framework, np.tile(HIDDEN, (1, 20, 1))), tensor(framework, WEIGHT)
    for options in ({}, {"top_k": 20}, {"top_p": 0.9}):
        first, again, other = (array(fl.linear_sample(*given, seed=seed, **options)) for seed in (1, 1, 2))
        assert (first == again).all()
        assert (first != other).any()


def test_the_logits_are_never_in_memory():
    rng = np.random.default_rng(0)
    hidden, weight = rng.normal(size=(128, 16)).astype("float32"), rng.normal(size=(65536, 16)).astype("float32")
    whole = 128 * 65536 * 4
    for part, call in (
        (0.05, lambda: fl.linear_top_k(hidden, weight, 50)),
        (0.05, lambda: fl.linear_sample(hidden, weight, seed=0, top_k=50, top_p=0.9)),
        (0.15, lambda: fl.linear_sample(hidden, weight, seed=0)),  # sums in float64
        (0.15, lambda: fl.linear_sample(hidden, weight, seed=0, top_p=0.9)),
    ):
        call()  # what is imported
        tracemalloc.start()
        call()
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < part * whole


def test_nor_are_they_when_jax_compiles():
    import jax
    import jax.numpy as jnp

    hidden, weight = jnp.zeros((256, 16)), jnp.zeros((65536, 16))
    whole = 256 * 65536 * 4
    for part, call in (
        (0.05, lambda h, w: fl.linear_top_k(h, w, 50)),
        (0.05, lambda h, w: fl.linear_sample(h, w, seed=0, top_k=50)),
        (0.15, lambda h, w: fl.linear_sample(h, w, seed=0)),
    ):
        needed = jax.jit(call).lower(hidden, weight).compile().memory_analysis()
        assert needed.temp_size_in_bytes < part * whole


@frameworks
def test_what_is_refused(framework):
    hidden, weight = tensor(framework, HIDDEN), tensor(framework, WEIGHT)
    with pytest.raises(
        fl.ShapeError, match=r"weight of shape \(7, 203\) with hidden of shape \(3, 5, 7\): .* It seems to be turned: pass weight.T."
    ):
        fl.linear_sample(hidden, tensor(framework, WEIGHT.T), seed=0)
    with pytest.raises(fl.ShapeError, match=r"bias of shape \(7,\), but \(203,\) was expected."):
        fl.linear_top_k(hidden, weight, 3, bias=tensor(framework, np.zeros(7, "float32")))
    with pytest.raises(ValueError, match=r"k=204 is not in 1..203. A weight of shape \(203, 7\) has no more."):
        fl.linear_top_k(hidden, weight, 204)
    with pytest.raises(ValueError, match="returns='kept' is not known"):
        fl.linear_sample(hidden, weight, seed=0, returns=("kept",))
    for call in (lambda: fl.linear_sample(hidden, weight, group="ranks"), lambda: fl.linear_top_k(hidden, weight, 1, group="ranks")):
        with pytest.raises(NotImplementedError, match="group: a vocabulary spread over ranks is not supported yet"):
            call()


@frameworks
def test_no_rows(framework):
    found = fl.linear_top_k(tensor(framework, HIDDEN[:0]), tensor(framework, WEIGHT), 3)
    assert tuple(found.ids.shape) == (0, 5, 3)
    for options in ({}, {"top_k": 3}, {"top_p": 0.5}):
        assert tuple(fl.linear_sample(tensor(framework, HIDDEN[:0]), tensor(framework, WEIGHT), seed=0, **options).shape) == (0, 5)


def test_examples():
    assert doctest.testmod(linear, optionflags=doctest.ELLIPSIS).failed == 0
