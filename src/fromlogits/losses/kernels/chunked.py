"""Rows in pieces, in main memory: logits of all rows are never held where they are not given, and no other array is as large as they are.

A piece of linear cross-entropy is a product, its rows' gradients in the place of its logits, and two more products: where only the sum of the losses
is asked for, its gradients are made together with it (three products). Where rows are given gradients of their own, the backward pass computes the
logits again (four). Rows that do not count are dropped before the first product. Second derivatives fall back on the formulas.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import numpy as np

from fromlogits.losses.kernels import pieces, reference
from fromlogits.losses.problem import Problem, RowLosses
from fromlogits.losses.tensors import Memory
from fromlogits.vocabulary import OutputKind

__all__ = ["FEWEST", "OfHead", "OfRows", "linear", "rows", "rows_at_once"]

BYTES = 48 << 20  # what a piece of logits may take
FEWEST = 256  # rows below which a product of matrices is slow


def rows_at_once(count: int, classes: int, itemsize: int) -> int:
    """How many rows of logits make a piece: as many as fit, but not so few that products are slow; pieces are of one size."""
    most = max(FEWEST, BYTES // (classes * itemsize) // 32 * 32)
    return -(-count // max(1, -(-count // most)))


def rows(z: Any, problem: Problem) -> RowLosses:
    """Losses of rows of logits z (..., C) of a computing dtype."""
    xp = cast("Memory", problem.xp)
    _decline(problem, z)
    if xp.hidden(z) and not pieces.INSTALLED:
        raise NotImplementedError("without numba the framework's own compiler does better")
    if problem.options.kind is not OutputKind.LOGITS:
        raise NotImplementedError(f"of {problem.options.kind} the formulas need no sums")
    flat = _flat(problem, z.shape[-1])
    matrix = z.reshape(flat.weight.shape[0], z.shape[-1])
    return _shaped(xp.ahead(OfRows(flat), xp.in_order(matrix)), problem)


def linear(hidden: Any, weight: Any, bias: Any, problem: Problem) -> RowLosses:
    """Linear cross-entropy of each row."""
    xp = cast("Memory", problem.xp)
    inputs = [hidden, weight] if bias is None else [hidden, weight, bias]
    _decline(problem, *inputs)
    flat = _flat(problem, weight.shape[0])
    inputs[0] = hidden.reshape(flat.weight.shape[0], hidden.shape[-1])
    return _shaped(xp.ahead(OfHead(flat), *inputs), problem)


def _decline(problem: Problem, *inputs: Any) -> None:
    xp = problem.xp
    given = (problem.labels, problem.weight, *(() if problem.class_weight is None else (problem.class_weight,)))
    if not (xp.plain(*inputs, *given) or xp.opaque(*inputs, *given)):
        raise NotImplementedError(
            "it takes numpy arrays and eager torch tensors in main memory, outside torch.func, forward mode and autocast"
        )
    for name, one in (("class_weight", problem.class_weight), ("sample_weight", problem.weight), ("labels", problem.labels)):
        if one is not None and xp.asks(one):
            raise NotImplementedError(f"{name} asks for a gradient")


def _flat(problem: Problem, classes: int) -> Problem:
    """The problem with one axis of rows."""
    labels = problem.labels.reshape(-1) if problem.ids else problem.labels.reshape(-1, classes)
    return problem._replace(labels=labels, weight=problem.weight.reshape(-1), own=problem.own.reshape(-1))


def _shaped(found: RowLosses, problem: Problem) -> RowLosses:
    """What was found of rows in one axis, in the axes that they have."""
    shape = problem.weight.shape
    per_row = {name: getattr(found, name).reshape(shape) for name in ("losses", "lse", "entropy", "argmax", "ids")}
    return found._replace(counts=problem.counts, **per_row)


class OfRows:
    """Losses of rows of logits (N, C)."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.kept = not problem.wanted.overwrite or problem.wanted.rows

    def value(self, z: Any) -> RowLosses:
        return pieces.losses(z, self.problem)

    def ahead(self, _needed: Sequence[bool], expected: Any, z: Any) -> tuple[RowLosses, tuple[Any, ...]]:
        xp = cast("Memory", self.problem.xp)
        out = xp.empty(z.shape, z) if self.kept else xp.overwritten(z)
        return pieces.gradients(z, self.problem, xp.ones_like(self.problem.weight) * expected, out=out), (out,)

    def gradients(self, _needed: Sequence[bool], given: Sequence[Any], z: Any) -> tuple[Any, ...]:
        out = cast("Memory", self.problem.xp).empty(z.shape, z)
        pieces.gradients(z, self.problem, *given, out=out)
        return (out,)

    def slopes(self, given: Sequence[Any], z: Any) -> tuple[Any, ...]:
        return (reference.slopes(z, self.problem, *given),)


class OfHead:
    """Losses of rows of a last layer: hidden (N, D), weight (V, D), bias (V,) or none."""

    kept = True

    def __init__(self, problem: Problem) -> None:
        self.problem = problem

    def value(self, *inputs: Any) -> RowLosses:
        return self._walk((False,) * 3, None, *inputs)[0]

    def ahead(self, needed: Sequence[bool], expected: Any, *inputs: Any) -> tuple[RowLosses, tuple[Any, ...]]:
        return self._walk(needed, (self.problem.xp.ones_like(self.problem.weight) * expected, None, None), *inputs)

    def gradients(self, needed: Sequence[bool], given: Sequence[Any], *inputs: Any) -> tuple[Any, ...]:
        return self._walk(needed, given, *inputs)[1]

    def slopes(self, given: Sequence[Any], hidden: Any, weight: Any, bias: Any = None) -> tuple[Any, ...]:
        return reference.linear_slopes(hidden, weight, bias, self.problem, *given)

    def _walk(
        self, needed: Sequence[bool], given: Sequence[Any] | None, hidden: Any, weight: Any, bias: Any = None
    ) -> tuple[RowLosses, tuple[Any, ...]]:
        """Losses of all rows, and the needed gradients for given ones (N,)."""
        problem, xp = self.problem, cast("Memory", self.problem.xp)
        whole, kept = problem, _counting(problem)
        shape = hidden.shape
        if kept is not None:
            hidden = hidden[kept]
            problem = problem._replace(labels=problem.labels[kept], weight=problem.weight[kept], own=problem.own[kept])
            given = None if given is None else [None if one is None else one[kept] for one in given]
        count, classes = hidden.shape[0], weight.shape[0]
        wide = xp.like(weight, problem.weight)
        size = rows_at_once(count, classes, wide.dtype.itemsize)
        buffer = xp.empty((min(size, count), classes), wide)
        of_hidden = xp.empty(hidden.shape, hidden) if needed[0] else None
        of_weight = xp.zeros(wide.shape, wide) if needed[1] else None
        of_bias = xp.zeros((classes,), wide) if bias is not None and needed[2] else None
        parts = []
        for begin, end in pieces.spans(count, size):
            h, z, piece = xp.like(hidden[begin:end], wide), buffer[: end - begin], pieces.piece(problem, begin, end)
            xp.product_into(z, h, xp.turned(wide))
            if bias is not None:
                z += xp.like(bias, wide)
            if given is None:
                parts.append(pieces.losses(z, piece))
                continue
            parts.append(pieces.gradients(z, piece, *(None if one is None else one[begin:end] for one in given), out=z))
            if of_hidden is not None and of_hidden.dtype == z.dtype:
                xp.product_into(of_hidden[begin:end], z, wide)
            elif of_hidden is not None:
                of_hidden[begin:end] = z @ wide
            if of_weight is not None:
                xp.add_product(of_weight, xp.turned(z), h)
            if of_bias is not None:
                of_bias += z.sum(0)
        found = pieces.joined(parts)
        if kept is not None:
            found = _among_all(found, whole, kept)
            of_hidden = None if of_hidden is None else _spread(xp, of_hidden, kept, shape, 0.0)
        given_back = (of_hidden, None if of_weight is None else xp.like(of_weight, weight))
        return found, given_back if bias is None else (*given_back, None if of_bias is None else xp.like(of_bias, bias))


def _counting(problem: Problem) -> Any | None:
    """The places of the rows that count, where not all of them do."""
    if not problem.exempt:
        return None
    places = np.flatnonzero(problem.xp.values(problem.weight))
    return None if len(places) == problem.weight.shape[0] else problem.xp.array(places)


def _among_all(found: RowLosses, problem: Problem, kept: Any) -> RowLosses:
    """The losses of the rows that count among all, of which the others are rows of zeros."""
    xp, shape = cast("Memory", problem.xp), problem.weight.shape
    nothing = float(np.log(problem.shape[problem.axis] or 1))
    filling = {"losses": 0.0, "lse": nothing, "entropy": nothing if problem.options.entropy else 0.0, "argmax": 0}
    spread = {name: _spread(xp, getattr(found, name), kept, shape, value) for name, value in filling.items()}
    ids = problem.labels if problem.ids else xp.argmax(problem.labels)
    return RowLosses(xp, counts=problem.counts, ids=ids, **spread)


def _spread(xp: Memory, x: Any, places: Any, shape: tuple[int, ...], filling: float) -> Any:
    whole = xp.zeros(shape, x) + filling if filling else xp.zeros(shape, x)
    whole[places] = x
    return whole
