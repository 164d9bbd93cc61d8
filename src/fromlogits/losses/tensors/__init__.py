"""Whose tensor is this, and what its framework lends: the few operations that the formulas are written with, and how a gradient is attached.

A framework is never imported to ask: a tensor can only come from one that is loaded. The answer for a type is remembered.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

__all__ = ["Differentiable", "Memory", "Operations", "Scanning", "of", "owner"]

FRAMEWORKS = ("torch", "jax", "tensorflow")  # numpy's arrays go with any of them, so they come last


class Differentiable(NamedTuple):
    """A function of tensors with its derivatives; each takes the operations first and the options last."""

    value: Callable[..., Any]
    gradient: Callable[..., Any]
    tangent: Callable[..., Any]


class Operations(Protocol):
    """What a framework lends. The class axis is the last one."""

    name: str
    scans: bool  # whether it is a `Scanning`; otherwise it is a `Memory`
    infinity: float
    nan: float

    def owns(self, x: object) -> bool: ...
    def array(self, x: Any, like: Any = None) -> Any: ...
    def shape(self, x: Any) -> tuple[int | None, ...]: ...
    def dtype(self, x: Any) -> str: ...
    def cast(self, x: Any, dtype: str) -> Any: ...
    def exp(self, x: Any, /) -> Any: ...
    def expm1(self, x: Any, /) -> Any: ...
    def log(self, x: Any, /) -> Any: ...
    def log1p(self, x: Any, /) -> Any: ...
    def tanh(self, x: Any, /) -> Any: ...
    def power(self, x: Any, exponent: float, /) -> Any: ...
    def maximum(self, x: Any, y: Any, /) -> Any: ...
    def where(self, condition: Any, x: Any, y: Any, /) -> Any: ...
    def nan_where(self, condition: Any, x: Any, /) -> Any:
        """NaN where the condition holds, and x elsewhere; no other NaN is made, at which a framework's debugger would stop."""

    def zeros_like(self, x: Any, /) -> Any: ...
    def ones_like(self, x: Any, /) -> Any: ...
    def tiny(self, x: Any, /) -> Any:
        """The smallest normal number of its dtype, as an array without axes."""

    def huge(self, x: Any, /) -> float:
        """The largest number of its dtype: what lies beyond is infinite."""

    def total(self, x: Any, /) -> Any:
        """The sum along the last axis, within a few ulp whatever its length: (..., 1)."""

    def totals(self, x: Any, y: Any, /) -> tuple[Any, Any]:
        """The totals of two tensors of one shape, in one reading where a compiler can."""

    def flat(self, x: Any, /) -> Any:
        """(..., 1) -> (...)."""

    def tall(self, x: Any, /) -> Any:
        """(...) -> (..., 1)."""

    def length(self, x: Any, /) -> Any:
        """How long the last axis is: a whole number, in a graph that does not know it yet a tensor."""

    def is_class(self, ids: Any, classes: Any, /) -> Any:
        """Where each class id stands among the classes: (...) -> (..., classes) bool."""

    def largest(self, x: Any, /) -> Any:
        """(..., C) -> (..., 1)."""

    def chosen(self, x: Any, ids: Any, /) -> Any:
        """(..., C) and class ids (...) -> (..., 1), any of them where an id has no class."""

    def take(self, x: Any, ids: Any, /) -> Any:
        """(C,) and class ids (...) -> (...), NaN or an error where an id has no class."""

    def argmax(self, x: Any, /) -> Any:
        """The first of the largest along the last axis: (..., C) -> (...)."""

    def move_axis(self, x: Any, source: int, target: int, /) -> Any: ...
    def sum(self, x: Any, /) -> Any:
        """The sum over everything."""

    def detached(self, x: Any, /) -> Any: ...
    def hidden(self, x: Any, /) -> bool:
        """Whether there are no values to look at yet: the program is being traced."""

    def abstract(self, x: Any, /) -> bool:
        """Whether a tensor is a shape without numbers."""

    def away(self, x: Any, /) -> bool:
        """Whether looking would wait for an accelerator."""

    def values(self, x: Any, /) -> Any:
        """The values as a numpy array, half precision as float32."""

    def like(self, x: Any, other: Any, /) -> Any:
        """Anything as a tensor of another's dtype, where that one is."""

    def made_by(self, x: Any, /) -> str | None:
        """The activation that provably made a tensor: softmax, sigmoid."""

    def shaped_like(self, x: Any, other: Any, /) -> Any:
        """A tensor that has another's shape as far as is known; where lengths are not known yet, the program stops if it has not."""

    def guarded(self, x: Any, wrong: Any, ids: Any, logits: Any, axis: int, /) -> Any:
        """A tensor of which the program stops where `wrong` holds of ids, if the framework can do so without waiting; otherwise as it is."""

    def product(self, x: Any, weight: Any, /) -> Any:
        """(..., D) and (V, D) -> (..., V)."""

    def turned(self, x: Any, /) -> Any:
        """(R, C) -> (C, R)."""

    def asks(self, x: Any, /) -> bool:
        """Whether a tensor may ask for a gradient, as far as can be told now: if not, none is needed."""

    def plain(self, *tensors: Any) -> bool:
        """Whether these are numbers in this machine's memory, in a program that runs now and once: not traced, mapped or moved along a tangent."""

    def opaque(self, *tensors: Any) -> bool:
        """Whether a program that is being compiled may hold operators that its compiler does not look into, for these tensors."""

    def attached(self, function: Differentiable, options: Any, *inputs: Any) -> Any:
        """The function's value, with its own derivatives of any order."""


class Memory(Operations, Protocol):
    """What is lent where tensors are arrays in memory that can be written to: numpy and torch."""

    def empty(self, shape: tuple[int, ...], like: Any, /) -> Any: ...
    def zeros(self, shape: tuple[int, ...], like: Any, /) -> Any: ...
    def joined(self, parts: Any, /) -> Any:
        """Pieces of rows, one behind the other."""

    def in_order(self, x: Any, /) -> Any:
        """The same numbers, those of a row next to each other."""

    def overwritten(self, x: Any, /) -> Any:
        """The memory of a tensor, to be written to: whoever needs what stood there is told when asking for it."""

    def product_into(self, out: Any, x: Any, y: Any, /) -> None:
        """(R, K) and (K, C), their product to (R, C)."""

    def add_product(self, total: Any, x: Any, y: Any, /) -> None:
        """The same, added to what is there."""

    def ahead(self, job: Any, *inputs: Any) -> Any:
        """The losses of a job of `kernels.chunked` or `kernels.scanned`, with the gradients of its inputs."""


class Scanning(Operations, Protocol):
    """What is lent where programs are compiled: JAX and TensorFlow."""

    def rows_of(self, x: Any, /) -> Any:
        """(..., D) -> (N, D)."""

    def flattened(self, x: Any, /) -> Any:
        """(...) -> (N,)."""

    def shaped_rows(self, x: Any, like: Any, /) -> Any:
        """(N,) in the axes of another tensor."""

    def in_pieces(self, size: int, *arrays: Any) -> tuple[Any, ...]:
        """(N, ...) -> (pieces, size, ...), filled up with zeros."""

    def out_of_pieces(self, x: Any, like: Any, /) -> Any:
        """The way back, with as many rows as another tensor has."""

    def scan(self, step: Any, start: Any, pieces: Any, *, again: bool) -> Any:
        """`step(carried, piece) -> (carried, made)` over pieces, which a gradient computes anew; without `again` nobody asks for one."""

    def wide_product(self, x: Any, weight: Any, like: Any, rounded: Any, /) -> Any:
        """(R, D) and (V, D) -> (R, V), summed in the dtype of `like`; in the end it is rounded to that of `rounded`. Nobody asks for its gradient."""

    def summed(self, total: Any, slopes: Any, hidden: Any, rounded: Any, /) -> Any:
        """`total + slopes.T @ hidden`, (V, D) + (R, V), (R, D), likewise, without a second array of that size where memory is dear."""

    def ahead(self, job: Any, *inputs: Any) -> Any: ...


_KNOWN: dict[type, str] = {}


def owner(x: object) -> str:
    """The name of the framework a tensor belongs to: torch, jax, tensorflow or numpy."""
    kind = type(x)
    found = _KNOWN.get(kind)
    if found is None:
        found = next((name for name in FRAMEWORKS if name in sys.modules and _operations(name).owns(x)), "numpy")
        _KNOWN[kind] = found
    return found


def of(*tensors: object) -> Operations:
    """The operations of the framework that these tensors belong to; arrays and numbers may go with any."""
    names = {owner(one) for one in tensors if one is not None} - {"numpy"}
    if len(names) > 1:
        raise TypeError(f"tensors of {' and '.join(sorted(names))} in one call; convert them to one framework first")
    return _operations(names.pop() if names else "numpy")


def _operations(name: str) -> Operations:
    # Import statements, each by itself: a compiler that traces this function understands them.
    if name == "torch":
        from fromlogits.losses.tensors import torch

        return torch.OPERATIONS
    if name == "jax":
        from fromlogits.losses.tensors import jax

        return jax.OPERATIONS
    if name == "tensorflow":
        from fromlogits.losses.tensors import tensorflow

        return tensorflow.OPERATIONS
    from fromlogits.losses.tensors import numpy

    return numpy.OPERATIONS
