"""Data sets: the known ones, from the catalogue's descriptions; those that are put together of others; and how items become a batch."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from fromlogits.checker.catalogue.entry import Data, Table
from fromlogits.checker.evidence.source.binding import bind_signature
from fromlogits.checker.evidence.source.frames import table_of
from fromlogits.checker.evidence.source.names import entry_of
from fromlogits.checker.evidence.source.operations.bound import as_tensor
from fromlogits.checker.evidence.source.operations.narrowing import are_chosen, places_in, sifted_by
from fromlogits.checker.evidence.source.shapes import Size
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import Class, Constant, Dict, Function, Instance, List, Method, Object, Site, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["added", "collated", "collated_by", "described", "joined", "load_data", "sampled_items", "sifted_items", "stacked"]

JOINED = "torch.utils.data.ConcatDataset"
NUMBERS: dict[type | None, str] = {float: "float64", int: "int64", bool: "bool"}
DESCRIPTION = re.compile(
    r"(?:(?P<library>pandas)\s+)?\((?P<shape>[^)]*)\)\s*(?P<dtype>\w+)?\s*(?:\[(?P<low>[^,]+),(?P<high>[^\]]+)\])?\s*(?P<form>one_hot|multi_hot|ids)?\s*(?:classes=(?P<classes>\d+))?"
)


def load_data(reader: Reader, name: str, entry: Data, positional: Sequence[Value], keywords: Mapping[str, Value], site: Site) -> Value:
    """What a loader returns for the arguments it was given."""
    bound = bind_signature(reader, entry.signature, positional, keywords)
    gives = entry.gives
    for wanted, other in entry.options.items():
        pairs = [pair.split("=", 1) for pair in wanted.split()]
        if all(isinstance(bound.get(key), Constant) and str(bound[key].value) == value.strip("'\"") for key, value in pairs):
            gives = other
            break
    library = "numpy" if not name.startswith("torch") else "torch"
    return described(gives, site, library)


def described(gives: Any, site: Site | None, library: str = "numpy", symbol: Size | None = None) -> Value:
    """A value from its description."""
    if gives is None:
        return Tensor(learned=False)
    if isinstance(gives, Table):
        return table_of({name: described(column, site) for name, column in gives.columns.items()}, exact=True, site=site)
    if isinstance(gives, dict):
        slots = {key: described(part, site, library) for key, part in gives.items()}
        made = Object("sklearn.Bunch", None, {}, site=site)
        for key, value in slots.items():
            made.slots["attribute", key] = value
            made.slots["item", key] = value
        return made
    if isinstance(gives, (tuple, list)):
        shared = symbol or Size("rows", single=False)
        return List.of(
            (described(part, site, library, shared if not isinstance(part, (tuple, list)) else None) for part in gives), "tuple", site=site
        )
    found = DESCRIPTION.match(str(gives))
    if found is None:
        return Unknown()
    sizes = [part.strip() for part in found["shape"].split(",") if part.strip()]
    shape = tuple(int(part) if part.isdigit() else (symbol or Size("rows", single=False)) for part in sizes)
    dtype = found["dtype"]
    integral = bool(dtype) and dtype.startswith(("int", "uint", "bool"))
    low, high = (float(found["low"]), float(found["high"])) if found["low"] else (None, None)
    classes = int(found["classes"]) if found["classes"] else None
    form = found["form"] or ("ids" if classes else None)
    return Tensor(
        shape=shape, dtype=dtype, library=found["library"] or library, low=low, high=high, integral=integral or (None if low is None else False), form=form, classes=classes,
        strings=True if dtype == "str" else None, learned=False, origin=site, site=site,
    )  # fmt: skip


def added(reader: Reader, left: Value, right: Value) -> Value | None:
    """`one + other`, both data sets of torch's: one behind the other."""
    if not all(_is_data_set(reader, one) for one in (left, right)):
        return None
    return Object(JOINED, entry_of(JOINED), {"datasets": List.of([left, right])})


def _is_data_set(reader: Reader, value: Value) -> bool:
    if isinstance(value, Instance):
        base = reader.base_of(value)
        return base is not None and base.name == "torch.utils.data.Dataset"
    return isinstance(value, Object) and value.name.startswith("torch.utils.data.") and value.name.endswith(("Dataset", "Subset"))


def joined(reader: Reader, owner: Object) -> Value:
    """An item of data sets one behind the other."""
    from fromlogits.checker.evidence.source.containers import elements, typical

    given = owner.get("datasets")
    parts = elements(reader, given)[0] if isinstance(given, Value) else ()
    found = [item for part in parts for item in elements(reader, reader.machine.settle(part))[0]]
    return typical(reader, found) if found else Unknown()


def stacked(reader: Reader, owner: Object) -> Value:
    """An item of data sets side by side: a tuple, or a dictionary where they have names."""
    from fromlogits.checker.evidence.source.containers import elements, typical

    def item(part: Value) -> Value:
        found = elements(reader, reader.machine.settle(part))[0]
        return typical(reader, found) if found else Unknown()

    given = owner.get("datasets")
    if isinstance(given, List) and given.items:
        return List.of((item(part) for part in given.items), "tuple")
    return Dict(
        {key: item(part) for key, part in owner.slots.items() if isinstance(key, str) and isinstance(part, Value) and key != "datasets"}
    )


def sifted_items(items: tuple[Value, ...], places: Any) -> tuple[Value, ...]:
    """Items of a data set of which only those at some places are used: of labels that a test chose, less is known."""
    index = places_in(places) if isinstance(places, (List, Tensor, Unknown)) else None
    chosen = index is not None and are_chosen(index)
    return tuple(_sifted_item(item) for item in items) if chosen else items


def sampled_items(reader: Reader, items: tuple[Value, ...], sampler: Object) -> tuple[Value, ...]:
    """Items that a sampler draws: those at its places; of its weights, one that is zero leaves out what has it."""
    weights = as_tensor(reader.machine.settle(sampler.get("weights")))
    if weights is not None and weights.low is not None and weights.low <= 0:
        return tuple(map(_sifted_item, items))
    return sifted_items(items, reader.machine.settle(sampler.get("indices")))


def _sifted_item(item: Value) -> Value:
    if isinstance(item, List):
        return List.of((_sifted_item(part) for part in item.items), item.kind, exact=item.exact)
    if not isinstance(item, Tensor):
        return item
    made = derived(item, item.operation, *item.arguments, keep=True)
    sifted_by(made, item, Tensor(sifted=True))
    return made


def collated(reader: Reader, items: Sequence[Value], size: Any = None) -> Value:
    """A batch of items as torch makes it: arrays become tensors, numbers of Python's such of 64 bits."""
    from fromlogits.checker.evidence.source.containers import typical
    from fromlogits.checker.evidence.source.operations.tables import batched

    batch = batched(reader.machine.settle(typical(reader, items)), Size("batch", single=False) if size is None else size)
    return _of_python(reader, [reader.machine.settle(item) for item in items], batch)


def collated_by(reader: Reader, collate: Any, rows: Value, node: ast.AST) -> Value | None:
    """A batch as a function of the project makes it, or what is called like one, as far as it is known; None where it is a framework's."""
    function = collate = reader.machine.settle(collate) if isinstance(collate, Value) else None
    while isinstance(function, Object) and function.name == "function.partial":
        function = reader.machine.settle(function.get("f"))
    if isinstance(function, Instance):
        function = reader.method_of(function, "__call__") or reader.method_of(function, "forward") or Unknown()
    function = function.function if isinstance(function, Method) else function
    if isinstance(collate, Value) and isinstance(function, Function):
        return reader.call(collate, [rows], {}, node, function.frame)
    return Unknown() if isinstance(function, (Class, Unknown)) else None


def _of_python(reader: Reader, items: Sequence[Value], batch: Value) -> Value:
    """The parts of a batch as tensors, with the dtypes that numbers of Python's get."""
    if isinstance(batch, List) and all(isinstance(item, List) and len(item.items) == len(batch.items) for item in items):
        columns = zip(*(item.items for item in items if isinstance(item, List)), strict=True)
        parts = [[reader.machine.settle(one) for one in column] for column in columns]
        return List.of((_of_python(reader, *pair) for pair in zip(parts, batch.items, strict=True)), batch.kind, exact=batch.exact)
    if isinstance(batch, Dict) and all(isinstance(item, Dict) for item in items):
        rows = [item.slots for item in items if isinstance(item, Dict)]
        return Dict(
            {
                key: _of_python(reader, [reader.machine.settle(row[key]) for row in rows], part)
                if all(key in row for row in rows)
                else part
                for key, part in batch.slots.items()
            },
            batch.exact,
        )
    kinds = {type(item.value) if isinstance(item, Constant) else None for item in items}
    dtype = NUMBERS.get(next(iter(kinds))) if len(kinds) == 1 else None
    if not isinstance(batch, Tensor) or batch.strings:
        return batch
    return derived(batch, "batch", keep=True, dtype=batch.dtype or dtype, library="torch")
