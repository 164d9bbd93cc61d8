"""Label makers: class ids into rows, rows into class ids, text into ids."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.shapes import ANY, Size
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import Dict, Function, List, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS"]


def _one_hot(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    classes = bound.plain("classes")
    width: Any = classes if isinstance(classes, int) and classes > 0 else None
    if width is None and not (bound.given("classes") and classes != -1):
        width = x.classes if x.classes is not None else int(x.high + 1) if x.high is not None and x.integral else None
    shape = None
    if x.shape is not None:
        base = x.shape[:-1] if x.columns == 1 and bound.plain("column", False) else x.shape
        axis = bound.plain("axis", -1)
        shape = (*base, width if width is not None else Size("classes"))
        if isinstance(axis, int) and axis not in (-1, len(base)):
            shape = (*base[:axis], width, *base[axis:])
    else:
        shape = (ANY, width)
    return Tensor(
        shape=shape,
        dtype=bound.dtype() or bound.plain("makes"),
        library=bound.plain("library"),
        form="one_hot",
        classes=width if isinstance(width, int) else None,
        low=0.0,
        high=1.0,
        integral=True,
        learned=False,
        lossy=x.lossy,
        origin=bound.site or x.origin,
        operation="one_hot",
        arguments=(x,),
    )


def _label_binarize(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    classes = bound.value("classes")
    width = len(classes.items) if isinstance(classes, List) and classes.exact else None
    named = bound.tensor("classes")
    if width is None and named is not None and named.shape and isinstance(named.shape[0], int):
        width = named.shape[0]
    rows = x.shape[0] if x is not None and x.shape else Size()
    return Tensor(
        shape=(rows, width if width is not None else Size("classes")),
        form="one_hot",
        classes=width,
        low=0.0,
        high=1.0,
        integral=True,
        learned=False,
        origin=bound.site,
        dtype="int64",
    )


def _multi_hot(reader: Reader, bound: Bound) -> Value:
    return Tensor(shape=(Size(), Size("classes")), form="multi_hot", low=0.0, high=1.0, integral=True, learned=False, origin=bound.site)


def _smooth(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    made = derived(x, "smooth_labels", keep=True, integral=False, numbers=None)
    made.form = "distribution" if x.form in {"one_hot", "distribution"} else x.form
    return made


def _factorize(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    ids = Tensor(
        shape=x.shape if x is not None else None, low=0.0, integral=True, form="ids", learned=False, dtype="int64", origin=bound.site
    )
    return List.of([ids, Unknown()], "tuple")


def _map_values(reader: Reader, bound: Bound) -> Value:
    """`series.map({"cat": 0, "dog": 1})`."""
    x, mapping = bound.tensor(), bound.value("mapping")
    shape = x.shape if x is not None else None
    if isinstance(mapping, Dict) and mapping.exact and mapping.slots:
        from fromlogits.checker.evidence.source.operations.bound import as_tensor

        values = as_tensor(List.of(mapping.slots.values()))
        if values is not None and not values.strings:
            return derived(values, "mapped", keep=True, shape=shape, numbers=None, origin=bound.site, learned=False)
        return Tensor(shape=shape, strings=True, dtype="str", learned=False)
    if isinstance(mapping, Function) and x is not None:
        row = reader.operate(
            "row",
            x=Tensor(shape=(Size(),), low=x.low, high=x.high, integral=x.integral, strings=x.strings, learned=x.learned),
            index=Unknown(),
        )
        result = reader.call(mapping, [row], {}, mapping.node, mapping.frame)
        from fromlogits.checker.evidence.source.operations.bound import as_tensor

        one = as_tensor(reader.machine.settle(result))
        if one is not None and one.shape == ():
            return derived(one, "mapped", keep=True, shape=shape, numbers=None, learned=False)
    return Tensor(shape=shape, learned=False)


def _get_dummies(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor("data")
    rows = x.shape[0] if x is not None and x.shape else Size()
    width = x.classes if x is not None and isinstance(x.classes, int) else Size("classes")
    return Tensor(
        shape=(rows, width),
        form="one_hot",
        low=0.0,
        high=1.0,
        integral=True,
        learned=False,
        origin=bound.site,
        classes=width if isinstance(width, int) else None,
        library="pandas",
    )


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "one_hot": _one_hot,
    "label_binarize": _label_binarize,
    "multi_hot": _multi_hot,
    "smooth_labels": _smooth,
    "factorize": _factorize,
    "map_values": _map_values,
    "get_dummies": _get_dummies,
}
