"""Single rows that break losses: masks, rows that do not count, labels that are none, probabilities of nothing."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import partial
from typing import Any

import ml_dtypes
import numpy as np
from exact.ways import torch_tensor
from mpmath import mp

import fromlogits as fl

OFFSET = 1e4


def single_rows(framework: str) -> dict[str, dict[str, Any]]:
    """What ours and theirs give for the rows that break losses; a number, or the name of an error. Keras is that of this process."""
    if framework == "numpy":
        pairs = _numpy_pairs()
    elif framework == "torch":
        pairs = _torch_pairs()
    elif framework == "jax":
        pairs = _jax_pairs()
    elif framework == "tensorflow":
        pairs = _tensorflow_pairs()
    else:
        pairs = _keras_pairs()
    return {whose: {case: _said(call) for case, call in calls.items()} for whose, calls in zip(("ours", "theirs"), pairs, strict=True)}


def _said(call: Callable[[], Any]) -> Any:
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            return float(call())
        except Exception as fault:  # noqa: BLE001 whatever a framework raises is its answer
            return type(fault).__name__


CONFIDENT = np.array([[50.0, 0.0]], "float32")
MASKED, HALVES = np.array([[0.0, -np.inf, 1.0]], "float32"), np.array([[0.5, 0.0, 0.5]], "float32")
THREE, NO_CLASS, NEGATIVE, NONE = np.array([[2.0, 0.0, -1.0]], "float32"), np.array([3]), np.array([-1]), np.array([-100])
FIRST, NOTHING, LITTLE = np.array([0]), np.array([[0.0, 1.0]], "float32"), np.exp(np.array([[-50.0, 0.0]])).astype("float32")
LIFTED = np.full((1, 2), OFFSET, ml_dtypes.bfloat16)
TRUTH: dict[str, str] = {
    "label 50 above the other": f"{float(mp.log1p(mp.exp(-50))):.5g}",
    "a masked class, soft labels": f"{float(mp.log(1 + mp.e) - 0.5):.5g}",
    f"two equal logits of {OFFSET:g}, bfloat16": f"{float(mp.log(2)):.5g}",
    "no row counts": "0",
    "label = C": "none",
    "label -1": "none",
    "p = 0 of the label": "inf",
    "p = e^-50 of the label": "50",
}


def _named(*calls: Callable[[], Any] | None) -> dict[str, Callable[[], Any]]:
    return {case: call for case, call in zip(TRUTH, calls, strict=True) if call is not None}


def _numpy_pairs() -> tuple[dict[str, Any], dict[str, Any]]:
    def theirs(z: Any, y: Any) -> Any:
        return -np.log(np.exp(z) / np.exp(z).sum(-1, keepdims=True))[np.arange(len(y)), y].mean()

    def of(p: Any, y: Any) -> Any:
        return -np.log(p[np.arange(len(y)), y]).mean()

    ours = partial(fl.cross_entropy, kind="probabilities")
    return _named(
        lambda: fl.cross_entropy(CONFIDENT, FIRST), lambda: fl.cross_entropy(MASKED, HALVES), lambda: fl.cross_entropy(LIFTED, FIRST),
        lambda: fl.cross_entropy(THREE, NONE, ignore_index=-100), lambda: fl.cross_entropy(THREE, NO_CLASS), lambda: fl.cross_entropy(THREE, NEGATIVE),
        lambda: ours(NOTHING, FIRST), lambda: ours(LITTLE, FIRST),
    ), _named(
        lambda: theirs(CONFIDENT, FIRST), lambda: -(HALVES * np.log(np.exp(MASKED) / np.exp(MASKED).sum())).sum(), lambda: theirs(LIFTED, FIRST),
        lambda: np.array([]).mean(), lambda: theirs(THREE, NO_CLASS), lambda: theirs(THREE, NEGATIVE), lambda: of(NOTHING, FIRST), lambda: of(LITTLE, FIRST),
    )  # fmt: skip


def _torch_pairs() -> tuple[dict[str, Any], ...]:
    from torch.nn import functional as theirs

    from fromlogits.torch import functional as ours

    z = torch_tensor

    def named(of: Any) -> dict[str, Any]:
        return _named(
            lambda: of.cross_entropy(z(CONFIDENT), z(FIRST)), lambda: of.cross_entropy(z(MASKED), z(HALVES)),
            lambda: of.cross_entropy(z(LIFTED), z(FIRST)), lambda: of.cross_entropy(z(THREE), z(NONE)), lambda: of.cross_entropy(z(THREE), z(NO_CLASS)),
            lambda: of.cross_entropy(z(THREE), z(NEGATIVE)), lambda: of.binary_cross_entropy(z(NOTHING[:, 0]), z(NOTHING[:, 1])),
            lambda: of.binary_cross_entropy(z(LITTLE[:, 0]), z(NOTHING[:, 1])),
        )  # fmt: skip

    return named(ours), named(theirs)


def _jax_pairs() -> tuple[dict[str, Any], ...]:
    import jax.numpy as jnp
    import optax

    import fromlogits.jax as ours

    def named(of: Any) -> dict[str, Any]:
        ids, dense = of.softmax_cross_entropy_with_integer_labels, of.softmax_cross_entropy
        return _named(
            lambda: ids(CONFIDENT, FIRST).mean(), lambda: dense(jnp.asarray(MASKED), HALVES).mean(), lambda: ids(jnp.asarray(LIFTED), FIRST).mean(),
            lambda: ids(jnp.asarray(THREE), FIRST, where=jnp.array([False])).mean(), lambda: ids(jnp.asarray(THREE), jnp.asarray(NO_CLASS)).mean(),
            lambda: ids(jnp.asarray(THREE), jnp.asarray(NEGATIVE)).mean(), None, None,
        )  # fmt: skip

    return named(ours), named(optax)


def _tensorflow_pairs() -> tuple[dict[str, Any], ...]:
    import tensorflow as tf

    import fromlogits.tensorflow as ours

    def named(of: Any) -> dict[str, Any]:
        def ids(z: Any, y: Any) -> Any:
            return of.sparse_softmax_cross_entropy_with_logits(labels=y, logits=tf.convert_to_tensor(z))[0]

        return _named(
            lambda: ids(CONFIDENT, FIRST), lambda: of.softmax_cross_entropy_with_logits(labels=HALVES, logits=MASKED)[0], lambda: ids(LIFTED, FIRST),
            None, lambda: ids(THREE, NO_CLASS), lambda: ids(THREE, NEGATIVE), None, None,
        )  # fmt: skip

    return named(ours), named(tf.nn)


def _keras_pairs() -> tuple[dict[str, Any], ...]:
    import keras

    import fromlogits.keras as ours

    def named(of: Any) -> dict[str, Any]:
        def ids(y: Any, z: Any, **options: Any) -> Any:
            return of.SparseCategoricalCrossentropy(from_logits=True, **options)(y, z)

        p = of.SparseCategoricalCrossentropy()
        return _named(
            lambda: ids(FIRST, CONFIDENT), lambda: of.CategoricalCrossentropy(from_logits=True)(HALVES, MASKED),
            lambda: ids(FIRST, keras.ops.convert_to_tensor(LIFTED.astype("float32"), "bfloat16"), dtype="bfloat16"),
            lambda: ids(NONE, THREE, ignore_class=-100), lambda: ids(NO_CLASS, THREE), lambda: ids(NEGATIVE, THREE),
            lambda: p(FIRST, NOTHING), lambda: p(FIRST, LITTLE),
        )  # fmt: skip

    return named(ours), named(keras.losses)
