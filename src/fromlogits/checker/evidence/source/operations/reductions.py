"""Reductions: fewer axes, and what is left of the meaning."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isfinite, prod
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.discounting import discount
from fromlogits.checker.evidence.source.operations.bound import NOTHING, Bound
from fromlogits.checker.evidence.source.operations.row_shares import gathered_rows
from fromlogits.checker.evidence.source.shapes import Shape, Size, axis_from_end, reduce, size_at
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import List, Unknown, Value
from fromlogits.vocabulary import OutputKind

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS", "axes_of", "dot_product", "occurs", "reduced"]

WHOLE = ("int", "uint", "bool")
FRACTIONAL = dict.fromkeys(("mean", "average", "std", "var", "median", "norm", "logsumexp"), WHOLE)  # not of the dtype they are taken of
PLACES = {"numpy": "int64", "torch": "int64", "tensorflow": "int64", "jax": "int32", "keras": "int32"}
ENOUGH = 4  # rows for each class, so that every class is among them
BOUNDED = frozenset(
    {"activation", "loss", "norm", "normalise", "one_hot", "unit_vectors"}
)  # vectors of these have products that are no raw scores
MEANS = frozenset({"average", "mean"})
EXTREMES = frozenset({"max", "median", "min"})
KEPT = (OutputKind.LOGITS, OutputKind.PROBABILITIES)


def axes_of(bound: Bound, x: Tensor) -> Any:
    """The reduced axes counted from the end; None for all; NOTHING where they cannot be told."""
    value = bound.plain("axis")
    if value is None:
        for other in ("dim", "axes"):
            value = bound.plain(other) if value is None else value
    if value is None or value is NOTHING:
        return value
    given: Sequence[Any] = value if isinstance(value, tuple) else (value,)
    axes = [axis_from_end(axis, x.shape) if isinstance(axis, int) else None for axis in given]
    return NOTHING if any(axis is None for axis in axes) else axes


def reduced(bound: Bound, x: Tensor, name: str) -> Tensor:
    """A reduction's result: shape and range; the meaning only where it survives."""
    axes = axes_of(bound, x)
    keepdims = bool(bound.truth("keepdims")) or bool(bound.truth("keepdim"))
    shape: Shape | None = None if axes is NOTHING else reduce(x.shape, axes, keepdims=keepdims)
    axis = axes[0] if isinstance(axes, list) and len(axes) == 1 else None if axes is None else NOTHING
    first = name == "sum" and axes is NOTHING and bound.plain("axis") == 0  # of so many axes that nobody says how many
    made = derived(x, name, x, axis, *((0,) if first else ()), shape=shape, learned=x.learned, held_out=x.held_out)
    if (x.dtype or "").startswith(FRACTIONAL.get(name, ("bool",))):
        made.dtype = None
    if name in {"max", "min", "mean", "median", "average"}:
        made.low, made.high = x.low, x.high
    if name in {"max", "min", "sum", "prod"}:
        made.integral = x.integral
    if axes is None and x.learned is False and x.integral and occurs(x):
        bound_ = x.high if name == "max" else x.low if name == "min" else None
        made.numbers = int(bound_) if bound_ is not None and abs(bound_) < 1e9 else None
        if made.numbers is not None:
            made.low = made.high = bound_
    if name in MEANS | EXTREMES and x.kind in KEPT and isinstance(axes, list) and _of_other_axes(x, axes, name):
        _keep_meaning(made, x, 0 if keepdims else sum(one > (x.axis or 0) for one in axes))
    elif name == "mean" and x.integral and x.learned is False and axes is not None:
        made.integral, made.averaged = False, True
    elif name in {"mean", "std", "var", "norm"}:
        made.integral = False
    if name == "sum":
        sizes: list[Any] = (
            [size_at(x.shape, one) for one in axes] if isinstance(axes, list) else list(x.shape or ()) if axes is None else [None]
        )
        size = prod(sizes) if all(isinstance(part, int) for part in sizes) and x.shape is not None else 0
        if size > 0:
            made.low = x.low * size if x.low is not None else None
            made.high = x.high * size if x.high is not None else None
        elif x.low is not None and x.low >= 0:
            made.low = 0.0
    if x.cut is not None and x.cut[0] != "rows" and name in {"average", "mean", "sum"}:
        made.cut = x.cut
        if x.cut[0] == "masked":
            made.cut = ("picked", *x.cut[1:])
        elif x.cut[0] == "minus masked":
            made.cut = ("minus picked", *x.cut[1:])
    if name == "sum" and x.operation == "multiply":
        _picked_log(made, x)
        if axis == -1 and dot_product(*x.arguments[:2]):
            made.kind, made.made = OutputKind.LOGITS, bound.site
            made.axis = -1 if made.rank is not None and made.rank > 1 else None
            made.units = (made.columns if isinstance(made.columns, int) else None) if made.axis is not None else 1
    made.form = gathered_rows(x, name, axis) or made.form
    return made


def occurs(x: Tensor) -> bool:
    """Whether the bounds of whole numbers are among them: they are spelled out, or they are class ids and many."""
    if x.numbers is not None:
        return True
    if x.shape == ():
        return False
    rows = x.shape[0] if x.shape else None
    spread = x.high - x.low + 1 if x.high is not None and x.low is not None else None
    return x.form == "ids" and not (isinstance(rows, int) and spread is not None and rows < ENOUGH * spread)


def _picked_log(made: Tensor, product: Tensor) -> None:
    """`sum(one_hot * probabilities)`: the probability of the right class, still a probability."""
    for one, other in (product.arguments[:2], product.arguments[1::-1]):
        if isinstance(one, Tensor) and isinstance(other, Tensor) and other.form == "one_hot" and one.kind is not None:
            made.kind, made.activation, made.made, made.guarded = one.kind, one.activation, one.made, one.guarded


def dot_product(one: Any, other: Any) -> bool:
    """Two different vectors that weights made, multiplied number by number: their sum is a raw score, as that of a matrix product is."""
    return one is not other and all(
        isinstance(part, Tensor)
        and part.learned is True
        and part.kind in (None, OutputKind.LOGITS)
        and part.cut is None
        and part.operation not in BOUNDED
        and not (part.operation == "divide" and getattr(part.arguments[-1], "operation", "") in {"norm", "sqrt"})
        for part in (one, other)
    )


def _of_other_axes(x: Tensor, axes: list[int], name: str) -> bool:
    """Whether it is instances, times or places that are reduced, and every class for itself."""
    if name in EXTREMES and x.rank is not None and -x.rank in axes and x.units != 1:  # how high a class ever comes, whatever the example
        return False
    if x.axis is not None:
        return x.axis < 0 and x.axis not in axes
    a_number_each = x.activation == "sigmoid" if x.kind is OutputKind.PROBABILITIES else x.units == 1
    return x.rank == 2 and a_number_each and len(axes) == 1


def _keep_meaning(made: Tensor, x: Tensor, behind: int) -> None:
    """So many axes behind that of the classes are gone."""
    made.kind, made.activations = x.kind, x.activations
    made.activation = x.activation if x.kind is OutputKind.LOGITS else None  # a mean of softmax outputs is not itself one
    made.units, made.made, made.axis_fault = x.units, x.made, x.axis_fault
    made.axis = x.axis + behind if x.axis is not None else None


def _reduce(name: str) -> Callable[[Any, Bound], Value]:
    def run(reader: Reader, bound: Bound) -> Value:
        x = bound.tensor()
        if x is None:
            return Unknown()
        if name == "sum" and x.operation == "multiply" and x.learned:
            reader.ledger.summed(x, bound.site)
        for option in ("where", "weights"):
            mask = bound.tensor(option)
            if mask is not None:
                discount(reader.ledger, x, mask, chosen=option == "where")
        return reduced(bound, x, name)

    return run


def _cumsum(reader: Reader, bound: Bound) -> Value:
    """Running sums; NumPy's lays the array out flat first where no axis is named."""
    x = bound.tensor()
    if x is None:
        return Unknown()
    flat = not bound.given("axis") and x.rank not in (0, 1)
    sizes: list[Any] = list(x.shape or ())
    total = prod(sizes) if x.rank is not None and all(isinstance(size, int) for size in sizes) else Size("rows", single=False)
    shape = (total,) if flat else None if x.rank == 0 else x.shape
    low = 0.0 if x.low is not None and x.low >= 0 else None
    whole = (x.dtype or "").startswith(WHOLE)
    return derived(x, "cumsum", shape=shape, low=low, integral=x.integral, dtype=None if whole else x.dtype, learned=x.learned)


def _argmax(reader: Reader, bound: Bound) -> Value:
    """Of rows of labels, the class of each row."""
    x = bound.tensor()
    if x is None:
        return Unknown()
    made = _position(bound, x, "argmax")
    axis = axes_of(bound, x)
    if isinstance(axis, list) and len(axis) == 1:
        reader.ledger.chosen_from(x, axis[0])
    if (
        x.learned is False
        and x.form in {"one_hot", "distribution"}
        and isinstance(axis, list)
        and (axis == [-1 if x.axis is None else x.axis] or x.rank is None)
    ):
        made.form, made.classes = "ids", x.classes
        made.high = made.high if made.high is not None or x.classes is None else float(x.classes - 1)
    return made


def _argmin(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    return Unknown() if x is None else _position(bound, x, "argmin")


def _position(bound: Bound, x: Tensor, name: str) -> Tensor:
    """Where along an axis (or in the whole array) something is found."""
    made = reduced(bound, x, name)
    axes = axes_of(bound, x)
    sizes = [size_at(x.shape, axis) for axis in axes] if isinstance(axes, list) else list(x.shape or ()) if axes is None else []
    size = prod(sizes) if sizes and all(isinstance(part, int) for part in sizes) else None
    made.integral, made.low, made.high = True, 0.0, float(size - 1) if size is not None else None
    made.dtype = bound.dtype("output_type") or PLACES.get(x.library or "")
    made.strings = made.cut = made.numbers = None
    return made


def _extreme(reader: Reader, bound: Bound) -> Value:
    """Torch's max(dim): values and indices."""
    x = bound.tensor()
    if x is None:
        return Unknown()
    name = str(bound.plain("name", "max"))
    if not bound.given("axis"):
        return reduced(bound, x, name)
    other = bound.value("axis")
    if isinstance(other, Tensor) and other.rank != 0:
        return reader.operate("maximum", x=x, y=other)
    return List.of([reduced(bound, x, name), _argmax(reader, bound)], "tuple")


def _truths(name: str) -> Callable[[Any, Bound], Value]:
    def run(reader: Reader, bound: Bound) -> Value:
        x = bound.tensor()
        if x is None:
            return Unknown()
        made = reduced(bound, x, name)
        made.dtype, made.low, made.high, made.integral = "bool", 0.0, 1.0, True
        return made

    return run


def _bincount(reader: Reader, bound: Bound) -> Value:
    """How often every id occurs."""
    x, least = bound.tensor(), bound.whole("minlength", 0)
    ids = x is not None and x.integral and x.learned is False and occurs(x)
    size = int(x.high) + 1 if ids and x is not None and x.high is not None and isfinite(x.high) else None
    enough = least is not None and x is not None and x.high is not None and x.high < least  # whether or not the highest is among them
    length = least if enough else max(size, least) if size is not None and least is not None else Size("classes")
    weighted = bound.given("weights")
    made = Tensor(shape=(length,), low=None if weighted else 0.0, integral=None if weighted else True, learned=False)
    rows = x.shape[0] if x is not None and x.rank == 1 and x.shape else 1
    if not weighted and rows != 1 and (isinstance(length, int) and length > 1):
        made.form = "unnormalised"  # a row of as many as there were votes
    return made


def _count(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    made = reduced(bound, x, "count_nonzero")
    made.low, made.high, made.integral, made.dtype = 0.0, None, True, None
    return made


def _quantile(reader: Reader, bound: Bound) -> Value:
    """Borders between shares of all numbers, one for each share that is asked for."""
    x, shares = bound.tensor(), bound.tensor("shares")
    if x is None:
        return Unknown()
    shape = shares.shape if shares is not None and (x.rank == 1 or not bound.given("axis")) else None
    return derived(
        x, "quantile", x, shares, shape=shape, low=x.low, high=x.high, dtype=None if (x.dtype or "").startswith(WHOLE) else x.dtype
    )


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    **{name: _reduce(name) for name in ("sum", "mean", "max", "min", "prod", "std", "var", "median", "norm", "average")},
    "cumsum": _cumsum,
    "argmax": _argmax,
    "argmin": _argmin,
    "max_values_indices": _extreme,
    "all": _truths("all"),
    "any": _truths("any"),
    "count_nonzero": _count,
    "bincount": _bincount,
    "quantile": _quantile,
}
