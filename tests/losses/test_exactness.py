"""How far losses and gradients are from the truth, on numpy, JAX and TensorFlow, in every mode they run in. torch stands with its own tests.

The bound is 4 ulp, times the spread of a row's logits where that exceeds one: the exponential function makes so much of the rounding of its argument.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pytest
from losses.reference import CLASSES, DTYPES, EPSILON, TINY, rows, sigmoid, softmax, ulps
from mpmath import mp, mpf

import fromlogits as fl

BOUND = 4.0
Run = Callable[..., tuple[Any, Any]]


def losses(logits, labels, binary=False, kind="logits", reduction="none"):
    return (fl.binary_cross_entropy if binary else fl.cross_entropy)(logits, labels, kind=kind, reduction=reduction, ignore_index=-100)


def on_numpy(logits, labels, *how):
    return losses(logits, labels, *how), None


@cache
def on_jax(jit: bool) -> Run:
    import jax
    import jax.numpy as jnp

    def both(logits, labels, *how):
        wide = logits.astype(jnp.promote_types(logits.dtype, jnp.float32))  # or the gradient is rounded to half precision
        value, pull = jax.vjp(lambda z: losses(z, labels, *how), wide)
        return value, pull(jnp.ones_like(value))[0]

    run = jax.jit(both, static_argnums=(2, 3, 4)) if jit else both

    def called(logits, labels, *how):
        with jax.enable_x64(True):
            return run(jnp.asarray(logits), jnp.asarray(labels), *how)

    return called


@cache
def on_tensorflow(**how: Any) -> Run:
    import tensorflow as tf

    def both(logits, labels, *how):
        wide = logits if logits.dtype == tf.float64 else tf.cast(logits, tf.float32)
        with tf.GradientTape() as tape:
            tape.watch(wide)
            value = losses(wide, labels, *how)
        return value, tape.gradient(value, wide)

    run = tf.function(both, autograph=False, **how) if how else both
    return lambda logits, labels, *how: run(tf.convert_to_tensor(logits), tf.convert_to_tensor(labels), *how)


MODES: dict[str, Callable[[], Run]] = {
    "numpy": lambda: on_numpy,
    "jax": lambda: on_jax(jit=False),
    "jax-jit": lambda: on_jax(jit=True),
    "tensorflow": on_tensorflow,
    "tensorflow-function": lambda: on_tensorflow(reduce_retracing=False),
    "tensorflow-xla": lambda: on_tensorflow(jit_compile=True),
}


@pytest.mark.parametrize("classes", CLASSES)
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("dtype", DTYPES)
def test_rows(mode, classes, dtype):
    truth = rows(classes, dtype)
    value, gradient = MODES[mode]()(truth.logits, truth.labels)
    computed = "float64" if dtype == "float64" else "float32"
    assert str(np.asarray(value).dtype) == computed
    error = ulps(value, truth.losses, computed, truth.spread)
    steepness = 0.0
    if gradient is not None:
        steepness = ulps(gradient, truth.gradients, computed, truth.spread[:, None])
    print(f"{mode} {dtype} C={classes}: loss {error:.2f}, gradient {steepness:.2f} of {BOUND:g}")
    assert error <= BOUND
    assert steepness <= BOUND


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_units(mode, dtype):
    logits = np.array([-200, -87, -30, -1, -1e-4, 0, 1e-4, 1, 30, 87, 200], dtype).repeat(3)
    labels = np.tile(np.array([0.0, 1.0, 0.25], dtype), 11)
    truth = np.array([sigmoid(z, t) for z, t in zip(logits, labels, strict=True)])
    value, gradient = MODES[mode]()(logits, labels, True)
    hard = np.maximum(np.abs(logits), 1.0)
    assert ulps(value, truth[:, 0], dtype, hard) <= BOUND
    if gradient is not None:
        # with a soft label two terms of opposite sign meet: the error is that of the larger
        soft = np.where(labels == 0.25, TINY[dtype] + 1.0 / np.maximum(np.abs(truth[:, 1]), 1e-3), 1.0)
        assert ulps(gradient, truth[:, 1], dtype, hard * soft) <= BOUND


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("dtype", DTYPES)
def test_probabilities(mode, dtype):
    """Down to the smallest normal number, whose loss is the most that there is: at exactly 0 too, with a gradient that is a number."""
    computed = "float64" if dtype == "float64" else "float32"
    smallest = max(TINY[dtype], TINY["float32"])
    p = np.array([0.0, smallest, 1e-30, 1e-10, 1e-3, 0.25, 0.5, 1.0 - 2 * EPSILON[dtype], 1.0])
    p = p[(p >= smallest) | (p == 0.0)].astype(DTYPES[dtype])
    wide = p.astype(computed)
    known = np.maximum(wide, TINY[computed])
    truth = np.array([-mp.log(mpf(float(one))) for one in known], np.longdouble)
    logits = np.stack([p, (1.0 - wide).astype(p.dtype)], -1)
    with fl.checks("never"):
        for output, labels, binary in ((logits, np.zeros(len(p), int), False), (p, np.ones_like(p), True)):
            value, gradient = MODES[mode]()(output, labels, binary, "probabilities")
            assert ulps(value, truth, computed) <= BOUND
            if gradient is not None:
                slopes = np.asarray(gradient)[:, 0] if output is logits else np.asarray(gradient)
                assert np.isfinite(slopes).all()
                assert ulps(slopes[p > 0], -1.0 / wide[p > 0].astype(np.longdouble), computed) <= BOUND


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("count", [0, 3])
def test_where_no_row_counts_loss_and_gradient_are_zero(mode, count):
    value, gradient = MODES[mode]()(np.ones((count, 4), "float32"), np.full(count, -100), False, "logits", "mean")
    assert float(value) == 0.0
    assert gradient is None or (np.asarray(gradient).shape == (count, 4) and not np.asarray(gradient).any())


def test_nothing_is_rounded_to_zero():
    """What every framework rounds to 0: a confident row in float32, whose loss is log1p(e^-50) = 1.9287e-22."""
    assert float(fl.cross_entropy(np.array([[50.0, 0.0]], "float32"), [0])) == pytest.approx(1.9287498479639178e-22, rel=1e-6)


def test_the_truth_is_true():
    """Against what can be said in closed form."""
    loss, gradient = softmax(np.array([0.0, 0.0]), 0)
    assert float(loss) == pytest.approx(np.log(2.0), rel=1e-16)
    assert gradient.tolist() == [-0.5, 0.5]
    loss, gradient = softmax(np.array([0.0, -np.inf, 0.0, 0.0]), 2)
    assert float(loss) == pytest.approx(np.log(3.0), rel=1e-16)
    np.testing.assert_allclose(gradient.astype(float), [1 / 3, 0.0, -2 / 3, 1 / 3], rtol=1e-15)
    assert float(softmax(np.array([200.0, 0.0]), 0)[0]) == pytest.approx(np.exp(-200.0), rel=1e-12)
    assert float(sigmoid(0.0, 0.5)[0]) == pytest.approx(np.log(2.0), rel=1e-16)


def test_the_measure_can_fail():
    truth = rows(10, "float32")
    assert ulps(truth.losses * (1 + 1e-6), truth.losses, "float32") > BOUND
    assert ulps(np.zeros(len(truth.losses)), truth.losses, "float32", truth.spread) > BOUND
