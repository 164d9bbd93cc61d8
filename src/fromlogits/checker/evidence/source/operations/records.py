"""Records: dataclasses and named tuples, and what makes tuples, dictionaries and other records of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.values import (
    WRAPPER,
    Class,
    Constant,
    Dict,
    External,
    Instance,
    List,
    Object,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["HYPERPARAMETERS", "OPERATIONS", "fields_of", "is_named_tuple", "keyed_record", "record_of", "values_of"]

HYPERPARAMETERS = "lightning.hparams"  # an object whose attributes are its keys

DEEPEST = 4  # records within records


def fields_of(reader: Reader, of: Class) -> list[str]:
    """The names of a record's fields: its bases' first, each once."""
    found: dict[str, None] = {}
    for one in reversed(reader.linearised(of)):
        if isinstance(one, Class):
            found.update(dict.fromkeys(name for name, _ in one.fields))
    return list(found)


def values_of(reader: Reader, record: Instance) -> list[Value]:
    """What a record holds, in the order of its fields."""
    return [record.slots.get(("attribute", name), Unknown()) for name in fields_of(reader, record.of)]


def is_named_tuple(reader: Reader, record: Instance) -> bool:
    """Whether a record is a tuple, too."""
    base = reader.base_of(record)
    return base is not None and base.name == "typing.NamedTuple"


def _unfolded(make: Callable[[list[str], list[Value]], Value]) -> Callable[[Any, Bound], Value]:
    """`asdict`, `astuple`: the records within a record and its containers, too."""

    def unfold(reader: Reader, value: Value, depth: int) -> Value:
        value = reader.machine.settle(value)
        if depth == 0:
            return value
        if isinstance(value, Instance) and fields_of(reader, value.of) and "member" not in value.slots:
            names = fields_of(reader, value.of)
            return make(names, [unfold(reader, one, depth - 1) for one in values_of(reader, value)])
        if isinstance(value, List):
            return List.of((unfold(reader, one, depth - 1) for one in value.items), value.kind, exact=value.exact)
        if isinstance(value, Dict):
            return Dict({key: unfold(reader, one, depth - 1) for key, one in value.slots.items()}, value.exact)
        return value

    def run(reader: Reader, bound: Bound) -> Value:
        record = bound.value("x")
        return unfold(reader, record, DEEPEST) if isinstance(record, Instance) and fields_of(reader, record.of) else Unknown()

    return run


def _as_dict(names: list[str], values: list[Value]) -> Value:
    return Dict(dict(zip(names, values, strict=True)))


def _as_tuple(names: list[str], values: list[Value]) -> Value:
    del names
    return List.of(values, "tuple")


def _fields(reader: Reader, bound: Bound) -> Value:
    """`dataclasses.fields(record)`: what is declared, by name."""
    value = bound.value("x")
    of = value.of if isinstance(value, Instance) else value
    if not isinstance(of, Class):
        return Unknown()
    return List.of((Object("dataclasses.field", None, {("attribute", "name"): Constant(name)}) for name in fields_of(reader, of)), "tuple")


def _field(reader: Reader, bound: Bound) -> Value:
    return Object("dataclasses.field", None, {"default": bound.values.get("default"), "default_factory": bound.values.get("factory")})


def _dataclass(reader: Reader, bound: Bound) -> Value:
    value = bound.value("cls")
    return value if isinstance(value, Class) else External(WRAPPER)


def _replace(reader: Reader, bound: Bound) -> Value:
    value = bound.value("x")
    if not isinstance(value, Instance):
        return Unknown()
    changes = {
        ("attribute", key): item
        for key, item in bound.values.items()
        if key not in {"x", "given", "library", "frame"} and isinstance(item, Value)
    }
    return Instance(value.of, {**value.slots, **changes}, site=value.site)


def keyed_record(reader: Reader, fields: Dict, depth: int = 8) -> Object:
    """An object whose attributes are its keys, and so are those of the dictionaries in it."""
    inner: dict[Any, Value] = {}
    for key, part in fields.slots.items():
        settled = reader.machine.settle(part)
        inner[key] = keyed_record(reader, settled, depth - 1) if isinstance(settled, Dict) and depth else part
    made = Object(HYPERPARAMETERS, None, {"fields": Dict(inner, fields.exact)})
    for key, part in inner.items():
        made.slots["attribute", key] = made.slots["item", key] = part
    return made


def record_of(values: Mapping[str, Value]) -> Object:
    """A named tuple's values, by name and by place."""
    made = Object("python.record", None, {})
    for place, (field, value) in enumerate(values.items()):
        made.slots["attribute", field] = made.slots["item", place] = value
    return made


def _namedtuple(reader: Reader, bound: Bound) -> Value:
    names = bound.plain("fields")
    if isinstance(names, str):
        names = tuple(names.replace(",", " ").split())
    if not isinstance(names, tuple):
        return Unknown()
    defaults = bound.value("defaults")
    return Object("python.namedtuple", None, {"fields": names, "defaults": defaults.items if isinstance(defaults, List) else ()})


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "python_asdict": _unfolded(_as_dict),
    "python_astuple": _unfolded(_as_tuple),
    "python_dataclass": _dataclass,
    "python_field": _field,
    "python_fields": _fields,
    "python_namedtuple": _namedtuple,
    "python_replace": _replace,
}
