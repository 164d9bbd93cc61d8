"""Known data sets: what their loaders return, from the catalogue's descriptions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from fromlogits.checker.catalogue.entry import Data, Table
from fromlogits.checker.evidence.source.binding import bind_signature
from fromlogits.checker.evidence.source.frames import table_of
from fromlogits.checker.evidence.source.shapes import Size
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.values import Constant, List, Object, Site, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["described", "load_data"]

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
