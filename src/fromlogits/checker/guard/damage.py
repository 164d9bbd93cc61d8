"""What a mistake costs, measured on the batch it was seen in: the loss as it is and as it should be, and how much of the gradient is left.

Gradients are those with respect to the scores before the activation, which is what the model's weights are given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fromlogits.vocabulary import Case, Family, Loss, Output, OutputKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["measured", "spoken"]

_MEASURED = frozenset({"FL101", "FL102", "FL103"})


def measured(code: str, case: Case, output: NDArray[Any] | None, labels: NDArray[Any] | None) -> dict[str, float]:
    """`loss` as it is, `right` as it should be, `gradient`: the norm of the one by that of the other. Empty where it cannot be told.

    Args:
      code: the rule that was broken.
      case: what it was broken by.
      output, labels: the batch.
    """
    facts, loss = case.output, case.loss
    if code not in _MEASURED or facts is None or loss is None or output is None or labels is None or output.dtype.kind != "f":
        return {}
    import numpy as np

    with np.errstate(all="ignore"):
        if loss.family is Family.BINARY:
            return _checked(_binary(facts, loss, output.astype(np.float64), labels))
        rows = _rows(loss, output.astype(np.float64), labels)
        return {} if rows is None else _checked(_multiclass(facts, loss, *rows))


def spoken(measure: dict[str, float]) -> str | None:
    """The measure as the end of a message."""
    if "right" not in measure:
        return None
    if "loss" not in measure:
        return f"taken as scores, the loss of this batch is {measure['right']:.3g}"
    told = f"on this batch the loss is {measure['loss']:.3g} where it should be {measure['right']:.3g}"
    return f"{told}, and its gradient {measure['gradient']:.2g} times what it should be" if "gradient" in measure else told


def _checked(measure: dict[str, float]) -> dict[str, float]:
    from math import isfinite

    return measure if all(isfinite(one) for one in measure.values()) else {}


def _binary(facts: Output, loss: Loss, output: NDArray[np.float64], labels: NDArray[Any]) -> dict[str, float]:
    """Units that stand each for themselves."""
    import numpy as np

    from fromlogits.losses.binary_cross_entropy import binary_cross_entropy

    t = labels.astype(np.float64).reshape(output.shape) if labels.size == output.size else None
    if t is None or not ((t >= 0) & (t <= 1)).all():
        return {}
    if facts.kind is OutputKind.LOGITS and loss.expects is OutputKind.PROBABILITIES:
        return {"right": float(binary_cross_entropy(output, t))}
    if facts.kind is not OutputKind.PROBABILITIES or facts.activation != "sigmoid" or loss.expects is not OutputKind.LOGITS:
        return {}
    p = output
    is_, should = p * (1 - p) * (_sigmoid(p) - t), p - t
    return {
        "loss": float(np.mean(np.logaddexp(0, p) - p * t)),
        "right": float(binary_cross_entropy(p, t, kind="probabilities")),
        "gradient": float(np.linalg.norm(is_) / np.linalg.norm(should)),
    }


def _multiclass(facts: Output, loss: Loss, output: NDArray[np.float64], t: NDArray[np.float64]) -> dict[str, float]:
    """(N, C) rows, and a distribution for each."""
    import numpy as np

    chosen = -(output * t).sum(-1)
    whole = np.log(np.exp(output - output.max(-1, keepdims=True)).sum(-1)) + output.max(-1)
    if facts.kind is OutputKind.LOGITS:
        right = float((whole + chosen).mean())
        if loss.expects is not OutputKind.LOG_PROBABILITIES:
            return {"right": right}
        q = np.exp(output - whole[:, None])
        return {"loss": float(chosen.mean()), "right": right, "gradient": float(np.linalg.norm(t) / np.linalg.norm(q - t))}
    if facts.kind is not OutputKind.PROBABILITIES or facts.activation != "softmax":
        return {}
    p = output
    right = float(-(np.where(t > 0, np.log(p), 0.0) * t).sum(-1).mean())
    if loss.expects is OutputKind.LOGITS:
        slope, value = np.exp(output - whole[:, None]) - t, float((whole + chosen).mean())
    elif loss.expects is OutputKind.LOG_PROBABILITIES:
        slope, value = -t, float(chosen.mean())
    else:
        return {}
    is_ = p * (slope - (p * slope).sum(-1, keepdims=True))  # through the softmax
    return {"loss": value, "right": right, "gradient": float(np.linalg.norm(is_) / np.linalg.norm(p - t))}


def _rows(loss: Loss, output: NDArray[np.float64], labels: NDArray[Any]) -> tuple[NDArray[np.float64], NDArray[np.float64]] | None:
    """Outputs as (N, C), with a distribution over the classes for each row that counts."""
    import numpy as np

    axis = loss.class_axis if loss.class_axis is not None else -1
    if output.ndim < 2 or not -output.ndim <= axis < output.ndim:
        return None
    classes = output.shape[axis]
    rows = np.moveaxis(output, axis, -1).reshape(-1, classes)
    if labels.shape == output.shape:
        t = np.moveaxis(labels, axis, -1).reshape(-1, classes).astype(np.float64)
        return (rows, t) if (t >= 0).all() and np.allclose(t.sum(-1), 1.0, atol=1e-3) else None
    ids = labels.reshape(-1)
    if len(ids) != len(rows) or labels.dtype.kind not in "iu":
        return None
    counted = ids != loss.ignore_index
    rows, ids = rows[counted], ids[counted]
    if not len(ids) or ids.min() < 0 or ids.max() >= classes:
        return None
    return rows, np.eye(classes)[ids]


def _sigmoid(x: NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np

    return np.exp(-np.logaddexp(0, -x))
