"""The losses that are measured: ours and each framework's own, with their gradients as the framework takes them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import ml_dtypes
import numpy as np

import fromlogits as fl

Losses = Callable[..., Any]
Run = Callable[[Any, Any], tuple[Any, Any]]


class Way(NamedTuple):
    """A loss of somebody, and how it is run: logits or probabilities and labels in, losses of rows and their gradient out."""

    framework: str
    name: str
    ours: bool
    run: Run
    divides: bool = False  # probabilities by their sum, as Keras does


def on_numpy() -> dict[str, list[Way]]:
    from scipy.special import log_softmax, softmax
    from sklearn.metrics import log_loss

    def naive(z: Any, y: Any) -> Any:
        return -np.log(np.exp(z) / np.exp(z).sum(-1, keepdims=True))[np.arange(len(y)), y]

    def sklearns(p: Any, y: Any) -> Any:
        return np.array([log_loss([label], row[None], labels=np.arange(p.shape[1])) for row, label in zip(p, y, strict=True)])

    def picked(p: Any, y: Any) -> Any:
        return p[np.arange(len(y)), y]

    def way(name: str, loss: Losses, *, ours: bool = False) -> Way:
        return Way("numpy", name, ours, lambda output, labels: (loss(output, labels), None))

    rows_, units = partial(fl.cross_entropy, reduction="none"), partial(fl.binary_cross_entropy, reduction="none")
    return {
        "logits": [
            way("fl.cross_entropy", rows_, ours=True),
            way("-log(exp(z) / sum(exp(z)))", naive),
            way("scipy.special.log_softmax", lambda z, y: -picked(log_softmax(z, -1), y)),
            way("sklearn.metrics.log_loss of scipy's softmax", lambda z, y: sklearns(softmax(z, -1), y)),
        ],
        "units": [
            way("fl.binary_cross_entropy", units, ours=True),
            way("-log(1 / (1 + exp(-z)))", lambda z, t: -np.where(t == 1, np.log(1 / (1 + np.exp(-z))), np.log(1 - 1 / (1 + np.exp(-z))))),
        ],
        "probabilities": [
            way("fl.cross_entropy, kind='probabilities'", partial(rows_, kind="probabilities"), ours=True),
            way("-log(p)", lambda p, y: -np.log(picked(p, y))),
            way("sklearn.metrics.log_loss", sklearns),
        ],
        "answers": [
            way("fl.binary_cross_entropy, kind='probabilities'", partial(units, kind="probabilities"), ours=True),
            way("-log(p), -log(1 - p)", lambda p, t: -np.log(np.where(t == 1, p, 1 - p))),
        ],
    }


def differentiated_by_torch(loss: Losses) -> Run:
    import torch

    def run(output: Any, labels: Any) -> tuple[Any, Any]:
        z = torch_tensor(output).requires_grad_()
        losses = loss(z, torch_tensor(labels))
        gradient = torch.autograd.grad(losses.sum(), z)[0]
        return _numpy(losses.detach()), _numpy(gradient)

    return run


def torch_tensor(x: Any) -> Any:
    import torch

    return torch.tensor(x.astype(np.float32)).bfloat16() if x.dtype == ml_dtypes.bfloat16 else torch.tensor(x)


def _numpy(x: Any) -> Any:
    import torch

    return x.float().numpy().astype(ml_dtypes.bfloat16) if x.dtype == torch.bfloat16 else x.numpy()


def on_torch() -> dict[str, list[Way]]:
    from torch.nn import functional as theirs

    from fromlogits.torch import functional as ours

    def both(name: str) -> list[Way]:
        return [
            Way("torch", name, module is ours, differentiated_by_torch(partial(getattr(module, name), reduction="none")))
            for module in (ours, theirs)
        ]

    def of_logarithm(p: Any, y: Any) -> Any:
        return theirs.nll_loss(p.log(), y, reduction="none")

    return {
        "logits": [
            *both("cross_entropy"),
            Way("torch", "nll_loss(log(softmax(z)))", ours=False, run=differentiated_by_torch(lambda z, y: of_logarithm(z.softmax(1), y))),
        ],
        "units": both("binary_cross_entropy_with_logits"),
        "probabilities": [Way("torch", "nll_loss(log(p))", ours=False, run=differentiated_by_torch(of_logarithm))],
        "answers": both("binary_cross_entropy"),
    }


def differentiated_by_jax(loss: Losses, *, jit: bool = True) -> Run:
    import jax
    import jax.numpy as jnp

    def both(output: Any, labels: Any) -> tuple[Any, Any]:
        losses, pull = jax.vjp(lambda z: loss(z, labels), output)
        return losses, pull(jnp.ones_like(losses))[0]

    compiled = jax.jit(both) if jit else both

    def run(output: Any, labels: Any) -> tuple[Any, Any]:
        with jax.enable_x64(output.dtype == np.float64):
            losses, gradient = compiled(jnp.asarray(output), jnp.asarray(labels))
            return np.asarray(losses), np.asarray(gradient)

    return run


def on_jax() -> dict[str, list[Way]]:
    import optax

    import fromlogits.jax as ours

    def both(name: str) -> list[Way]:
        return [Way("JAX", name, module is ours, differentiated_by_jax(getattr(module, name))) for module in (ours, optax)]

    return {"logits": both("softmax_cross_entropy_with_integer_labels"), "units": both("sigmoid_binary_cross_entropy")}


def differentiated_by_tensorflow(loss: Losses) -> Run:
    import tensorflow as tf

    def run(output: Any, labels: Any) -> tuple[Any, Any]:
        z = tf.convert_to_tensor(output)
        with tf.GradientTape() as tape:
            tape.watch(z)
            losses = loss(z, tf.convert_to_tensor(labels))
        return losses.numpy(), tape.gradient(losses, z).numpy()

    return run


def on_tensorflow() -> dict[str, list[Way]]:
    import tensorflow as tf

    import fromlogits.tensorflow as ours

    def both(name: str) -> list[Way]:
        def run(loss: Losses) -> Run:
            return differentiated_by_tensorflow(lambda z, y: loss(labels=y, logits=z))

        return [Way("TensorFlow", name, module is ours, run(getattr(module, name))) for module in (ours, tf.nn)]

    return {"logits": both("sparse_softmax_cross_entropy_with_logits"), "units": both("sigmoid_cross_entropy_with_logits")}


def on_keras() -> dict[str, list[Way]]:
    """On the backend of this process."""
    import keras

    import fromlogits.keras as ours

    backend = keras.backend.backend()
    differentiated = {
        "tensorflow": differentiated_by_tensorflow, "torch": differentiated_by_torch, "jax": partial(differentiated_by_jax, jit=False),
    }[backend]  # fmt: skip

    def both(name: str, *, axis: bool = False, **options: Any) -> list[Way]:
        def run(loss: Losses) -> Run:
            if axis:  # the mean of one unit
                return differentiated(lambda z, y: loss(y[:, None], z[:, None], **options))
            return differentiated(lambda z, y: loss(y, z, **options))

        return [
            Way(f"Keras on {backend}", f"{name}({', '.join(f'{key}={value}' for key, value in options.items())})", module is ours,
                run(getattr(module, name)), divides=not axis and not options)
            for module in (ours, keras.losses)
        ]  # fmt: skip

    return {
        "logits": both("sparse_categorical_crossentropy", from_logits=True),
        "units": both("binary_crossentropy", axis=True, from_logits=True),
        "probabilities": both("sparse_categorical_crossentropy"),
        "answers": both("binary_crossentropy", axis=True),
    }


FRAMEWORKS = {"numpy": on_numpy, "torch": on_torch, "jax": on_jax, "tensorflow": on_tensorflow, "keras": on_keras}
