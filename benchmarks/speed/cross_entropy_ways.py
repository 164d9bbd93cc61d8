"""Ways to have the loss and the gradient of logits: `setup(shape)` gives a function that computes both once and returns them."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from speed.shapes import Logits

__all__ = ["WAYS", "Way"]


class Way(NamedTuple):
    framework: str
    whose: str  # ours, theirs or limit
    setup: Callable[[Any], Callable[[], Any]]


def _numbers(shape: Logits) -> tuple[Any, Any]:
    draw = np.random.default_rng(0)
    return draw.standard_normal(tuple(shape), dtype=np.float32), draw.integers(shape.classes, size=shape.rows)


# -- torch


def _torch(loss: Callable[[], Callable[..., Any]], shape: Logits) -> Callable[[], Any]:
    import torch

    logits, labels = (torch.from_numpy(one) for one in _numbers(shape))
    logits.requires_grad_()
    function = loss()

    def step() -> Any:
        value = function(logits, labels)
        value.backward()
        found = value, logits.grad
        logits.grad = None
        return found

    return step


def _theirs() -> Any:
    import torch

    return torch.nn.functional.cross_entropy


def _compiled() -> Any:
    import torch

    return torch.compile(torch.nn.functional.cross_entropy)


def _from_probabilities() -> Any:
    import torch

    return lambda z, y: torch.nn.functional.nll_loss(z.softmax(-1).log(), y)


def _ours() -> Any:
    import fromlogits as fl

    return fl.cross_entropy


def _ours_door() -> Any:
    from fromlogits.torch import functional

    return functional.cross_entropy


def _ours_compiled() -> Any:
    import torch

    import fromlogits as fl

    return torch.compile(fl.cross_entropy)


def _ours_in_place(shape: Logits) -> Callable[[], Any]:
    """The logits are those of the run before: gradients, whose loss costs as much as any other's."""
    import torch

    import fromlogits as fl

    logits, labels = (torch.from_numpy(one) for one in _numbers(shape))

    def step() -> Any:
        start = logits.detach().requires_grad_()
        value = fl.cross_entropy(start, labels, overwrite_logits=True)
        value.backward()
        return value

    return step


def _copy(shape: Logits) -> Callable[[], Any]:
    import torch

    source = torch.from_numpy(_numbers(shape)[0])
    target = source.clone()
    return lambda: target.copy_(source)


def _clone(shape: Logits) -> Callable[[], Any]:
    import torch

    source = torch.from_numpy(_numbers(shape)[0])
    return source.clone


# -- JAX


def _jax(loss: Callable[[], Callable[..., Any]], shape: Logits) -> Callable[[], Any]:
    import jax

    logits, labels = (jax.numpy.asarray(one) for one in _numbers(shape))
    function = jax.jit(jax.value_and_grad(loss()))
    return lambda: jax.block_until_ready(function(logits, labels))


def _optax() -> Any:
    import optax

    return lambda z, y: optax.softmax_cross_entropy_with_integer_labels(z, y).mean()


def _ours_jax() -> Any:
    from fromlogits.jax import softmax_cross_entropy_with_integer_labels

    return lambda z, y: softmax_cross_entropy_with_integer_labels(z, y).mean()


# -- TensorFlow


def _tensorflow(loss: Callable[[], Callable[..., Any]], shape: Logits, *, graph: bool | None = None) -> Callable[[], Any]:
    import tensorflow as tf

    logits, labels = (tf.constant(one) for one in _numbers(shape))
    function = loss()

    def step() -> Any:
        with tf.GradientTape() as tape:
            tape.watch(logits)
            value = tf.reduce_mean(function(labels, logits))
        return value, tape.gradient(value, logits)

    run = step if graph is None else tf.function(step, jit_compile=graph)

    def waited() -> Any:
        found = run()
        found[1][-1, -1].numpy()
        return found

    return waited


def _tf_nn() -> Any:
    import tensorflow as tf

    return lambda y, z: tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=z)


def _ours_tf() -> Any:
    from fromlogits.tensorflow import sparse_softmax_cross_entropy_with_logits

    return lambda y, z: sparse_softmax_cross_entropy_with_logits(labels=y, logits=z)


# -- Keras, which chooses its backend once a process


def _keras(backend: str, whose: str, shape: Logits, *, from_logits: bool = True) -> Callable[[], Any]:
    os.environ["KERAS_BACKEND"] = backend

    def loss() -> Any:
        import keras

        if whose == "ours":
            import fromlogits.keras as home
        else:
            import keras.losses as home
        function = home.SparseCategoricalCrossentropy(from_logits=from_logits)
        return function if from_logits else lambda y, z: function(y, keras.ops.softmax(z))

    if backend == "torch":
        return _torch(lambda: _turned(loss()), shape)
    if backend == "jax":
        return _jax(lambda: _turned(loss()), shape)
    return _tensorflow(loss, shape, graph=False)


def _turned(function: Any) -> Any:
    return lambda z, y: function(y, z)


WAYS = {
    "torch copy_": Way("torch", "limit", _copy),
    "torch clone": Way("torch", "limit", _clone),
    "fl.cross_entropy, overwrite_logits": Way("torch", "ours", _ours_in_place),
    "fl.cross_entropy": Way("torch", "ours", partial(_torch, _ours)),
    "fromlogits.torch cross_entropy": Way("torch", "ours", partial(_torch, _ours_door)),
    "torch.compile(fl.cross_entropy)": Way("torch", "ours", partial(_torch, _ours_compiled)),
    "F.cross_entropy": Way("torch", "theirs", partial(_torch, _theirs)),
    "torch.compile(F.cross_entropy)": Way("torch", "theirs", partial(_torch, _compiled)),
    "F.nll_loss(log(softmax)), from probabilities": Way("torch", "theirs", partial(_torch, _from_probabilities)),
    "jax.jit(fromlogits.jax)": Way("JAX", "ours", partial(_jax, _ours_jax)),
    "jax.jit(optax)": Way("JAX", "theirs", partial(_jax, _optax)),
    "fromlogits.tensorflow, XLA": Way("TensorFlow", "ours", partial(_tensorflow, _ours_tf, graph=True)),
    "tf.nn, eager": Way("TensorFlow", "theirs", partial(_tensorflow, _tf_nn)),
    "tf.nn, XLA": Way("TensorFlow", "theirs", partial(_tensorflow, _tf_nn, graph=True)),
    "fromlogits.keras on torch": Way("Keras", "ours", partial(_keras, "torch", "ours")),
    "fromlogits.keras on jax": Way("Keras", "ours", partial(_keras, "jax", "ours")),
    "fromlogits.keras on tensorflow": Way("Keras", "ours", partial(_keras, "tensorflow", "ours")),
    "Keras on torch": Way("Keras", "theirs", partial(_keras, "torch", "theirs")),
    "Keras on jax": Way("Keras", "theirs", partial(_keras, "jax", "theirs")),
    "Keras on tensorflow": Way("Keras", "theirs", partial(_keras, "tensorflow", "theirs")),
    "Keras on torch, from probabilities": Way("Keras", "theirs", partial(_keras, "torch", "theirs", from_logits=False)),
}
