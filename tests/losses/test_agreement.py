"""numpy, JAX, TensorFlow and torch agree in float64: losses, extras and gradients, whatever the options."""

from __future__ import annotations

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import tensorflow as tf
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import fromlogits as fl

ROWS, CLASSES = 4, 3
EXTRAS = ("lse", "entropy", "argmax", "correct", "per_token")
# Few of each, since JAX compiles for every one: what is drawn freely are the numbers.
OPTIONS = st.fixed_dictionaries(
    {
        "label_smoothing": st.sampled_from([0.0, 0.1]),
        "reduction": st.sampled_from(["mean", "sum"]),
        "denominator": st.sampled_from([None, 7.0]),
    },
    optional={
        "shape": st.sampled_from(
            [
                {"softcap": 5.0},
                {"scale": 0.5},
                {"z_loss": 0.01},
                {"focal_gamma": 2.0},
                {"softcap": 5.0, "scale": 2.0, "z_loss": 1e-3, "focal_gamma": 0.5},
            ]
        )
    },
)
SIZES = st.floats(-50.0, 50.0)
WEIGHTS = st.floats(0.125, 4.0) | st.just(0.0)


def on_numpy(function: Any, logits: Any) -> tuple[Any, None]:
    return function(logits, np.asarray), None


def on_jax(function: Any, logits: Any) -> tuple[Any, Any]:
    def both(z: Any) -> Any:
        found = function(z, jnp.asarray)
        return _loss(found), found

    with jax.enable_x64(True):
        (_, found), slope = jax.value_and_grad(both, has_aux=True)(jnp.asarray(logits))
        return found, slope


def on_tensorflow(function: Any, logits: Any) -> tuple[Any, Any]:
    z = tf.constant(logits)
    with tf.GradientTape() as tape:
        tape.watch(z)
        found = function(z, tf.constant)
    return found, tape.gradient(_loss(found), z)


def on_torch(function: Any, logits: Any) -> tuple[Any, Any]:
    z = torch.tensor(logits, requires_grad=True)
    found = function(z, torch.tensor)
    _loss(found).backward()
    return [one.detach() for one in found] if isinstance(found, tuple) else found.detach(), z.grad


def _loss(found: Any) -> Any:
    return found[0] if isinstance(found, tuple) else found


def agree(function: Any, logits: Any, *, tolerance: float = 1e-12) -> None:
    wanted, _ = on_numpy(function, logits)
    slopes = []
    for run in (on_jax, on_tensorflow, on_torch):
        found, slope = run(function, logits)
        pairs = zip(found, wanted, strict=True) if isinstance(wanted, tuple) else [(found, wanted)]
        for one, other in pairs:
            np.testing.assert_allclose(np.asarray(one), other, rtol=tolerance, atol=1e-300, err_msg=run.__name__)
        slopes.append(np.asarray(slope))
    for slope in slopes[1:]:
        np.testing.assert_allclose(slope, slopes[0], rtol=1e-9, atol=1e-14)


@given(
    logits=arrays(np.float64, (ROWS, CLASSES), elements=SIZES),
    ids=arrays(np.int64, ROWS, elements=st.integers(0, CLASSES - 1)),
    mask=st.booleans(),
    ignored=st.integers(0, ROWS - 1) | st.none(),
    class_weight=arrays(np.float64, CLASSES, elements=WEIGHTS) | st.none(),
    sample_weight=arrays(np.float64, ROWS, elements=WEIGHTS) | st.none(),
    options=OPTIONS,
)
@settings(max_examples=25, deadline=None)
def test_class_ids(logits, ids, mask, ignored, class_weight, sample_weight, options):
    if mask:
        logits[0, (ids[0] + 1) % CLASSES] = -np.inf
    if ignored is not None:
        ids[ignored] = -100
    chosen = {**options, **options.get("shape", {})}
    chosen.pop("shape", None)

    def function(z, array):
        weights = {"class_weight": class_weight, "sample_weight": sample_weight}
        weights = {name: None if weight is None else array(weight) for name, weight in weights.items()}
        return fl.cross_entropy(z, array(ids), ignore_index=-100, returns=EXTRAS, **weights, **chosen)

    agree(function, logits)


@given(
    logits=arrays(np.float64, (ROWS, CLASSES), elements=SIZES),
    shares=arrays(np.float64, (ROWS, CLASSES), elements=st.floats(0.0, 1.0)),
    kind=st.sampled_from(["logits", "probabilities", "log_probabilities"]),
    sample_weight=arrays(np.float64, ROWS, elements=WEIGHTS) | st.none(),
    smoothing=st.sampled_from([0.0, 0.1]),
)
@settings(max_examples=20, deadline=None)
def test_distributions_of_every_kind_of_output(logits, shares, kind, sample_weight, smoothing):
    labels = (shares + 0.01) / (shares + 0.01).sum(-1, keepdims=True)
    output = logits / 10.0  # the gradients of probabilities grow as they shrink
    log_p = output - np.log(np.exp(output).sum(-1, keepdims=True))
    output = {"logits": output, "probabilities": np.exp(log_p), "log_probabilities": log_p}[kind]

    def function(z, array):
        weight = None if sample_weight is None else array(sample_weight)
        return fl.cross_entropy(z, array(labels), kind=kind, sample_weight=weight, label_smoothing=smoothing)

    agree(function, output)


@given(
    logits=arrays(np.float64, (ROWS, CLASSES), elements=SIZES),
    labels=arrays(np.float64, (ROWS, CLASSES), elements=st.floats(0.0, 1.0) | st.sampled_from([0.0, 1.0])),
    pos_weight=arrays(np.float64, CLASSES, elements=WEIGHTS) | st.none(),
    sample_weight=arrays(np.float64, ROWS, elements=WEIGHTS) | st.none(),
    focal=st.sampled_from([{}, {"focal_gamma": 2.0}, {"focal_gamma": 0.5, "focal_alpha": 0.25}]),
    smoothing=st.sampled_from([0.0, 0.1]),
)
@settings(max_examples=20, deadline=None)
def test_units(logits, labels, pos_weight, sample_weight, focal, smoothing):
    def function(z, array):
        weights = {"pos_weight": pos_weight, "sample_weight": sample_weight}
        weights = {name: None if weight is None else array(weight) for name, weight in weights.items()}
        return fl.binary_cross_entropy(z, array(labels), label_smoothing=smoothing, **weights, **focal)

    agree(function, logits)


@given(
    hidden=arrays(np.float64, (ROWS, 2), elements=st.floats(-3.0, 3.0)),
    weight=arrays(np.float64, (CLASSES, 2), elements=st.floats(-3.0, 3.0)),
    bias=arrays(np.float64, CLASSES, elements=st.floats(-3.0, 3.0)) | st.none(),
)
@settings(max_examples=10, deadline=None)
def test_linear(hidden, weight, bias):
    def function(h, array):
        return fl.linear_cross_entropy(h, array(weight), array([0, 2, 1, 2]), bias=None if bias is None else array(bias))

    agree(function, hidden)
