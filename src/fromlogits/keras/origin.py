"""Where an output came from: the logits that a softmax or sigmoid was made of, or the proof that there was none.

Keras leaves the logits on what its `softmax` and `sigmoid` return, as `_keras_logits`, wherever a tensor takes attributes (TensorFlow and
torch, not JAX). A graph of TensorFlow and the autograd graph of torch tell the operation itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from keras.src.backend.common.symbolic_scope import in_symbolic_scope  # where Keras asks for shapes, of tensors that hold ones

from fromlogits import errors
from fromlogits.losses import tensors
from fromlogits.losses.checks import checks
from fromlogits.losses.hints import hint, looking
from fromlogits.losses.targets import seen

__all__ = ["AUTO", "WORDS", "logits_of", "speaking", "told"]

AUTO = "auto"
WORDS = errors.Words(
    "y_pred", "y_true", binary="BinaryCrossentropy", categorical="CategoricalCrossentropy", expected="probabilities were expected (from_logits=False)",
    scores="set from_logits=True", probabilities="set from_logits=False", ignored="pass ignore_class={}", focal_alpha="alpha", focal_gamma="gamma",
)  # fmt: skip


@contextmanager
def speaking() -> Iterator[None]:
    """Errors in Keras's words; and no look at numbers that Keras made up to learn a shape."""
    with errors.in_words(WORDS), checks("never") if in_symbolic_scope() else nullcontext():
        yield


def logits_of(output: Any, from_logits: bool | str, activation: str) -> tuple[Any, bool]:
    """What the loss is computed from, and whether that is logits: the output itself, or what is behind its softmax or sigmoid.

    `activation` is the one that belongs to the loss: an output of the other one is taken for the probabilities that it is.
    """
    if isinstance(from_logits, str) and from_logits != AUTO:
        raise errors.not_yes_or_no("from_logits", from_logits, AUTO)
    if _shapes_alone(output):
        return output, bool(from_logits)
    made, hidden = _origin(output)
    if from_logits == AUTO:
        if made is None:
            raise errors.origin_unknown()
        from_logits = made == "linear"
    if from_logits:
        if made in {"softmax", "sigmoid"}:
            raise errors.already_normalised(made, activation)
        return output, True
    if made == "linear":
        raise errors.never_normalised(activation)
    if made == "sigmoid" and activation == "softmax" and output.shape[-1] != 1:
        site = looking("output")
        if site is not None:
            hint(site, errors.answered_each_by_itself(tuple(output.shape)))
    return (hidden, True) if hidden is not None and made == activation else (output, False)


def told(output: Any) -> bool | None:
    """Whether an output is logits, as far as it tells where it came from."""
    made = None if _shapes_alone(output) else _origin(output)[0]
    return None if made is None else made == "linear"


def _shapes_alone(output: Any) -> bool:
    """Whether Keras asks for shapes: of a tensor that has no numbers, or holds ones, and that nothing made."""
    return tensors.of(output).abstract(output) or in_symbolic_scope()


def _origin(output: Any) -> tuple[str | None, Any]:
    xp = tensors.of(output)
    made = xp.made_by(output)
    hidden = getattr(output, "_keras_logits", None)
    if hidden is not None and made is None:
        made = _activation(xp, output, hidden)
    return made, hidden


def _activation(xp: tensors.Operations, output: Any, hidden: Any) -> str | None:
    """Which of the two made the output, told from its numbers where there is no graph to tell it."""
    values, logits = seen(xp, output), seen(xp, hidden)
    if values is None or logits is None or not values.size:
        return None
    import numpy as np

    with np.errstate(over="ignore"):
        return "sigmoid" if np.allclose(values, 1.0 / (1.0 + np.exp(-logits)), atol=1e-2) else "softmax"
