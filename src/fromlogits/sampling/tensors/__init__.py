"""What a framework lends for drawing from logits, beside what it lends the losses: an order of the classes, sums along it, chance.

Classes are ordered by their logits, largest first; equal ones by class id, lowest first.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Protocol

from fromlogits.losses import tensors
from fromlogits.losses.tensors import Operations

__all__ = ["Sampling", "of"]


class Sampling(Operations, Protocol):
    """What a framework lends. The class axis is the last one."""

    def wide(self) -> AbstractContextManager[Any]:
        """Where float64 is there, and infinities are no news."""

    def compiles(self) -> bool:
        """Whether loops are unrolled and arrays of numpy have no values, since a compiler follows every step."""

    def run(self, function: Callable[..., Any], plan: Any, /, *inputs: Any) -> Any:
        """`function(operations, plan, *inputs)`, compiled as a whole where single operations are slow. A plan holds no tensors."""

    def peak(self, x: Any, /) -> Any:
        """The largest along the last axis, NaN where one is NaN, without gradient: (..., C) -> (..., 1)."""

    def leading(self, x: Any, count: int | None, /) -> tuple[Any, Any]:
        """The first in the order, at most `count`, and their class ids: (..., C) -> (..., K) twice; all classes for None."""

    def places(self, x: Any, /) -> Any:
        """0, 1, … along the last axis: (..., K) -> (K,)."""

    def taken(self, x: Any, ids: Any, /) -> Any:
        """(..., C), (..., K) ids -> (..., K)."""

    def put(self, values: Any, ids: Any, like: Any, fill: Any, /) -> Any:
        """(..., K) values at ids -> (..., C), the shape of `like`, elsewhere `fill` (..., 1)."""

    def cumulated(self, x: Any, /) -> Any:
        """Sums from the first on, in float64: (..., K) -> (..., K)."""

    def shifted(self, x: Any, /) -> Any:
        """One place to the right, a zero first: (..., K) -> (..., K)."""

    def place_above(self, sums: Any, target: Any, /) -> Any:
        """The first place whose sum is larger: (..., K), (..., 1) -> (..., 1), never beyond K."""

    def uniform(self, seed: Any, like: Any, draws: tuple[int, ...] = ()) -> Any:
        """Numbers in [0, 1) of float64, drawn anew for each of `like`: draws + the shape of `like`."""

    def turns(self, seed: Any, like: Any) -> Callable[[int], Any]:
        """The seed of each turn of a loop, by its number, for logits like these."""

    def class_ids(self, x: Any, /) -> Any:
        """Whole numbers of the dtype in which the framework counts classes."""

    def beside(self, parts: list[Any], /) -> Any:
        """One after the other along the last axis."""

    def pieces(self, step: Callable[..., Any], weight: Any, bias: Any, width: int) -> Any:
        """What is left after all classes went by in pieces: `step(state, weight, bias, first class, number of the piece)`, None before the first.

        weight (V, D), bias (V,) or None. The last piece may begin with classes that went by before; their bias is -inf there.
        """

    def in_turn(self, function: Callable[..., Any], block: int, /, *rows: Any) -> Any:
        """A function of rows, at most `block` at a time: (N, ...) each, giving several tensors of as many rows."""

    def rolled(self, x: Any, /) -> Any:
        """(..., D) -> (N, D)."""

    def unrolled(self, x: Any, like: Any, /) -> Any:
        """(N, ...) -> the leading axes of `like` + (...)."""


def of(*given: object) -> Sampling:
    """The operations of the framework that these tensors belong to."""
    return _lent(tensors.of(*given).name)


def _lent(name: str) -> Sampling:
    # Import statements, each by itself: a compiler that traces this function understands them.
    if name == "torch":
        from fromlogits.sampling.tensors import torch

        return torch.OPERATIONS
    if name == "jax":
        from fromlogits.sampling.tensors import jax

        return jax.OPERATIONS
    if name == "tensorflow":
        from fromlogits.sampling.tensors import tensorflow

        return tensorflow.OPERATIONS
    from fromlogits.sampling.tensors import numpy

    return numpy.OPERATIONS
