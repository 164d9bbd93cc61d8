"""Ways to have the loss and the gradients of a last layer: `setup(shape)` gives a function that computes them once and returns them."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from speed.cross_entropy_ways import Way

if TYPE_CHECKING:
    from speed.shapes import Head

__all__ = ["WAYS"]


def _numbers(shape: Head) -> tuple[Any, Any, Any]:
    draw = np.random.default_rng(0)
    hidden = draw.standard_normal((shape.rows, shape.width), dtype=np.float32)
    weight = draw.standard_normal((shape.classes, shape.width), dtype=np.float32) * np.float32(shape.width**-0.5)
    return hidden, weight, draw.integers(shape.classes, size=shape.rows)


# -- torch


def _torch(loss: Callable[[], Callable[..., Any]], shape: Head) -> Callable[[], Any]:
    import torch

    hidden, weight, labels = (torch.from_numpy(one) for one in _numbers(shape))
    hidden.requires_grad_()
    weight.requires_grad_()
    function = loss()

    def step() -> Any:
        value = function(hidden, weight, labels)
        value.backward()
        found = value, hidden.grad, weight.grad
        hidden.grad = weight.grad = None
        return found

    return step


def _bare(shape: Head) -> Callable[[], Any]:
    """The three products of a layer and its gradients, in the same pieces of rows, and nothing else."""
    import torch

    from fromlogits.losses.kernels.chunked import rows_at_once

    hidden, weight = (torch.from_numpy(one) for one in _numbers(shape)[:2])
    size = rows_at_once(shape.rows, shape.classes, 4)

    def step() -> Any:
        piece, of_hidden, of_weight = torch.empty(size, shape.classes), torch.empty_like(hidden), torch.zeros_like(weight)
        for begin in range(0, shape.rows, size):
            some = hidden[begin : begin + size]
            z = piece[: len(some)]
            torch.mm(some, weight.t(), out=z)
            torch.mm(z, weight, out=of_hidden[begin : begin + size])
            of_weight.addmm_(z.t(), some)
        return of_hidden, of_weight

    return step


def _ours() -> Any:
    import fromlogits as fl

    return fl.linear_cross_entropy


def _ours_by_rows() -> Any:
    import fromlogits as fl

    return lambda h, w, y: fl.linear_cross_entropy(h, w, y, reduction="none").mean()


def _ours_compiled() -> Any:
    import torch

    import fromlogits as fl

    return torch.compile(fl.linear_cross_entropy)


def _plain() -> Any:
    from torch.nn import functional

    return lambda h, w, y: functional.cross_entropy(functional.linear(h, w), y)


def _plain_compiled() -> Any:
    import torch

    return torch.compile(_plain())


def _torch_chunked(rows: int | None) -> Any:
    import torch

    options = torch.nn.LinearCrossEntropyOptions(**({} if rows is None else {"batch_chunk_size": rows}))
    return lambda h, w, y: torch.nn.functional.linear_cross_entropy(h, w, y, options=options)


def _torch_default() -> Any:
    import torch

    return torch.nn.functional.linear_cross_entropy


# -- JAX


def _jax(loss: Callable[[], Callable[..., Any]], shape: Head) -> Callable[[], Any]:
    import jax

    hidden, weight, labels = (jax.numpy.asarray(one) for one in _numbers(shape))
    function = jax.jit(jax.value_and_grad(loss(), (0, 1)))
    return lambda: jax.block_until_ready(function(hidden, weight, labels))


def _optax() -> Any:
    import optax

    return lambda h, w, y: optax.softmax_cross_entropy_with_integer_labels(h @ w.T, y).mean()


def _tokamax() -> Any:
    from tokamax import linear_softmax_cross_entropy_loss

    return lambda h, w, y: linear_softmax_cross_entropy_loss(h, y, w.T, reduction="mean", implementation="chunked_xla")


# -- TensorFlow


def _tensorflow(loss: Callable[[], Callable[..., Any]], shape: Head) -> Callable[[], Any]:
    import tensorflow as tf

    hidden, weight, labels = (tf.constant(one) for one in _numbers(shape))
    function = loss()

    @tf.function
    def run() -> Any:
        with tf.GradientTape() as tape:
            tape.watch((hidden, weight))
            value = function(hidden, weight, labels)
        return value, *tape.gradient(value, (hidden, weight))

    def step() -> Any:
        found = run()
        found[2][-1, -1].numpy()
        return found

    return step


def _tf_nn() -> Any:
    import tensorflow as tf

    return lambda h, w, y: tf.reduce_mean(
        tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=tf.matmul(h, w, transpose_b=True))
    )


# -- Keras: a training step of the head and its loss


def _keras(backend: str, whose: str, shape: Head) -> Callable[[], Any]:
    os.environ["KERAS_BACKEND"] = backend

    def loss() -> Any:
        import keras

        if whose == "ours":
            import fromlogits as fl

            return fl.linear_cross_entropy
        function = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        return lambda h, w, y: function(y, keras.ops.matmul(h, keras.ops.transpose(w)))

    return {"torch": _torch, "jax": _jax, "tensorflow": _tensorflow}[backend](loss, shape)


WAYS = {
    "three products": Way("torch", "limit", _bare),
    "fl.linear_cross_entropy": Way("torch", "ours", partial(_torch, _ours)),
    "fl.linear_cross_entropy, single losses": Way("torch", "ours", partial(_torch, _ours_by_rows)),
    "torch.compile(fl.linear_cross_entropy)": Way("torch", "ours", partial(_torch, _ours_compiled)),
    "F.linear, F.cross_entropy": Way("torch", "theirs", partial(_torch, _plain)),
    "torch.compile(F.linear, F.cross_entropy)": Way("torch", "theirs", partial(_torch, _plain_compiled)),
    "F.linear_cross_entropy": Way("torch", "theirs", partial(_torch, _torch_default)),
    "F.linear_cross_entropy, its own pieces": Way("torch", "theirs", partial(_torch, partial(_torch_chunked, None))),
    "F.linear_cross_entropy, 256 rows": Way("torch", "theirs", partial(_torch, partial(_torch_chunked, 256))),
    "F.linear_cross_entropy, 1024 rows": Way("torch", "theirs", partial(_torch, partial(_torch_chunked, 1024))),
    "jax.jit(fl.linear_cross_entropy)": Way("JAX", "ours", partial(_jax, _ours)),
    "jax.jit(optax)": Way("JAX", "theirs", partial(_jax, _optax)),
    "jax.jit(tokamax, chunked_xla)": Way("JAX", "theirs", partial(_jax, _tokamax)),
    "fl.linear_cross_entropy on TensorFlow": Way("TensorFlow", "ours", partial(_tensorflow, _ours)),
    "tf.matmul, tf.nn": Way("TensorFlow", "theirs", partial(_tensorflow, _tf_nn)),
    "Keras on torch": Way("Keras", "theirs", partial(_keras, "torch", "theirs")),
    "Keras on jax": Way("Keras", "theirs", partial(_keras, "jax", "theirs")),
    "Keras on tensorflow": Way("Keras", "theirs", partial(_keras, "tensorflow", "theirs")),
}
