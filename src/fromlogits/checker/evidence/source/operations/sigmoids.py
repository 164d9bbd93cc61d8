"""Sigmoids written by hand: the many spellings of one curve."""

from __future__ import annotations

from fromlogits.checker.evidence.source.operations.activations import probabilities
from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.tensor import Tensor, unshifted

__all__ = ["inverse_by_hand", "sigmoid_by_choice", "sigmoid_by_hand", "sigmoid_by_tanh"]

PRODUCTS = frozenset({"dot", "matmul"})


def sigmoid_by_hand(x: Tensor, y: Tensor, bound: Bound) -> Tensor | None:
    """`1 / (1 + exp(-z))`, `exp(z) / (1 + exp(z))`."""
    if x.numbers == 1:
        return inverse_by_hand(y, bound)
    raised = _raised(y)
    if x.operation != "exp" or raised is None or unshifted(raised) is not unshifted(x.arguments[0]):
        return None
    return _sigmoid(x.arguments[0], bound)


def inverse_by_hand(y: Tensor, bound: Bound) -> Tensor | None:
    """`reciprocal(1 + exp(-z))`, `(1 + exp(-z)) ** -1`."""
    raised = _raised(y)
    if raised is None:
        return None
    if raised.operation == "negative":
        return _sigmoid(raised.arguments[0], bound)
    turned = raised.operation in PRODUCTS and any(isinstance(part, Tensor) and part.operation == "negative" for part in raised.arguments)
    return _sigmoid(raised, bound) if turned else None  # `-x @ w`: the minus stands before the features


def _raised(y: Tensor) -> Tensor | None:
    """What e is raised to in `1 + exp(z)`."""
    for one, other in (y.arguments[:2], y.arguments[1::-1]) if y.operation == "add" else ():
        if one.numbers == 1 and other.operation == "exp":
            return other.arguments[0]
    return None


def sigmoid_by_tanh(x: Tensor, y: Tensor, name: str, bound: Bound) -> Tensor | None:
    """`0.5 * (1 + tanh(z / 2))`, `0.5 + 0.5 * tanh(z / 2)`."""
    for half, other in ((x, y), (y, x)):
        if half.numbers != 0.5 or other.operation != ("add" if name == "multiply" else "multiply"):
            continue
        wanted = 1 if name == "multiply" else 0.5
        bent = next((part for part in other.arguments[:2] if part.operation == "activation" and part.activation == "tanh"), None)
        scores = _halved(bent.arguments[0]) if bent is not None and any(part.numbers == wanted for part in other.arguments[:2]) else None
        if scores is not None:
            return _sigmoid(scores, bound)
    return None


def _halved(x: Tensor) -> Tensor | None:
    if x.operation == "divide" and x.arguments[1].numbers == 2:
        return x.arguments[0]
    parts = (x.arguments[:2], x.arguments[1::-1]) if x.operation == "multiply" else ()
    return next((other for half, other in parts if half.numbers == 0.5), None)


def sigmoid_by_choice(condition: Tensor, x: Tensor, y: Tensor, bound: Bound) -> Tensor | None:
    """`where(z >= 0, 1 / (1 + exp(-z)), exp(z) / (1 + exp(z)))`: the same on either side, each where nothing overflows."""
    if (
        x.activation != "sigmoid"
        or y.activation != "sigmoid"
        or condition.operation not in {"greater", "greater_equal", "less", "less_equal"}
    ):
        return None
    scores = _unsigned(x)
    compared = any(unshifted(part) is scores for part in condition.arguments)
    return _sigmoid(scores, bound) if compared and _unsigned(y) is scores else None


def _unsigned(p: Tensor) -> Tensor:
    """The scores of a sigmoid, whatever was done to their sign."""
    z = p.arguments[0]
    while isinstance(z, Tensor) and z.operation in {"abs", "negative"} and z.arguments:
        z = z.arguments[0]
    return unshifted(z)


def _sigmoid(scores: Tensor, bound: Bound) -> Tensor:
    made = probabilities(scores, "sigmoid", axis=None, fault=None, bound=bound)
    bound.reader.ledger.activated(made, scores)
    return made
