"""What changes the array it is given and returns nothing: `y.fill(0)`, `np.random.shuffle(y)`, `np.put_along_axis(rows, ids, 1, 1)`;
and JAX's writes, which change a copy: `y.at[0].set(1)`.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.aliases import put_back
from fromlogits.checker.evidence.source.operations.bound import Bound, as_tensor
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import Constant, Frame, List, Object, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS", "write_back", "written_out"]


def write_back(reader: Reader, bound: Bound, made: Value, *, method: bool = False) -> Value:
    """Give the first argument (of a method, the receiver) its new value."""
    call = bound.site.node if bound.site is not None else None
    frame = bound.values.get("frame")
    if isinstance(call, ast.Call) and frame is not None and frame.label != "layer":
        target = call.func.value if method and isinstance(call.func, ast.Attribute) else call.args[0] if call.args else None
        if isinstance(target, (ast.Name, ast.Attribute)):
            put_back(reader, target, reader.evaluate(target, frame), made, frame)
    return Constant(None)


def written_out(reader: Reader, call: ast.AST, made: Value, frame: Frame) -> Value:
    """`np.add(x, 1, out=y)`: what it gives is written into y as well."""
    given = next((word.value for word in call.keywords if word.arg == "out"), None) if isinstance(call, ast.Call) else None
    if isinstance(given, (ast.Name, ast.Attribute)) and frame.label != "layer":
        put_back(reader, given, reader.evaluate(given, frame), made, frame)
    return made


def _put_where(reader: Reader, bound: Bound) -> Value:
    """`np.putmask(y, mask, values)`, `np.place`, `np.copyto(y, values, where=mask)`."""
    x, mask, values = bound.value("x"), bound.value("mask"), bound.value("y")
    made: Value = values if isinstance(values, Value) else Unknown()
    if isinstance(mask, Value) and not (isinstance(mask, Constant) and mask.value is True):
        made = reader.operate("where", site=bound.site, condition=mask, x=made, y=x)
    elif isinstance(x, Tensor) and isinstance(made, Constant):
        made = reader.operate("full_like", site=bound.site, x=x, value=made)
    return write_back(reader, bound, made)


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
    "put_where": _put_where,
    "shuffle_in_place": _shuffle,
}
