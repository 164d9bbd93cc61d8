"""What changes the array it is given and returns nothing: `y.fill(0)`, `np.random.shuffle(y)`, `np.put_along_axis(rows, ids, 1, 1)`."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import Constant, List, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS", "write_back"]


def write_back(reader: Reader, bound: Bound, made: Value, *, method: bool = False) -> Value:
    """Give the first argument (of a method, the receiver) its new value."""
    from fromlogits.checker.evidence.source.statements import assign

    call = bound.site.node if bound.site is not None else None
    frame = bound.values.get("frame")
    if isinstance(call, ast.Call) and frame is not None and frame.label != "layer":
        target = call.func.value if method and isinstance(call.func, ast.Attribute) else call.args[0] if call.args else None
        if isinstance(target, (ast.Name, ast.Attribute)):
            assign(reader, target, made, frame)
    return Constant(None)


def _fill(reader: Reader, bound: Bound) -> Value:
    made = reader.operate("full_like", site=bound.site, x=bound.value("x"), value=bound.value("value"))
    return write_back(reader, bound, made, method=True)


def _shuffle(reader: Reader, bound: Bound) -> Value:
    """The same rows in an order that nobody knows."""
    x = bound.value("x")
    if isinstance(x, Tensor):
        return write_back(reader, bound, derived(x, "permute_rows", keep=True))
    if isinstance(x, List) and len({id(item) for item in x.items}) > 1:
        reader.machine.write(x.slots, "exact", False)
    return Constant(None)


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {"fill_in_place": _fill, "shuffle_in_place": _shuffle}
