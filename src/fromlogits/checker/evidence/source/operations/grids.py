"""Coordinates: what `meshgrid`, `mgrid`, `ogrid` and `indices` give, one array of positions for every axis."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.operations.bound import Bound, as_tensor, stacked
from fromlogits.checker.evidence.source.shapes import Size
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import Constant, List, Object, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS"]


def _lengths(axes: Sequence[Tensor]) -> list[Any]:
    return [axis.shape[0] if axis.rank == 1 and axis.shape else Size() for axis in axes]


def _full(axes: Sequence[Tensor], *, by_columns: bool = False) -> list[Tensor]:
    """Every axis' positions over the whole grid; `by_columns` where the second axis' length comes first."""
    shape = _lengths(axes)
    if by_columns:
        shape[:2] = shape[1::-1]
    return [derived(axis, "grid", keep=True, shape=tuple(shape)) for axis in axes]


def _open(axes: Sequence[Tensor]) -> list[Tensor]:
    """Every axis' positions along that axis alone."""
    return [
        derived(axis, "grid", keep=True, shape=tuple(size if place == at else 1 for place, _ in enumerate(axes)))
        for at, (axis, size) in enumerate(zip(axes, _lengths(axes), strict=True))
    ]


def _meshgrid(reader: Reader, bound: Bound) -> Value:
    given = bound.value("xs")
    if isinstance(given, List) and len(given.items) == 1 and isinstance(given.items[0], List):
        given = given.items[0]
    if not isinstance(given, List) or not given.exact:
        return Unknown()
    axes = [as_tensor(reader.machine.settle(item)) for item in given.items]
    known = [axis for axis in axes if axis is not None]
    if len(known) < len(axes):
        return Unknown()
    if bound.truth("sparse"):
        return List.of(_open(known), "tuple")
    return List.of(_full(known, by_columns=bound.plain("indexing") == "xy"), "tuple")


def _axis(reader: Reader, part: Value) -> Tensor:
    """The positions of `start:stop:step`; an imaginary step counts them, both ends among them."""
    ends = {key: part.slots[key] for key in ("start", "stop", "step")} if isinstance(part, Object) and part.name == "slice" else {}
    step = ends.get("step")
    if isinstance(step, Constant) and isinstance(step.value, complex):
        made = reader.operate("linspace", start=ends["start"], stop=ends["stop"], count=Constant(int(abs(step.value))))
    else:
        start = ends.get("start")
        first = Constant(0) if isinstance(start, Constant) and start.value is None else start
        made = reader.operate("arange", start=first, stop=ends.get("stop"), step=step)
    return made if isinstance(made, Tensor) else Tensor(learned=False)


def _grid(layout: Callable[[Sequence[Tensor]], list[Tensor]], *, apart: bool) -> Callable[[Any, Bound], Value]:
    """`np.mgrid[a:b, c:d]` and `np.ogrid[a:b, c:d]`."""

    def run(reader: Reader, bound: Bound) -> Value:
        given = bound.value("axes")
        parts = given.items if isinstance(given, List) else ()
        axes = [_axis(reader, reader.machine.settle(part)) for part in parts]
        if len(axes) < 2:
            return axes[0] if axes else Unknown()
        made = layout(axes)
        return List.of(made, "tuple") if apart else stacked(made, length=len(made), exact=True, site=bound.site)

    return run


def _indices(reader: Reader, bound: Bound) -> Value:
    """`np.indices((height, width))`."""
    sizes = bound.value("shape")
    if not isinstance(sizes, List) or not sizes.exact:
        return Unknown()
    axes = [made for size in sizes.items if isinstance(made := reader.operate("arange", start=size), Tensor)]
    return stacked(_full(axes), length=len(axes), exact=True, site=bound.site) if len(axes) == len(sizes.items) else Unknown()


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "meshgrid": _meshgrid,
    "mgrid": _grid(_full, apart=False),
    "ogrid": _grid(_open, apart=True),
    "indices": _indices,
}
