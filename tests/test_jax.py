"""The JAX door: what optax gives where optax is right, and one clear error or warning where a contract is broken."""

from __future__ import annotations

import doctest
import inspect
import os
import subprocess
import sys
import warnings

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest

import fromlogits as fl
import fromlogits.jax as ours
from fromlogits.jax import (
    linear_softmax_cross_entropy,
    sigmoid_binary_cross_entropy,
    sigmoid_focal_loss,
    softmax_cross_entropy,
    softmax_cross_entropy_with_integer_labels,
)

TWINS = [name for name in ours.__all__ if hasattr(optax, name)]
LOGITS = jnp.array([[2.0, 0.5, -1.0], [0.0, 1.0, 3.0], [-0.5, 0.25, 0.75], [1.5, -2.0, 0.0]])
IDS = jnp.array([0, 2, 1, 2])
ROWS = jnp.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.2, 0.5, 0.3], [0.0, 0.25, 0.75]])
BITS = jnp.array([[1.0, 0.0, 0.0], [0.0, 1.0, 1.0], [0.2, 0.5, 0.3], [0.0, 1.0, 0.0]])
STEP = jnp.array([[0.5, -1.0, 2.0], [1.0, 1.0, -0.5], [0.0, 0.25, 0.5], [-2.0, 0.0, 1.0]])
NARROW = {"bfloat16": 2.0**-7, "float16": 2.0**-10}


# -- what optax gives


@pytest.mark.parametrize("name", TWINS)
def test_arguments_are_those_of_optax(name):
    theirs, mine = (inspect.signature(getattr(module, name)).parameters.values() for module in (optax, ours))
    assert [(one.name, one.default, one.kind) for one in mine] == [(one.name, one.default, one.kind) for one in theirs]


def test_all_but_the_linear_one_have_twins():
    assert set(ours.__all__) - set(TWINS) == {"linear_softmax_cross_entropy"}


@pytest.mark.parametrize(
    ("name", "labels", "options"),
    [
        ("softmax_cross_entropy", ROWS, {}),
        ("softmax_cross_entropy", ROWS.T, {"axis": 0}),
        ("softmax_cross_entropy", ROWS / 4, {"axis": None}),
        ("softmax_cross_entropy", ROWS / 4, {"axis": (0, 1)}),
        ("softmax_cross_entropy", ROWS[2], {}),  # one row of labels for all
        ("softmax_cross_entropy", ROWS[2:3], {}),
        ("softmax_cross_entropy", ROWS, {"where": jnp.array([True, False, True, False])}),
        ("softmax_cross_entropy", ROWS, {"where": jnp.array(False)}),
        ("softmax_cross_entropy", ROWS, {"where": ROWS > 0.1}),
        ("softmax_cross_entropy", ROWS, {"where": jnp.array([[True, True, False]])}),
        ("softmax_cross_entropy_with_integer_labels", IDS, {}),
        ("softmax_cross_entropy_with_integer_labels", jnp.array([3, 1, 0]), {"axis": 0}),
        ("softmax_cross_entropy_with_integer_labels", jnp.array(7), {"axis": (0, 1)}),
        ("softmax_cross_entropy_with_integer_labels", jnp.array(7), {"axis": (1, 0)}),
        ("softmax_cross_entropy_with_integer_labels", IDS[:1], {}),  # one label for all rows
        ("softmax_cross_entropy_with_integer_labels", IDS, {"where": jnp.array([True, False, True, False])}),
        ("softmax_cross_entropy_with_integer_labels", IDS, {"where": jax.nn.one_hot(IDS, 3, dtype=bool) | (LOGITS > 0.6)}),
        ("sigmoid_binary_cross_entropy", BITS, {}),
        ("sigmoid_binary_cross_entropy", BITS[0], {}),
        ("sigmoid_binary_cross_entropy", BITS[:, :1], {}),
        ("sigmoid_binary_cross_entropy", 1.0, {}),  # what a discriminator is told of a whole batch
        ("sigmoid_focal_loss", BITS, {}),
        ("sigmoid_focal_loss", BITS, {"alpha": 0.25, "gamma": 1.5}),
        ("sigmoid_focal_loss", BITS, {"alpha": jnp.array([0.1, 0.5, 0.9]), "gamma": jnp.array([0.0, 1.0, 3.0])}),
    ],
)
@pytest.mark.filterwarnings("ignore::fromlogits.ContractWarning")  # a part of a distribution does not sum to one
def test_values_are_those_of_optax(name, labels, options):
    logits = LOGITS.T if options.get("axis") == 0 and name == "softmax_cross_entropy" else LOGITS
    theirs, mine = (jax.jit(lambda z: getattr(module, name)(z, labels, **options))(logits) for module in (optax, ours))  # noqa: B023 called at once
    assert mine.shape == theirs.shape
    np.testing.assert_allclose(mine, theirs, rtol=1e-6, atol=1e-7)


def test_one_row_of_logits_for_many_of_labels():
    np.testing.assert_allclose(softmax_cross_entropy(LOGITS[0], ROWS), optax.softmax_cross_entropy(LOGITS[0], ROWS), rtol=1e-6)
    mine, theirs = (module.softmax_cross_entropy_with_integer_labels(LOGITS[:1], IDS) for module in (ours, optax))
    np.testing.assert_allclose(mine, theirs, rtol=1e-6)


@pytest.mark.parametrize("logits", ["float32", "bfloat16", "float16"])
@pytest.mark.parametrize("labels", ["float32", "bfloat16", "float16", "int32", "uint8", "bool"])
def test_dtypes_are_those_of_optax(logits, labels):
    z, q = LOGITS.astype(logits), jax.nn.one_hot(IDS, 3).astype(labels)
    for name in ("softmax_cross_entropy", "sigmoid_binary_cross_entropy", "sigmoid_focal_loss"):
        mine, theirs = (jax.eval_shape(getattr(module, name), z, q) for module in (ours, optax))
        assert (mine.dtype, mine.shape) == (theirs.dtype, theirs.shape)
    if labels in {"int32", "uint8"}:
        name = "softmax_cross_entropy_with_integer_labels"
        mine, theirs = (jax.eval_shape(getattr(module, name), z, IDS.astype(labels)) for module in (ours, optax))
        assert (mine.dtype, mine.shape) == (theirs.dtype, theirs.shape)


@pytest.mark.parametrize("options", [{}, {"alpha": np.float32(0.2)}, {"gamma": np.float32(2.0)}, {"alpha": 0.2, "gamma": 2}])
def test_the_dtype_of_a_focal_loss_is_that_of_optax(options):
    z, t = LOGITS.astype("bfloat16"), BITS.astype("bfloat16")
    assert sigmoid_focal_loss(z, t, **options).dtype == optax.sigmoid_focal_loss(z, t, **options).dtype


@pytest.mark.parametrize("dtype", NARROW)
@pytest.mark.parametrize("offset", [0.0, 20.0, 1e4])
def test_half_precision_is_rounded_once(dtype, offset):
    """optax gives 0.75 for ln 2 at an offset of 20 in bfloat16, and 0 at 1e4."""
    z = jnp.full((1, 2), offset).astype(dtype)
    loss = softmax_cross_entropy_with_integer_labels(z, jnp.array([0]))
    assert loss.dtype == dtype
    assert abs(float(loss[0]) / np.log(2.0) - 1.0) <= NARROW[dtype] / 2


def test_numpy_arrays_and_lists_are_taken():
    assert isinstance(softmax_cross_entropy_with_integer_labels([[1.0, 2.0]], [1]), jax.Array)
    assert softmax_cross_entropy(np.float64([[1.0, 2.0]]), [[0.5, 0.5]]).dtype == jnp.float32


@pytest.mark.parametrize("labels", [jnp.array([False, True]), jnp.array([0, 1], "int8"), jnp.array([0, 1], "uint16"), [0, 1]])
def test_ids_of_any_integer_dtype(labels):
    z = jnp.zeros((2, 1000)).at[1, 1].set(5.0)  # more classes than int8 counts
    np.testing.assert_allclose(
        softmax_cross_entropy_with_integer_labels(z, labels), [np.log(1000.0), np.log(999 + np.exp(5.0)) - 5.0], rtol=1e-6
    )


def test_small_losses_are_not_zero():
    """log1p(e^-20) = 2.0611536e-9; optax gives 0, with a gradient of 0 for the label."""
    z = jnp.array([[20.0, 0.0]])
    value, slope = jax.value_and_grad(lambda z: softmax_cross_entropy_with_integer_labels(z, jnp.array([0]))[0])(z)
    np.testing.assert_allclose(value, 2.0611536e-9, rtol=1e-6)
    np.testing.assert_allclose(slope, [[-2.0611536e-9, 2.0611536e-9]], rtol=1e-6)


# -- transformations


LOSSES = {
    "rows": lambda z: softmax_cross_entropy(z, ROWS),
    "ids": lambda z: softmax_cross_entropy_with_integer_labels(z, IDS),
    "units": lambda z: sigmoid_binary_cross_entropy(z, BITS),
    "focal": lambda z: sigmoid_focal_loss(z, BITS, alpha=0.25),
    "linear": lambda z: linear_softmax_cross_entropy(z, HEAD, IDS),
}


HEAD = jnp.array([[1.0, 0.5, 0.0], [0.0, 1.0, -1.0], [0.5, 0.5, 0.5]])
THEIRS = {
    "rows": lambda z: optax.softmax_cross_entropy(z, ROWS),
    "ids": lambda z: optax.softmax_cross_entropy_with_integer_labels(z, IDS),
    "units": lambda z: optax.sigmoid_binary_cross_entropy(z, BITS),
    "focal": lambda z: optax.sigmoid_focal_loss(z, BITS, alpha=0.25),
    "linear": lambda z: optax.softmax_cross_entropy_with_integer_labels(z @ HEAD.T, IDS),
}


@pytest.mark.parametrize("loss", LOSSES)
def test_derivatives_of_first_and_second_order(loss):
    """In float64 optax's derivatives of well-behaved logits are right: forward over reverse, reverse over reverse, forward over forward."""

    def derivatives(function):
        total = lambda z: (function(z) * jnp.array([1.0, -2.0, 0.5, 3.0]).reshape(-1, *[1] * (function(z).ndim - 1))).sum()  # noqa: E731
        slope = jax.grad(total)
        along = lambda z: jax.jvp(total, (z,), (STEP.astype(z.dtype),))[1]  # noqa: E731
        return jax.jit(
            lambda z: (slope(z), jax.jacfwd(slope)(z), jax.jacrev(slope)(z), along(z), jax.jvp(along, (z,), (STEP.astype(z.dtype),))[1])
        )

    with jax.enable_x64(True):
        z = LOGITS.astype("float64")
        for mine, theirs in zip(derivatives(LOSSES[loss])(z), derivatives(THEIRS[loss])(z), strict=True):
            np.testing.assert_allclose(mine, theirs, rtol=1e-6, atol=1e-9)


def test_derivatives_of_labels_and_of_focal_options():
    z, q, t = LOGITS[2], ROWS[2], BITS[2]
    slopes = [jax.jit(jax.grad(lambda q: module.softmax_cross_entropy(z, q)))(q) for module in (ours, optax)]  # noqa: B023 called at once
    np.testing.assert_allclose(*slopes, rtol=1e-6)
    for order in (jax.jacrev, jax.hessian):
        focal = [
            jax.jit(order(lambda t, alpha, gamma: module.sigmoid_focal_loss(z, t, alpha=alpha, gamma=gamma).sum(), (0, 1, 2)))  # noqa: B023
            for module in (ours, optax)
        ]
        for mine, theirs in zip(*(jax.tree.leaves(one(t, 0.3, 1.7)) for one in focal), strict=True):
            np.testing.assert_allclose(mine, theirs, rtol=1e-4, atol=1e-6)


def test_the_gradient_into_labels_of_zero_and_one():
    """At t = 0 the factor p^2 moves by 2 p (1 - 2 p): (softplus(-z) - softplus(z)) p^2 + 2 p (1 - 2 p) softplus(z); at t = 1 by the mirror of it."""
    z, p = LOGITS[0], jax.nn.sigmoid(LOGITS[0])
    wanted = -z * p**2 + 2 * p * (1 - 2 * p) * jax.nn.softplus(z)
    found = jax.grad(lambda t: sigmoid_focal_loss(z, t).sum())(jnp.zeros(3))
    np.testing.assert_allclose(found, wanted, rtol=1e-5)
    np.testing.assert_allclose(jax.grad(lambda t: sigmoid_focal_loss(-z, t).sum())(jnp.ones(3)), -wanted, rtol=1e-5)


def test_labels_that_do_not_count_get_no_gradient():
    where = jnp.array([True, False, True, False])
    slope = jax.grad(lambda q: softmax_cross_entropy(LOGITS, q, where=where).sum())(ROWS)
    assert (slope[~where] == 0.0).all()
    np.testing.assert_allclose(slope[where], -jax.nn.log_softmax(LOGITS)[where], rtol=1e-5)


@pytest.mark.parametrize("loss", LOSSES)
def test_jit_vmap_scan_and_remat_agree_with_eager(loss):
    function = LOSSES[loss]
    plain = function(LOGITS)
    stack = jnp.stack([LOGITS, LOGITS + 1.0])
    np.testing.assert_allclose(jax.jit(function)(LOGITS), plain, rtol=1e-6)
    np.testing.assert_allclose(jax.jit(jax.vmap(function))(stack)[0], plain, rtol=1e-6)
    np.testing.assert_allclose(jax.lax.scan(lambda carry, z: (carry, function(z)), 0, stack)[1][0], plain, rtol=1e-6)
    slope = jax.jit(jax.grad(lambda z: function(z).sum()))(LOGITS)
    np.testing.assert_allclose(jax.jit(jax.grad(lambda z: jax.checkpoint(function)(z).sum()))(LOGITS), slope, rtol=1e-6, atol=1e-7)
    along = jax.jit(lambda z, change: jax.jvp(function, (z,), (change,))[1])(LOGITS, STEP)
    np.testing.assert_allclose(along.sum(), (slope * STEP).sum(), rtol=1e-5)


def test_vmap_over_labels_and_where():
    losses = jax.vmap(softmax_cross_entropy_with_integer_labels, in_axes=(0, 0, None, 0))(
        LOGITS, IDS, -1, jnp.array([True, True, False, True])
    )
    np.testing.assert_allclose(losses, softmax_cross_entropy_with_integer_labels(LOGITS, IDS) * jnp.array([1.0, 1.0, 0.0, 1.0]), rtol=1e-6)


def test_shard_map_over_rows():
    mesh = jax.make_mesh((1,), ("rows",), axis_types=(jax.sharding.AxisType.Auto,))
    rows = jax.sharding.PartitionSpec("rows")
    spread = jax.shard_map(softmax_cross_entropy_with_integer_labels, mesh=mesh, in_specs=(rows, rows), out_specs=rows)
    np.testing.assert_allclose(spread(LOGITS, IDS), softmax_cross_entropy_with_integer_labels(LOGITS, IDS), rtol=1e-6)
    slopes = jax.jit(jax.grad(lambda z: spread(z, IDS).sum()))(LOGITS)
    np.testing.assert_allclose(slopes, jax.jit(jax.grad(lambda z: LOSSES["ids"](z).sum()))(LOGITS), rtol=1e-6, atol=1e-7)


TWO_DEVICES = """
import jax, jax.numpy as jnp, numpy as np
from jax.sharding import AxisType, NamedSharding, PartitionSpec as P
import fromlogits as fl
from fromlogits.jax import softmax_cross_entropy_with_integer_labels as loss

mesh = jax.make_mesh((2,), ("x",), axis_types=(AxisType.Auto,))
logits, ids = jnp.array([[2.0, 0.5], [0.0, 1.0], [-0.5, 0.25], [1.5, -2.0]]), jnp.array([0, 1, 1, 0])
plain, slope = loss(logits, ids), jax.grad(lambda z: loss(z, ids).sum())(logits)
for rows, classes in ((P("x"), P("x")), (P(None, "x"), P())):
    z, y = jax.device_put(logits, NamedSharding(mesh, rows)), jax.device_put(ids, NamedSharding(mesh, classes))
    np.testing.assert_allclose(loss(z, y), plain, rtol=1e-6)
    np.testing.assert_allclose(jax.jit(jax.grad(lambda z, y: loss(z, y).sum()))(z, y), slope, rtol=1e-5)
try:
    loss(jax.device_put(logits, NamedSharding(mesh, P("x"))), jax.device_put(ids.at[3].set(5), NamedSharding(mesh, P("x"))))
except fl.LabelError as fault:
    assert "label 5 at labels[3]" in str(fault)
    print("done on", len(jax.devices()))
spread = jax.shard_map(loss, mesh=mesh, in_specs=(P("x"), P("x")), out_specs=P("x"))
np.testing.assert_allclose(spread(logits, ids), plain, rtol=1e-6)
"""


@pytest.mark.slow
def test_two_devices():
    environment = {**os.environ, "XLA_FLAGS": "--xla_force_host_platform_device_count=2", "JAX_PLATFORMS": "cpu"}
    done = subprocess.run([sys.executable, "-c", TWO_DEVICES], capture_output=True, text=True, env=environment, check=False)
    assert done.stdout == "done on 2\n", done.stderr
    assert done.returncode == 0, done.stderr


def test_gamma_may_be_traced():
    z = jnp.array([2.0, -1.0])
    np.testing.assert_allclose(
        jax.jit(sigmoid_focal_loss)(z, jnp.array([1, 0]), alpha=0.25, gamma=2.0), [0.00045088, 0.01699359], rtol=1e-4
    )


def test_second_derivatives_of_a_focal_loss_at_tiny_probabilities():
    """With 1 - p = e^-50 and gamma = 1/2 the loss is (1 - p)^1.5, and its second derivative 2.25 times that: 6.0269e-33."""
    slope = jax.grad(jax.grad(lambda z: sigmoid_focal_loss(z, 1.0, gamma=0.5)))
    assert float(slope(50.0)) == pytest.approx(2.25 * np.exp(-75.0), rel=1e-4)
    assert float(slope(1000.0)) == 0.0


# -- masks


MASKED = LOGITS.at[0, 2].set(-jnp.inf).at[2, 0].set(-jnp.inf)
MASKED_ROWS = ROWS.at[2].set(jnp.array([0.0, 0.75, 0.25]))


@pytest.mark.parametrize(
    ("loss", "third"),
    [
        (lambda z: softmax_cross_entropy(z, MASKED_ROWS), np.log(np.exp(0.25) + np.exp(0.75)) - (0.75 * 0.25 + 0.25 * 0.75)),
        (lambda z: softmax_cross_entropy_with_integer_labels(z, IDS), np.log(np.exp(0.25) + np.exp(0.75)) - 0.25),
    ],
    ids=["rows", "ids"],
)
@pytest.mark.parametrize("wrap", [lambda f: f, jax.jit], ids=["eager", "jit"])
def test_minus_infinity_masks_in_value_and_in_all_derivatives(loss, third, wrap):
    value, slope = wrap(lambda z: (loss(z), jax.grad(lambda z: loss(z).sum())(z)))(MASKED)
    assert float(value[2]) == pytest.approx(third, rel=1e-6)
    assert np.isfinite(value).all()
    assert np.isfinite(slope).all()
    assert slope[0, 2] == slope[2, 0] == 0.0
    np.testing.assert_allclose(slope.sum(-1), 0.0, atol=1e-6)
    slope = jax.grad(lambda z: loss(z).sum())
    higher = jax.jit(lambda z: (jax.jvp(loss, (z,), (STEP,))[1], jax.jacfwd(slope)(z), jax.jacrev(slope)(z)))
    assert all(np.isfinite(one).all() for one in higher(MASKED))


def test_a_label_on_a_masked_class_costs_infinity_however_it_is_masked():
    z, where = jnp.array([[1.0, 2.0, 3.0]]), jnp.array([[True, False, True]])
    assert softmax_cross_entropy_with_integer_labels(z, jnp.array([1]), where=where)[0] == jnp.inf
    assert softmax_cross_entropy_with_integer_labels(z.at[0, 1].set(-jnp.inf), jnp.array([1]))[0] == jnp.inf


@pytest.mark.parametrize("bad", [jnp.inf, jnp.nan])
def test_infinite_and_missing_logits_are_never_a_plausible_number(bad):
    assert np.isnan(softmax_cross_entropy_with_integer_labels(LOGITS.at[1, 2].set(bad), IDS)[1])
    assert np.isnan(softmax_cross_entropy(LOGITS.at[1, 2].set(bad), ROWS)[1])


@pytest.mark.parametrize("jit", [False, True])
@pytest.mark.parametrize("loss", LOSSES)
def test_who_looks_for_nans_finds_none_of_ours(loss, jit):
    """`jax.debug_nans` stops at the first array that holds one, whatever becomes of it."""
    function, masked = LOSSES[loss], LOGITS.at[0, 1].set(-jnp.inf)
    with jax.debug_nans(True):
        for logits in (LOGITS, 40.0 * LOGITS, *([masked] if loss == "ids" else [])):
            slope = jax.grad(lambda z: function(z).sum())
            assert np.isfinite((jax.jit(slope) if jit else slope)(logits)).all()


@pytest.mark.parametrize("size", [1e4, 1e30])
def test_large_logits(size):
    z = jnp.array([[size, -size], [-size, size]])
    np.testing.assert_allclose(softmax_cross_entropy_with_integer_labels(z, jnp.array([0, 0])), [0.0, 2 * size], rtol=1e-6)


# -- rows that do not count


def test_rows_that_do_not_count_may_hold_anything():
    where = jnp.array([True, False, True, False])
    z = LOGITS.at[1].set(jnp.nan).at[3].set(jnp.inf)
    wrong = jnp.array([0, 99, 1, -1])
    for wrap in (lambda f: f, jax.jit):
        value, slope = wrap(jax.value_and_grad(lambda z: softmax_cross_entropy_with_integer_labels(z, wrong, where=where).sum()))(z)
        np.testing.assert_allclose(value, softmax_cross_entropy_with_integer_labels(LOGITS[::2], IDS[::2]).sum(), rtol=1e-6)
        assert (slope[1::2] == 0.0).all()
        assert np.isfinite(slope).all()
    assert np.isfinite(softmax_cross_entropy(z, ROWS.at[1].set(jnp.nan), where=where)).all()
    assert np.isfinite(linear_softmax_cross_entropy(z, jnp.eye(3), wrong, where=where)).all()


def test_where_nothing_counts_the_loss_is_zero():
    none = jnp.zeros(4, bool)
    value, slope = jax.value_and_grad(lambda z: softmax_cross_entropy(z, ROWS, where=none).sum())(LOGITS)
    assert value == 0.0
    assert (slope == 0.0).all()


def test_where_that_nobody_can_see_makes_no_error():
    losses = jax.vmap(lambda where: softmax_cross_entropy_with_integer_labels(LOGITS, IDS.at[1].set(9), where=where))(
        jnp.eye(4, dtype=bool)
    )
    assert np.isnan(losses[1, 1])
    assert losses[0, 1] == 0.0


# -- broken contracts


@pytest.mark.parametrize(
    ("labels", "says"),
    [
        ([0, 2, 1, 3], r"label 3 at labels\[3\] has no class: logits of shape \(4, 3\) give classes 0\.\.2"),
        ([0, 2, 1, 1000], "label 1000 at"),
        ([0, -1, 1, 2], r"label -1 at labels\[1\] has no class.*If -1 marks rows without a label, pass where=labels != -1"),
        ([0, 2, -100, 2], "pass where=labels != -100"),
        ([1, 3, 2, 3], "The classes seem to be counted from 1"),
        ([0, 2, 1, -(2**31)], "NaN becomes this number"),
    ],
)
def test_labels_without_a_class(labels, says):
    ids = jnp.array(labels)
    with pytest.raises(fl.LabelError, match=says):
        softmax_cross_entropy_with_integer_labels(LOGITS, ids)
    with pytest.raises(fl.LabelError, match=says):  # the labels are there, although the logits are traced
        jax.grad(lambda z: softmax_cross_entropy_with_integer_labels(z, ids).sum())(LOGITS)
    lost = (ids < 0) | (ids > 2)
    value, pull = jax.jit(lambda z, y: jax.vjp(lambda z: softmax_cross_entropy_with_integer_labels(z, y), z))(LOGITS, ids)
    assert (np.isnan(value) == lost).all()
    assert (np.isnan(pull(jnp.ones(4))[0]) == lost[:, None]).all()


def test_an_int8_label_that_has_run_over():
    z = jnp.zeros((1, 256))
    with pytest.raises(fl.LabelError, match="label -56 at"):
        softmax_cross_entropy_with_integer_labels(z, jnp.array([200]).astype("int8"))


@pytest.mark.parametrize(
    ("loss", "logits", "labels", "error", "says"),
    [
        (
            softmax_cross_entropy_with_integer_labels,
            LOGITS,
            ROWS,
            fl.ShapeError,
            r"labels of shape \(4, 3\) do not go with logits of shape \(4, 3\)",
        ),
        (softmax_cross_entropy_with_integer_labels, LOGITS, IDS[:, None], fl.ShapeError, "can be read in two ways.*squeeze"),
        (softmax_cross_entropy_with_integer_labels, LOGITS, IDS[:3], fl.ShapeError, r"\(3,\)"),
        (softmax_cross_entropy_with_integer_labels, LOGITS, IDS + 0.5, fl.LabelError, "dtype float32 with values"),
        (softmax_cross_entropy, LOGITS, IDS, fl.ShapeError, r"class ids need shape \(4,\), a distribution needs shape \(4, 3\)"),
        (softmax_cross_entropy, LOGITS[:3], IDS[:3], fl.ShapeError, r"class ids need shape \(3,\)"),  # N == C: optax compares all with all
        (softmax_cross_entropy, LOGITS, IDS[:, None], fl.ShapeError, "can be read in two ways"),
        (softmax_cross_entropy, LOGITS, ROWS.at[1, 2].set(jnp.nan), fl.LabelError, r"labels\[1, 2\] is NaN"),
        (softmax_cross_entropy, IDS[:, None], LOGITS, fl.OutputKindError, "logits have dtype int32.*changed places"),
        (sigmoid_binary_cross_entropy, LOGITS[:, 0], BITS[:, :1], fl.ShapeError, "compare every row with every other"),
        (sigmoid_binary_cross_entropy, LOGITS[:, :1], BITS[:, 0], fl.ShapeError, "compare every row with every other"),
        (sigmoid_binary_cross_entropy, LOGITS[:3], BITS[:3, 0], fl.ShapeError, r"\(3, 3\)"),
        (sigmoid_binary_cross_entropy, LOGITS, BITS.T, fl.ShapeError, "must have the same shape"),
        (sigmoid_binary_cross_entropy, LOGITS, BITS.at[:, 0].set(2.0), fl.LabelError, r"binary labels lie in \[0, 1\]"),
        (sigmoid_binary_cross_entropy, LOGITS, jnp.sign(BITS - 0.4), fl.LabelError, r"pass \(labels \+ 1\) / 2"),
        (sigmoid_binary_cross_entropy, LOGITS, (BITS > 0.4) * 255, fl.LabelError, "pass labels / 255"),
        (sigmoid_binary_cross_entropy, LOGITS, BITS.at[2, 1].set(jnp.nan), fl.LabelError, r"labels\[2, 1\] is NaN"),
        (sigmoid_focal_loss, LOGITS[:, 0], BITS[:, :1], fl.ShapeError, "compare every row with every other"),
        (sigmoid_focal_loss, LOGITS, BITS * 2, fl.LabelError, r"binary labels lie in \[0, 1\]"),
        (linear_softmax_cross_entropy, LOGITS, jnp.ones((3, 5)), fl.ShapeError, None),
    ],
)
def test_broken_contracts(loss, logits, labels, error, says):
    if loss is linear_softmax_cross_entropy:
        with pytest.raises(error, match=r"It seems to be turned: pass weight\.T"):
            linear_softmax_cross_entropy(logits, labels, IDS)
        return
    with pytest.raises(error, match=says):
        loss(logits, labels)
    assert issubclass(error, ValueError)


@pytest.mark.parametrize(
    ("labels", "says"),
    [
        (np.array(["a", "b", "a", "c"]), "a loss takes numbers"),
        (np.array([0, 1, 2, 1], object), "a loss takes numbers"),
        ([0, 1, [0, 0, 1], 2], "labels mix two forms"),
        ([[0, 1, 0], [1, 0], [0, 0, 1], [1, 0, 0]], "rows of different length"),
    ],
)
@pytest.mark.parametrize("loss", [softmax_cross_entropy, softmax_cross_entropy_with_integer_labels, sigmoid_binary_cross_entropy])
def test_labels_that_hold_no_numbers(loss, labels, says):
    with pytest.raises(fl.LabelError, match=says):
        loss(LOGITS, labels)


@pytest.mark.parametrize("shape", [((4, 3), (4,)), ((4, 3), (4, 1)), ((3, 3), (3,))])
def test_shapes_are_checked_under_jit(shape):
    logits, labels = (jnp.zeros(one) for one in shape)
    with pytest.raises(fl.ShapeError):
        jax.jit(softmax_cross_entropy)(logits, labels)


@pytest.mark.parametrize(
    ("options", "error", "says"),
    [
        ({"axis": 2}, fl.ShapeError, "axis=2, but"),
        ({"axis": "classes"}, ValueError, "axis='classes' is neither"),
        ({"axis": True}, ValueError, "axis=True is neither"),
        ({"axis": (1, -1)}, ValueError, r"axis=\(1, -1\) names an axis twice"),
        ({"where": jnp.ones(4)}, ValueError, "where has dtype float32, but booleans"),
        ({"where": jnp.ones(3, bool)}, fl.ShapeError, r"where of shape \(3,\), but \(4,\) was expected"),
        ({"where": jnp.ones((4, 1, 1), bool)}, fl.ShapeError, r"where of shape \(4, 1, 1\)"),
    ],
)
def test_options_that_do_not_fit(options, error, says):
    with pytest.raises(error, match=says):
        softmax_cross_entropy(LOGITS, ROWS, **options)
    with pytest.raises(error, match=says):
        softmax_cross_entropy_with_integer_labels(LOGITS, IDS, **options)


def test_integer_labels_need_an_axis():
    with pytest.raises(ValueError, match="axis=None is neither a whole number nor a tuple"):
        softmax_cross_entropy_with_integer_labels(LOGITS, jnp.array(1), axis=None)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"alpha": 1.5}, r"^alpha=1.5 is not in \[0, 1\]"),
        ({"gamma": -1.0}, "^gamma=-1.0"),
        ({"gamma": None}, "^gamma=None"),
        ({"alpha": jnp.array([0.5, 2.0, 0.1])}, "^alpha=2.0"),
        ({"gamma": jnp.array([0.5, jnp.nan, 0.1])}, "^gamma=nan"),
        ({"alpha": "0.5"}, "^alpha is of type str"),
        ({"alpha": 0.5j}, "^alpha has dtype complex64"),
        ({"gamma": jnp.ones(4)}, r"^gamma of shape \(4,\)"),
    ],
)
def test_focal_options_out_of_bounds(options, says):
    with pytest.raises(ValueError, match=says):
        sigmoid_focal_loss(LOGITS, BITS, **options)


# -- hints


MANY = jax.random.normal(jax.random.key(0), (32, 3))
MANY_IDS = jnp.arange(32) % 3
MANY_ROWS = jax.nn.one_hot(MANY_IDS, 3)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: softmax_cross_entropy_with_integer_labels(jax.nn.softmax(MANY), MANY_IDS), "rows sum to 1.*FL101.*softmax"),
        (
            lambda: softmax_cross_entropy_with_integer_labels(jax.nn.sigmoid(MANY), MANY_IDS),
            "every number lies between 0 and 1.*FL101.*sigmoid",
        ),
        (
            lambda: softmax_cross_entropy(jax.nn.softmax(MANY).T, MANY_ROWS.T, axis=0),
            "FL101.*fromlogits.cross_entropy with kind='probabilities'",
        ),
        (lambda: sigmoid_binary_cross_entropy(jax.nn.sigmoid(MANY), MANY_ROWS), "every number lies between 0 and 1.*FL101"),
        (
            lambda: sigmoid_binary_cross_entropy(jax.nn.softmax(MANY), MANY_ROWS),
            "FL101.*fromlogits.binary_cross_entropy with kind='probabilities'",
        ),
        (lambda: softmax_cross_entropy(MANY, 2 * MANY_ROWS), r"labels\[0\] sums to 2.*FL206"),
        (lambda: softmax_cross_entropy(MANY, MANY_ROWS.at[3, 1].set(1.0)), "Several classes hold at once.*FL206"),
        (lambda: softmax_cross_entropy(MANY, MANY_ROWS.at[:, 2].set(-1.0)), "FL206"),
        (lambda: softmax_cross_entropy(MANY_ROWS, MANY), "FL101|FL206"),  # labels and logits have changed places: both are said
    ],
)
def test_numbers_that_only_look_wrong_are_warned_of_once(call, says):
    def often():
        for _ in range(5):
            call()

    with pytest.warns(fl.ContractWarning, match=says) as caught:
        often()
    assert len(caught) <= 2  # one of each sort
    assert {one.filename for one in caught} == {__file__}


def test_nothing_is_said_of_what_is_right():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        softmax_cross_entropy_with_integer_labels(jax.nn.log_softmax(MANY), MANY_IDS)
        softmax_cross_entropy(MANY, MANY_ROWS)
        softmax_cross_entropy(MANY.astype("bfloat16"), jax.nn.softmax(MANY).astype("bfloat16"))
        sigmoid_binary_cross_entropy(MANY, MANY_ROWS)


def test_checks_never_means_it():
    with warnings.catch_warnings(), fl.checks("never"):
        warnings.simplefilter("error")
        softmax_cross_entropy(jax.nn.softmax(MANY), 2 * MANY_ROWS)
        assert np.isnan(softmax_cross_entropy_with_integer_labels(LOGITS, jnp.array([0, 1, 2, 3]))[3])


# -- linear


def test_linear_is_the_loss_of_the_layer():
    hidden, kernel, bias = (jax.random.normal(jax.random.key(seed), shape) for seed, shape in ((1, (4, 5)), (2, (5, 3)), (3, (3,))))
    wanted = softmax_cross_entropy_with_integer_labels(hidden @ kernel + bias, IDS)
    np.testing.assert_allclose(linear_softmax_cross_entropy(hidden, kernel.T, IDS, bias=bias), wanted, rtol=1e-5)
    np.testing.assert_allclose(
        linear_softmax_cross_entropy(hidden, kernel.T, ROWS, bias=bias), softmax_cross_entropy(hidden @ kernel + bias, ROWS), rtol=1e-5
    )
    where = jnp.array([True, False, True, True])
    np.testing.assert_allclose(linear_softmax_cross_entropy(hidden, kernel.T, IDS, bias=bias, where=where), wanted * where, rtol=1e-5)
    assert linear_softmax_cross_entropy(hidden.astype("bfloat16"), kernel.T, IDS).dtype == jnp.float32


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda: softmax_cross_entropy(LOGITS, None), TypeError, "labels is None"),
        (lambda: sigmoid_binary_cross_entropy(None, BITS), TypeError, "logits is None"),
        (lambda: softmax_cross_entropy(LOGITS, ROWS + 0j), fl.LabelError, "labels of dtype complex64"),
        (lambda: sigmoid_focal_loss(LOGITS, BITS + 1j), fl.LabelError, "labels of dtype complex64"),
        (lambda: softmax_cross_entropy_with_integer_labels(LOGITS, np.ma.array(IDS)), ValueError, "give them where=False"),
        (lambda: linear_softmax_cross_entropy(LOGITS, None, IDS), TypeError, "weight is None"),
        (lambda: linear_softmax_cross_entropy(LOGITS.astype(int), jnp.eye(3), IDS), fl.OutputKindError, "hidden has dtype int32"),
        (lambda: linear_softmax_cross_entropy(LOGITS, jnp.eye(3), IDS, where=jnp.ones(3, bool)), fl.ShapeError, r"where of shape \(3,\)"),
    ],
)
def test_what_is_no_array_of_numbers_is_named(call, error, says):
    with pytest.raises(error, match=says):
        call()


def test_linear_under_jit():
    losses = jax.jit(linear_softmax_cross_entropy)(LOGITS, jnp.eye(3), IDS.at[1].set(7))
    assert (np.isnan(losses) == [False, True, False, False]).all()


def test_docstrings_are_true():
    assert doctest.testmod(ours, optionflags=doctest.ELLIPSIS).failed == 0
