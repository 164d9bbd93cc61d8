"""Where an output came from: the logits that a softmax or sigmoid was made of, or the proof that there was none.

Keras leaves the logits on what its `softmax` and `sigmoid` return, as `_keras_logits`, wherever a tensor takes attributes (TensorFlow and
torch, not JAX). A graph of TensorFlow and the autograd graph of torch tell the operation itself.
"""

from __future__ import annotations

from typing import Any

from fromlogits import errors
from fromlogits.losses import tensors
from fromlogits.losses.targets import seen

__all__ = ["AUTO", "WORDS", "logits_of", "told"]

AUTO = "auto"
WORDS = errors.Words(
    "y_pred", "y_true", binary="BinaryCrossentropy", expected="probabilities were expected (from_logits=False)",
    scores="set from_logits=True", probabilities="set from_logits=False",
)  # fmt: skip


def logits_of(output: Any, from_logits: bool | str, activation: str) -> tuple[Any, bool]:
    """What the loss is computed from, and whether that is logits: the output itself, or what is behind its softmax or sigmoid.

    `activation` is the one that belongs to the loss: an output of the other one is taken for the probabilities that it is.
    """
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
    return (hidden, True) if hidden is not None and made == activation else (output, False)


def told(output: Any) -> bool | None:
    """Whether an output is logits, as far as it tells where it came from."""
    made, _ = _origin(output)
    return None if made is None else made == "linear"


def _origin(output: Any) -> tuple[str | None, Any]:
    xp = tensors.of(output)
    if xp.abstract(output):  # Keras asks for shapes alone
        return "linear", None
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
