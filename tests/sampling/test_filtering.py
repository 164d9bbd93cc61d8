"""Which classes are kept: the order of the filters, ties, masks, extremes, and the float64 reference in every dtype on every framework."""

from __future__ import annotations

import doctest
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sampling.reference import DTYPES, array, dtype_of, frameworks, tensor, truth

import fromlogits as fl
from fromlogits.sampling import filtering

INF = math.inf
EXTRAS = ("kept", "log_probabilities", "entropy")

# One way each: the options of a call, and the classes that are kept of logits whose softmax is (0.4, 0.1, 0.25, 0.05, 0.2).
SHARES = np.array([0.4, 0.1, 0.25, 0.05, 0.2])
WAYS = [
    ({}, {0, 1, 2, 3, 4}),
    ({"temperature": 0}, {0}),
    ({"top_k": 1}, {0}),
    ({"top_k": 3}, {0, 2, 4}),
    ({"top_k": 99}, {0, 1, 2, 3, 4}),
    ({"top_p": 0}, {0}),
    ({"top_p": 0.39}, {0}),
    ({"top_p": 0.41}, {0, 2}),
    ({"top_p": 0.86}, {0, 1, 2, 4}),
    ({"top_p": 1}, {0, 1, 2, 3, 4}),
    ({"min_p": 0}, {0, 1, 2, 3, 4}),
    ({"min_p": 0.3}, {0, 2, 4}),
    ({"min_p": 1}, {0}),
    ({"top_k": 2, "top_p": 0.61}, {0}),  # of the two that top_k leaves, the first has 0.4 / 0.65 = 0.615
    ({"top_k": 2, "top_p": 0.62}, {0, 2}),
    ({"temperature": 2, "top_p": 0.41}, {0, 2}),  # square roots: 0.632 of 2.119, which is 0.298, and 0.5 of it: 0.534
    ({"temperature": 2, "top_p": 0.55}, {0, 2, 4}),
    ({"temperature": 0.5, "min_p": 0.3}, {0, 2}),  # squares: 0.16, 0.0625, 0.04: the third is a quarter of the first
]


@frameworks
@pytest.mark.parametrize(("options", "kept"), WAYS)
def test_what_is_kept(framework, options, kept):
    logits = np.log(SHARES)
    found = array(fl.sampling.filter_logits(tensor(framework, logits), **options))
    assert set(np.flatnonzero(found > -INF)) == kept
    divisor = options.get("temperature") or 1.0
    np.testing.assert_allclose(found[sorted(kept)], logits[sorted(kept)] / divisor, rtol=3e-7)


@frameworks
def test_one_value_a_row(framework):
    logits = np.log(np.stack([SHARES] * len(WAYS))).astype("float32")
    options = {
        "temperature": [way.get("temperature", 1.0) for way, _ in WAYS],
        "top_k": [way.get("top_k", 5) for way, _ in WAYS],
        "top_p": [way.get("top_p", 1.0) for way, _ in WAYS],
        "min_p": [way.get("min_p", 0.0) for way, _ in WAYS],
    }
    for given_as in (list, lambda x: tensor(framework, np.array(x, "float32"))):
        found = array(fl.sampling.filter_logits(tensor(framework, logits), **{name: given_as(one) for name, one in options.items()}))
        assert [set(np.flatnonzero(row > -INF)) for row in found] == [kept for _, kept in WAYS]


@frameworks
@pytest.mark.parametrize("dtype", DTYPES)
def test_of_equal_logits_the_lowest_ids_come_first(framework, dtype):
    logits = np.zeros((3, 300))
    logits[0, [7, 200, 299]] = 1.0  # three, then the 297 others
    logits[1, ::2] = -0.0  # a zero like the others
    logits[2] = np.arange(300) % 3
    x = tensor(framework, logits, dtype)
    kept = [list(np.flatnonzero(row)) for row in array(fl.sampling.filter_logits(x, top_k=5)) > -INF]
    assert kept == [[0, 1, 7, 200, 299], [0, 1, 2, 3, 4], [2, 5, 8, 11, 14]]
    # 300 equal classes have a probability of 1/300 each: 0.02 is six of them, 0.021 seven.
    kept = [list(np.flatnonzero(row)) for row in array(fl.sampling.filter_logits(x[1:2], top_p=0.0199)) > -INF]
    assert kept == [[0, 1, 2, 3, 4, 5]]
    assert [*map(int, array(fl.sample(x, temperature=0)))] == [7, 0, 2]


@frameworks
def test_masked_classes_are_never_kept(framework):
    logits = np.array([[-INF, 1.0, -INF, 0.0], [-INF, -INF, -INF, 0.0]], "float32")
    for options in ({}, {"top_k": 3}, {"top_p": 1.0}, {"top_p": 0.999999}, {"min_p": 0.0}, {"temperature": 100.0}, {"temperature": 0}):
        found = array(fl.sampling.filter_logits(tensor(framework, logits), **options))
        assert (found[np.isinf(logits)] == -INF).all()
        assert not np.isnan(found).any()
        drawn = fl.sample(tensor(framework, logits), seed=0, returns=EXTRAS, **options)
        assert array(drawn.ids)[1] == 3
        assert array(drawn.entropy)[1] == 0.0
        assert np.isfinite(array(drawn.entropy)).all()


@frameworks
def test_top_p_of_one_keeps_what_no_sum_can_tell(framework):
    logits = np.array([[0.0, -800.0, -900.0]], "float64")  # exp(-800) is 0 in float64
    assert (array(fl.sampling.filter_logits(tensor(framework, logits), top_p=1)) > -INF).all()
    assert (array(fl.sampling.filter_logits(tensor(framework, logits), top_p=1, min_p=0)) > -INF).all()


RNG = np.random.default_rng(7)
GRID = {
    "spread": RNG.normal(size=(4, 2000)) * 4,
    "flat": RNG.normal(size=(4, 2000)) * 0.1,
    "rounded": np.round(RNG.normal(size=(4, 2000)) * 3),
    "offset": RNG.normal(size=(4, 2000)) * 4 + 1000,
    "masked": np.where(RNG.random((4, 2000)) < 0.5, -INF, RNG.normal(size=(4, 2000)) * 4),
}
OPTIONS = [
    {"top_p": [0.1, 0.5, 0.9, 0.999]},
    {"top_k": [1, 50, 300, 2000], "top_p": 0.9},
    {"top_k": 50, "top_p": 0.9, "min_p": 0.02, "temperature": [0.3, 0.7, 1.0, 2.5]},
    {"min_p": [0.001, 0.05, 0.5, 1.0], "temperature": 1.7},
    {"temperature": [0.0, 1.0, 0.0, 0.5]},
]


@frameworks
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("options", OPTIONS, ids=" ".join)
def test_the_reference_in_every_dtype(framework, dtype, options):
    if framework == "jax" and dtype == "float64":
        dtype = "float32"  # what JAX makes of it
    for logits in GRID.values():
        true = truth(logits, dtype, **options)
        found = fl.sample(tensor(framework, logits.astype(DTYPES[dtype]), dtype), seed=0, returns=EXTRAS, **options)
        wrong = (array(found.kept) != true.kept) & ~true.doubtful
        assert not wrong.any()
        close = (array(found.kept) == true.kept).all(-1)
        rounding = {"float64": 1e-12}.get(dtype, 1e-6)
        np.testing.assert_allclose(array(found.log_probabilities)[close], true.logs[close], rtol=rounding, atol=rounding)
        np.testing.assert_allclose(array(found.entropy)[close], true.entropy[close], rtol=rounding, atol=rounding)
        assert true.kept[np.arange(4), array(found.ids)].all() or not close.all()


def test_the_reference_can_be_wrong():
    assert not truth([[2.0, 1.0, 0.0]], "float32", top_k=2).kept[0, 2]
    assert truth([[0.0, 0.0]], "float32", top_p=0.5).doubtful.tolist() == [[False, True]]
    assert truth([[0.0, 0.0]], "float32", top_p=0.5).kept.tolist() == [[True, False]]


numbers = st.sampled_from([-INF, -3.0, -1.0, -0.0, 0.0, 0.5, 0.5000001, 1.0, 4.0])


@given(
    rows=st.integers(1, 40).flatmap(lambda n: st.lists(st.lists(numbers, min_size=n, max_size=n), min_size=1, max_size=3)),
    temperature=st.sampled_from([0.0, 0.1, 1.0, 3.0]),
    top_k=st.none() | st.integers(1, 50),
    top_p=st.none() | st.floats(0, 1),
    min_p=st.none() | st.floats(0, 1),
    framework=st.sampled_from(["numpy", "torch"]),
)
@settings(max_examples=300, deadline=None)
def test_the_reference_on_rows_of_ties(rows, temperature, top_k, top_p, min_p, framework):
    logits = np.array(rows)
    logits[:, 0] = np.where(np.isinf(logits).all(-1), 0.0, logits[:, 0])
    options = {"temperature": temperature, "top_k": top_k, "top_p": top_p, "min_p": min_p}
    true = truth(logits, "float32", **options)
    with fl.checks("auto"):
        found = array(fl.sampling.filter_logits(tensor(framework, logits.astype("float32")), **options)) > -INF
    assert ((found == true.kept) | true.doubtful).all()


@frameworks
@pytest.mark.parametrize("dtype", ["bfloat16", "float16"])
def test_the_tail_of_a_large_vocabulary(framework, dtype):
    # One class at 10 and 131071 at 0: the first has e^10 / (e^10 + 131071) = 0.1439 of the mass, and a sum in half precision never leaves it.
    classes, head = 131072, math.exp(10)
    logits = np.zeros((1, classes), DTYPES[dtype])
    logits[0, 77] = 10.0
    whole = head + classes - 1
    x = tensor(framework, logits, dtype)
    found = fl.sample(x, top_p=0.9, seed=0, returns=EXTRAS)
    tail = math.ceil(0.9 * whole - head)  # so many ones sum, with the head, to 0.9 of the whole
    assert array(found.kept).sum() == 1 + tail
    assert dtype_of(found.entropy) == "float32"
    kept = head + tail
    assert array(found.entropy)[0] == pytest.approx(math.log(kept) - head / kept * 10, rel=1e-6)
    everything = fl.sample(x, seed=0, returns=EXTRAS)
    assert array(everything.log_probabilities)[0, 0] == pytest.approx(-math.log(whole), rel=1e-6)
    assert array(everything.log_probabilities)[0, 77] == pytest.approx(10 - math.log(whole), rel=1e-6)


def test_gradients_are_those_of_the_filtered_distribution():
    import torch

    z = torch.tensor([[1.0, 0.0, -1.0, -math.inf, 2.0]], dtype=torch.float64, requires_grad=True)
    for options in ({"top_k": 3}, {}, {"temperature": 0.7, "top_p": 0.9}):

        def entropy(x, options=options):
            return fl.sample(x, seed=0, returns=("entropy",), **options).entropy

        def logs(x, options=options):
            found = fl.sample(x, seed=0, returns=("log_probabilities",), **options).log_probabilities
            return torch.where(torch.isinf(found), 0.0, found)

        with torch.no_grad():
            point = torch.where(torch.isinf(z), -40.0, z)
        point.requires_grad_()
        assert torch.autograd.gradcheck(entropy, point)
        assert torch.autograd.gradcheck(logs, point)
        (slope,) = torch.autograd.grad(entropy(z).sum() + logs(z).sum(), z)
        assert torch.isfinite(slope).all()


def test_filtered_logits_keep_dtype_and_gradient():
    import torch

    z = torch.tensor([[1.0, 0.0, 2.0]], dtype=torch.bfloat16, requires_grad=True)
    found = fl.sampling.filter_logits(z, temperature=0.5, top_k=2)
    assert found.dtype == torch.bfloat16
    found[found > -INF].sum().backward()
    assert z.grad.tolist() == [[2.0, 0.0, 2.0]]


def test_examples():
    assert doctest.testmod(filtering, optionflags=doctest.ELLIPSIS).failed == 0
