"""What each operation of the catalogue's vocabulary does to a value: shape, range and meaning, one short function each."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.machine import is_open
from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.operations.numerals import computed
from fromlogits.checker.evidence.source.values import Site, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["operate"]

WHOLE = {"join", "python_list", "set_policy"}  # operations that take a choice as it is


@cache
def _operations() -> dict[str, Callable[[Reader, Bound], Value]]:
    from fromlogits.checker.evidence.source.operations import (
        activations,
        boosters,
        builtin,
        casting,
        classifiers,
        collections,
        comparing,
        configurations,
        copying,
        distributions,
        elementwise,
        files,
        frames,
        functions,
        grids,
        in_place,
        ini,
        joining,
        labelling,
        layering,
        linear,
        logarithms,
        making,
        naming,
        ordering,
        padding,
        pipelines,
        recorded,
        records,
        reductions,
        scaling,
        selecting,
        serialised,
        shaping,
        stax,
        stepping,
        tables,
        texts,
        trees,
        writing,
    )

    rooms = (
        activations,
        boosters,
        casting,
        builtin,
        classifiers,
        collections,
        comparing,
        configurations,
        copying,
        distributions,
        elementwise,
        files,
        frames,
        functions,
        grids,
        in_place,
        ini,
        joining,
        labelling,
        layering,
        linear,
        logarithms,
        making,
        naming,
        ordering,
        padding,
        pipelines,
        recorded,
        records,
        reductions,
        scaling,
        selecting,
        serialised,
        shaping,
        stax,
        stepping,
        tables,
        texts,
        trees,
        writing,
    )
    return {name: run for room in rooms for name, run in room.OPERATIONS.items()}


def operate(reader: Reader, name: str, values: dict[str, Any], site: Site | None) -> Value:
    """Apply an operation to values; what is not known gives `Unknown`."""
    run = _operations().get(name)
    if run is None:
        return Unknown()
    reader.machine.spend()
    number = computed(name, values)
    if number is not None:
        return number
    open_keys = [key for key, value in values.items() if is_open(value)] if name not in WHOLE else []
    if not open_keys:
        return run(reader, Bound(reader, values, site))

    def apply(*chosen: Value) -> Value:
        return run(reader, Bound(reader, {**values, **dict(zip(open_keys, chosen, strict=True))}, site))

    return reader.machine.spread(apply, *(values[key] for key in open_keys))
