"""numpy arrays."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import numpy as np

from fromlogits import errors
from fromlogits.losses.tensors.numpy import Numpy
from fromlogits.sampling.tensors.slices import by_classes, by_rows

__all__ = ["OPERATIONS"]

ROWS = 16  # of which the ids of all classes are in memory at a time


class NumpySampling(Numpy):
    """numpy's operations."""

    def wide(self) -> AbstractContextManager[Any]:
        return np.errstate(invalid="ignore", over="ignore", under="ignore", divide="ignore")

    def compiles(self) -> bool:
        return False

    def run(self, function: Callable[..., Any], plan: Any, /, *inputs: Any) -> Any:
        return function(self, plan, *inputs)

    def peak(self, x: Any) -> Any:
        return x.max(-1, keepdims=True)

    def leading(self, x: Any, count: int | None) -> tuple[Any, Any]:
        classes = x.shape[-1]
        if count == 1:
            ids = x.argmax(-1)[..., None]
        elif count is None or count >= classes:
            ids = np.argsort(-x, -1, kind="stable")
        else:
            ids = np.sort(_first(x.reshape(-1, classes), count), -1).reshape(*x.shape[:-1], count)
            order = np.argsort(-np.take_along_axis(x, ids, -1), -1, kind="stable")
            ids = np.take_along_axis(ids, order, -1)
        return np.take_along_axis(x, ids, -1), ids

    def places(self, x: Any) -> Any:
        return np.arange(x.shape[-1])

    def taken(self, x: Any, ids: Any) -> Any:
        return np.take_along_axis(x, ids, -1)

    def put(self, values: Any, ids: Any, like: Any, fill: Any) -> Any:
        found = np.broadcast_to(fill, like.shape).astype(values.dtype)
        np.put_along_axis(found, ids, values, -1)
        return found

    def cumulated(self, x: Any) -> Any:
        return np.cumsum(x, -1, dtype=np.float64)

    def shifted(self, x: Any) -> Any:
        return np.concatenate([np.zeros_like(x[..., :1]), x[..., :-1]], -1)

    def place_above(self, sums: Any, target: Any) -> Any:
        return np.minimum((sums <= target).sum(-1, keepdims=True), sums.shape[-1] - 1)

    def uniform(self, seed: Any, like: Any, draws: tuple[int, ...] = ()) -> Any:
        return _generator(seed).random((*draws, *like.shape))

    def turns(self, seed: Any, like: Any) -> Callable[[int], Any]:
        stream = _generator(seed)
        return lambda _turn: stream

    def class_ids(self, x: Any) -> Any:
        return x.astype(np.int64)

    def beside(self, parts: list[Any]) -> Any:
        return np.concatenate(parts, -1)

    pieces = staticmethod(by_classes)

    def in_turn(self, function: Callable[..., Any], block: int, /, *rows: Any) -> Any:
        return by_rows(self.joined, function, block, rows)

    def rolled(self, x: Any) -> Any:
        return x.reshape(-1, x.shape[-1]) if x.size else x.reshape(0, x.shape[-1])

    def unrolled(self, x: Any, like: Any) -> Any:
        return x.reshape(like.shape[:-1] + x.shape[1:])[()]


def _generator(seed: Any) -> np.random.Generator:
    if isinstance(seed, np.random.Generator):
        return seed
    if seed is None or isinstance(seed, int | np.integer):
        return np.random.default_rng(seed)
    raise errors.not_a_seed(seed, "numpy", "a np.random.Generator")


def _first(x: Any, count: int) -> Any:
    """The ids of the first `count` in the order of each row, themselves in any order: (N, C) -> (N, count)."""
    found = np.empty((len(x), count), np.int64)
    for first in range(0, len(x), ROWS):
        found[first : first + ROWS] = np.argpartition(x[first : first + ROWS], -count, -1)[:, -count:]
    least = np.take_along_axis(x, found, -1).min(-1, keepdims=True)
    for row in np.flatnonzero((x >= least).sum(-1) > count):  # more are as large as the last one: those of the lowest ids
        above, equal = np.flatnonzero(x[row] > least[row]), np.flatnonzero(x[row] == least[row])
        found[row] = np.concatenate([above, equal])[:count]
    return found


OPERATIONS = NumpySampling()
