"""What changes the array it is given and returns nothing: `y.fill(0)`, `np.random.shuffle(y)`, `np.put_along_axis(rows, ids, 1, 1)`;
and JAX's writes, which change a copy: `y.at[0].set(1)`.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.operations.bound import Bound, as_tensor
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import Constant, List, Object, Unknown, Value

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


def _at(reader: Reader, bound: Bound) -> Value:
    """`x.at[index].set(y)`, `.add(y)` and their kin: the whole array, with what was written at the index."""
    from fromlogits.checker.evidence.source.storing import stored

    place = bound.value("place")
    x, index = (place.get(key) for key in ("x", "index")) if isinstance(place, Object) else (None, None)
    if not isinstance(x, Tensor) or not isinstance(index, Value):
        return Unknown()
    if bound.value("y") is None:
        return reader.operate("index", x=x, index=index, site=bound.site)
    combine = bound.plain("combine")
    new = bound.value("y")
    if isinstance(combine, str):
        new = reader.operate(combine, x=reader.operate("index", x=x, index=index), y=new)
    return stored(reader, x, reader.machine.settle(index), as_tensor(new), augmented=combine is not None, once=not reader.machine.around)


def _at_in_place(reader: Reader, bound: Bound) -> Value:
    """`np.add.at(x, index, y)`."""
    x, index = bound.value("x"), bound.value("index")
    if not isinstance(x, Tensor) or not isinstance(index, Value):
        return write_back(reader, bound, Unknown())
    place = Object("numpy.ufunc.at", None, {"x": x, "index": index})
    made = reader.operate("at", site=bound.site, place=place, y=bound.value("y"), combine=Constant(bound.plain("combine")))
    return write_back(reader, bound, made)


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "at": _at,
    "at_in_place": _at_in_place,
    "fill_in_place": _fill,
    "shuffle_in_place": _shuffle,
}
