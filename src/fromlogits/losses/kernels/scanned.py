"""Linear cross-entropy in pieces of rows, for frameworks that compile: one scan over the pieces, so that logits of one piece are held at a time.

As in `chunked`, the gradients of the sum of the losses are made together with it; where rows carry gradients of their own, a piece is computed again
when its gradient is asked for. Rows that fill up the last piece count nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, cast

from fromlogits.losses.kernels import chunked, labelled, reference
from fromlogits.losses.problem import Problem, RowLosses, Wanted
from fromlogits.losses.tensors import Scanning

__all__ = ["OfHead", "linear"]


def linear(hidden: Any, weight: Any, bias: Any, problem: Problem) -> RowLosses:
    """Linear cross-entropy of each row."""
    if not problem.xp.scans:
        raise NotImplementedError(f"{problem.xp.name} has no scan that is compiled")
    xp = cast("Scanning", problem.xp)
    shape, classes = xp.shape(hidden)[:-1], xp.shape(weight)[0]
    if classes is None or xp.shape(weight)[1] is None:
        raise NotImplementedError("the number of classes is not known yet")
    count: int | None = 1
    for size in shape:
        count = None if size is None or count is None else count * size
    itemsize = 8 if xp.dtype(problem.weight) == "float64" else 4
    most = chunked.rows_at_once(1 << 30 if count is None else count, classes, itemsize)
    if count is not None:  # pieces that leave no rest need none filled up
        most = next((size for size in range(most, chunked.FEWEST - 1, -1) if count % size == 0), most)
    if count is not None and count <= most:
        raise NotImplementedError(f"{count} rows are one piece")
    job = OfHead.of(problem, classes, most, full=count is not None and count % most == 0)
    inputs = (xp.rows_of(hidden), weight) if bias is None else (xp.rows_of(hidden), weight, bias)
    found: RowLosses = xp.ahead(job, *inputs)
    per_row = {name: xp.shaped_rows(getattr(found, name), problem.weight) for name in ("losses", "lse", "entropy", "argmax")}
    ids = problem.labels if problem.ids else xp.argmax(problem.labels)
    return found._replace(counts=problem.counts, ids=ids, **per_row)


class OfHead(NamedTuple):
    """Losses of rows of a last layer: hidden (N, D), weight (V, D), bias (V,) or none."""

    problem: Problem  # without its arrays, so that it can be compared and a compiled program found again
    arrays: tuple[Any, ...]  # labels (N,) or (N, V), weight (N,), own (N,), class_weight (V,) or None
    size: int  # of a piece
    full: bool  # the last piece is known to be

    @classmethod
    def of(cls, problem: Problem, classes: int, size: int, *, full: bool) -> OfHead:
        xp = cast("Scanning", problem.xp)
        labels = xp.flattened(problem.labels) if problem.ids else xp.rows_of(problem.labels)
        arrays = (labels, xp.flattened(problem.weight), xp.flattened(problem.own), problem.class_weight)
        static = problem._replace(
            labels=None, weight=None, own=None, class_weight=None, shape=(None, classes), axis=-1,
            exempt=problem.exempt or not (full or labelled.takes(problem)),  # what fills up a piece counts nothing, and its label neither
            wanted=Wanted(problem.wanted.rows, problem.wanted.argmax),
        )  # fmt: skip
        return cls(static, arrays, size, full)

    def value(self, *inputs: Any) -> RowLosses:
        return self._walk((False,) * 3, None, *inputs)[0]

    def ahead(self, needed: Sequence[bool], expected: Any, *inputs: Any) -> tuple[RowLosses, tuple[Any, ...]]:
        """Losses, and gradients in the dtype they are summed in: they are rounded when they are multiplied by the one that comes in, once."""
        given = (self.problem.xp.ones_like(self.arrays[1]) * expected, None, None)
        return self._walk(needed, given, *inputs)

    def gradients(self, needed: Sequence[bool], given: Sequence[Any], *inputs: Any) -> tuple[Any, ...]:
        gradients = self._walk(needed, given, *inputs)[1]
        return tuple(None if one is None else self.problem.xp.like(one, x) for one, x in zip(gradients, inputs, strict=True))

    def _walk(
        self, needed: Sequence[bool], given: Sequence[Any] | None, hidden: Any, weight: Any, bias: Any = None
    ) -> tuple[RowLosses, tuple[Any, ...]]:
        """Losses of all rows, and the needed gradients for given ones (N,)."""
        xp, problem = cast("Scanning", self.problem.xp), self.problem
        labels, counts, own, class_weight = self.arrays
        pieces = xp.in_pieces(self.size, hidden, labels, counts, own, *(() if given is None else [one for one in given if one is not None]))
        given_places = [] if given is None else [place for place, one in enumerate(given) if one is not None]

        def step(carried: tuple[Any, ...], piece: tuple[Any, ...]) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
            h, labels, counts, own, *told = piece
            part = problem._replace(labels=labels, weight=counts, own=own, class_weight=class_weight)
            if given is None:
                z = reference.logits_of(h, weight, bias, part)
            else:
                z = xp.wide_product(h, weight, counts, counts)
                z = z if bias is None else z + xp.like(bias, counts)
            rows, slopes = (labelled.losses, labelled.slopes) if labelled.takes(part) else (reference.rows, reference.slopes)
            found = rows(z, part)
            made_rows = (found.losses, found.lse, found.entropy, found.argmax)
            if given is None:
                return carried, made_rows
            all_given = [None, None, None]
            for place, one in zip(given_places, told, strict=True):
                all_given[place] = one
            made = slopes(z, part, *all_given)
            of_hidden = (xp.wide_product(made, xp.turned(weight), counts, hidden),) if needed[0] else ()
            of_weight, of_bias = carried
            if needed[1]:
                of_weight = xp.summed(of_weight, made, h, weight)
            if bias is not None and needed[2]:
                of_bias = of_bias + xp.flat(xp.total(xp.turned(made)))
            return (of_weight, of_bias), (*made_rows, *of_hidden)

        wide = xp.like(weight, counts)
        start = () if given is None else (xp.zeros_like(wide), xp.zeros_like(wide[:, 0]))
        carried, (losses, lse, entropy, argmax, *of_hidden) = xp.scan(step, start, pieces, again=given is None)
        losses, lse, entropy, argmax = (xp.out_of_pieces(one, hidden) for one in (losses, lse, entropy, argmax))
        found = RowLosses(xp, losses, None, lse, entropy, argmax, None)
        if given is None:
            return found, ()
        gradients = (
            xp.out_of_pieces(of_hidden[0], hidden) if needed[0] else None,
            carried[0] if needed[1] else None,
            carried[1] if bias is not None and needed[2] else None,
        )
        return found, gradients[: 2 if bias is None else 3]
