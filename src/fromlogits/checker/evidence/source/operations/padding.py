"""Sequences of different lengths as rows of one: where they end, a value that stands for nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.containers import elements, typical
from fromlogits.checker.evidence.source.operations.among import united
from fromlogits.checker.evidence.source.operations.bound import Bound, as_tensor
from fromlogits.checker.evidence.source.shapes import ANY, Size
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import List, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS"]


def _pad_sequences(reader: Reader, bound: Bound) -> Value:
    """Lists of different lengths as rows: the padding is one more value."""
    rows = bound.value("xs")
    value = bound.tensor("value")
    cells: list[Value] = []
    for row in rows.items if isinstance(rows, List) else ():
        settled = reader.machine.settle(row)
        cells += settled.items if isinstance(settled, List) else [settled]
    flat = as_tensor(List.of([*cells[:4096]])) if cells else None
    length = bound.plain("maxlen")
    size = len(rows.items) if isinstance(rows, List) and rows.exact else Size("rows", single=False)
    made = Tensor(
        shape=(size, length if isinstance(length, int) else Size("length", single=False)),
        dtype=bound.dtype(),
        learned=False,
        library="numpy",
        origin=bound.site,
    )
    if flat is not None and value is not None and flat.rank == 1 and not flat.strings:
        united(made, flat, value)
        made.integral = True if flat.integral and value.integral else None
    return made


def _pad_tensors(reader: Reader, bound: Bound) -> Value:
    """Tensors whose first axes differ, stacked: batch and time in front, in the order that was asked for."""
    given = bound.value("xs")
    found, exact = elements(reader, given) if isinstance(given, Value) else ((), False)
    one = as_tensor(reader.machine.settle(typical(reader, found))) if found else None
    value = bound.tensor("value")
    if one is None or one.learned is not False:
        return Unknown() if one is None else derived(one, "padded", learned=one.learned)
    rows, time = len(found) if exact else Size("batch", single=False), Size("length", single=False)
    first = (rows, time) if bound.truth("batch_first") else (time, rows)
    shape = (*first, *one.shape[1:]) if one.shape else None
    made = derived(one, "padded", shape=shape, learned=False, form=one.form if one.form == "ids" else None, classes=one.classes)
    if value is not None:
        united(made, *(part for part in map(as_tensor, found) if part is not None), value)
        made.integral = True if one.integral and value.integral else None
    return made


def _pad(reader: Reader, bound: Bound) -> Value:
    """More places around what is there, all with one value, or with what lies nearby."""
    x = bound.tensor()
    if x is None:
        return Unknown()
    if x.learned is not False:
        return reader.operate("elementwise", site=bound.site, x=x)
    shape = None if x.shape is None or ANY in x.shape else tuple(Size("padded", single=False) for _ in x.shape)
    made = derived(x, "padded", shape=shape, learned=False, form=x.form if x.form == "ids" else None, classes=x.classes)
    made.low, made.high, made.integral, made.among = x.low, x.high, x.integral, x.among
    mode = bound.plain("mode", "constant")
    if isinstance(mode, str) and mode.lower() == "constant":
        value = bound.tensor("value") or Tensor(shape=(), low=0.0, high=0.0, integral=True, numbers=0)
        united(made, x, value)
        made.integral = True if x.integral and value.integral else None
    return made


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {"pad_sequences": _pad_sequences, "pad_tensors": _pad_tensors, "pad": _pad}
