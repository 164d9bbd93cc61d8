"""Going through containers: what comes out of iterating, unpacking and indexing them."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.enums import is_enum, is_member, label_of, members
from fromlogits.checker.evidence.source.rounds import is_data
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.values import (
    Choice,
    Class,
    Constant,
    Dict,
    External,
    Instance,
    Itself,
    List,
    Object,
    Series,
    Text,
    Unknown,
    Value,
    is_rest,
    part_of,
)

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["columns", "distinct", "elements", "item", "key_of", "named_by", "number_of", "remove_at", "typical", "unpack"]


def key_of(value: Value) -> tuple[Any] | None:
    """What a value is as a key of a dictionary; None where that is not known."""
    if isinstance(value, Constant):
        return (value.value,)
    if isinstance(value, External):
        return (value.name,)
    if is_member(value):
        return (value,)
    if isinstance(value, List) and value.exact and all(isinstance(part, Constant) for part in value.items):
        return (tuple(part.value for part in value.items if isinstance(part, Constant)),)
    return None


def named_by(key: Any) -> Value:
    """The value that a key of a dictionary was made of."""
    return key if isinstance(key, Value) else Constant(key)


def elements(reader: Reader, value: Value) -> tuple[tuple[Value, ...], bool]:
    """What iterating a value gives, and whether that is all of it; otherwise the one element stands for any."""
    from fromlogits.checker.evidence.source.operations.writing import any_text, lines_of

    value = reader.machine.settle(value)
    if isinstance(value, List):
        return value.items, value.exact
    if isinstance(value, Dict):
        return tuple(named_by(key) for key in value.slots), value.exact
    if isinstance(value, Constant) and isinstance(value.value, (str, bytes)):
        return tuple(Constant(character) for character in value.value[:64]), len(value.value) <= 64
    if isinstance(value, Series):
        return (value.left, True) if value.left is not None else ((value.element,), False)
    if isinstance(value, Text):
        return (any_text(),), False
    if isinstance(value, Object) and value.name == "io.StringIO":
        lines = lines_of(value)
        return (lines.items, lines.exact) if lines is not None else ((any_text(),), False)
    if isinstance(value, Tensor):
        return _rows(reader, value)
    if isinstance(value, Choice):
        firsts = []
        for guards, option in reader.machine.options(value):
            items, _ = elements(reader, option)
            firsts.append((guards, items[0] if items else Unknown()))
        from fromlogits.checker.evidence.source.machine import join

        return (join(firsts),), False
    if isinstance(value, Class) and is_enum(reader, value):
        return members(reader, value), True
    if isinstance(value, Instance) and "contents" in value.slots and reader.method_of(value, "__iter__") is None:
        return elements(reader, value.slots["contents"])
    if isinstance(value, (Object, Instance)):
        return reader.iterate(value)
    return (part_of(value),), False


def remove_at(reader: Reader, target: List, index: Value) -> None:
    """`del target[index]`, of one element or of a slice."""
    kept = list(target.items)
    try:
        del kept[_place(index)]
    except (IndexError, TypeError):
        reader.machine.write(target.slots, "exact", False)
        return
    reader.machine.write(target.slots, "items", tuple(kept))


def _rows(reader: Reader, value: Tensor) -> tuple[tuple[Value, ...], bool]:
    if isinstance(value.numbers, tuple) and len(value.numbers) <= 24:
        return tuple(reader.operate("row", x=value, index=Constant(position)) for position in range(len(value.numbers))), True
    if value.operation == "unique" and value.words is not None and len(value.words) <= 64:
        return tuple(Constant(word) for word in sorted(value.words)), True
    row = reader.operate("row", x=value, index=Unknown())
    length = value.shape[0] if value.shape else None
    if isinstance(length, int) and length <= 8:
        return tuple(row for _ in range(length)), True
    return (row,), False


def unpack(reader: Reader, value: Value, count: int, star: int | None) -> list[Value]:
    """The parts that `a, *b, c = value` binds."""
    value = reader.machine.settle(value)
    if isinstance(value, Choice):
        columns: list[list[Any]] = [[] for _ in range(count)]
        for guards, option in reader.machine.options(value):
            for column, part in zip(columns, unpack(reader, option, count, star), strict=True):
                column.append((guards, part))
        from fromlogits.checker.evidence.source.machine import join

        return [join(column) for column in columns]
    if isinstance(value, (External, Unknown)):
        return [part_of(value) for _ in range(count)]
    items, exact = elements(reader, value)
    if not exact:
        if isinstance(value, List) and star is None and len(value.items) == count:
            return list(value.items)
        return [items[0] if items else Unknown() for _ in range(count)]
    if star is None:
        return list(items) if len(items) == count else [Unknown() for _ in range(count)]
    after = count - star - 1
    if len(items) < count - 1:
        return [Unknown() for _ in range(count)]
    middle = reader.machine.new_list(items[star : len(items) - after])
    return [*items[:star], middle, *items[len(items) - after :]]


def columns(reader: Reader, rows: Value) -> Value:
    """`zip(*rows)`: rows turned into columns."""
    items, exact = elements(reader, rows)
    settled = [reader.machine.settle(row) for row in items]
    if not settled or not all(isinstance(row, List) and len(row.items) == len(settled[0].items) for row in settled):
        return Series(Series(Unknown()))
    parts = zip(*(row.items for row in settled), strict=True)
    if exact:
        return reader.machine.new_list([List.of(column, "tuple") for column in parts])
    length = rows.length if isinstance(rows, Series) else None
    return reader.machine.new_list([Series(typical(reader, column), length) for column in parts])


def distinct(items: Sequence[Value]) -> tuple[Value, ...]:
    """The elements of a set: each constant once, as Python counts, where 1, 1.0 and True are one."""
    found: dict[Any, Value] = {}
    for one in items:
        known = isinstance(one, Constant) and isinstance(one.value, (str, bytes, int, float, bool, type(None)))
        found.setdefault((one.value,) if known and isinstance(one, Constant) else Itself(one), one)
    return tuple(found.values())


def typical(reader: Reader, items: Sequence[Value]) -> Value:
    """One value that stands for any of several: their common shape, the range of all."""
    settled = [reader.machine.settle(one) for one in items]
    if len(settled) == 1:
        return settled[0]
    if all(isinstance(one, List) and one.kind == "tuple" and len(one.items) == len(settled[0].items) for one in settled):
        return List.of((typical(reader, column) for column in zip(*(one.items for one in settled), strict=True)), "tuple")
    if all(isinstance(one, Dict) and one.slots.keys() == settled[0].slots.keys() for one in settled):
        return Dict({key: typical(reader, [one.slots[key] for one in settled]) for key in settled[0].slots})
    records = [one for one in settled if isinstance(one, Instance)]
    if len(records) == len(settled):
        return _like(reader, records) if _are_records(reader, records) else Unknown()
    if len({_is_text(one) for one in settled}) > 1:
        return Unknown()
    arrays = [array for array in settled if isinstance(array, Tensor)]
    if len(arrays) == len(settled) and len({array.rank for array in arrays}) > 1:  # an image and its label: neither stands for the other
        return Unknown()
    made = reader.operate("array", x=List.of(settled))
    one = reader.operate("row", x=made, index=Unknown()) if isinstance(made, Tensor) else Unknown()
    if isinstance(one, Tensor) and len(arrays) == len(settled):  # ids below one another are no rows of classes
        one.form = arrays[0].form if all(array.form == arrays[0].form for array in arrays) else None
    return one


def _are_records(reader: Reader, many: Sequence[Instance]) -> bool:
    """Whether these are instances of one class that only holds values: a record, or a member of an enumeration."""
    first = many[0].of
    base = reader.base_of(first)
    return all(one.of is first for one in many) and (base is None or base.name.startswith("enum."))


def _like(reader: Reader, many: Sequence[Instance]) -> Instance:
    """One instance that stands for any of several: their attributes by name."""
    first, *others = many
    slots: dict[Any, Any] = {}
    for key, value in first.slots.items():
        if isinstance(key, tuple) and all(key in one.slots for one in others):
            slots[key] = value if all(one.slots[key] is value for one in others) else typical(reader, [one.slots[key] for one in many])
    return Instance(first.of, slots, site=first.site)


def _is_text(value: Value) -> bool:
    return bool(value.strings) if isinstance(value, Tensor) else isinstance(value, Constant) and isinstance(value.value, str)


def item(reader: Reader, value: Value, index: Value) -> Value:
    """`value[index]` for a container; tensors are indexed by their own operation."""
    if isinstance(value, Constant) and isinstance(value.value, (str, bytes, tuple)):
        try:
            return Constant(value.value[_place(index)])
        except (IndexError, TypeError, KeyError):
            return Unknown()
    if isinstance(value, List):
        return _list_item(reader, value, index)
    if isinstance(value, Dict):
        return _dict_item(reader, value, index)
    if isinstance(value, Series):
        return value.element if not _is_slice(index) else Series(value.element)
    return Unknown()


def _is_slice(index: Value) -> bool:
    return isinstance(index, Object) and index.name == "slice"


def _bounds(index: Value) -> slice | None:
    """The slice that Python would cut, where its ends are known."""
    bounds = [index.get(part) for part in ("start", "stop", "step")]  # type: ignore[attr-defined]
    values = [bound.value for bound in bounds if isinstance(bound, Constant) and isinstance(bound.value, (int, type(None)))]
    return slice(*values) if len(values) == len(bounds) and values[-1] != 0 else None


def _place(index: Value) -> Any:
    """What Python would look up; None, which it refuses, where that is open."""
    return _bounds(index) if _is_slice(index) else index.value if isinstance(index, Constant) else None


def _list_item(reader: Reader, value: List, index: Value) -> Value:
    if _is_slice(index):
        bounds = _bounds(index)
        from_the_end = bounds is not None and any(isinstance(one, int) and one < 0 for one in (bounds.start, bounds.stop))
        if value.exact and bounds is not None and not (from_the_end and any(map(is_rest, value.items))):
            return reader.machine.new_list(value.items[bounds], value.kind, site=value.site)
        items = _from_the_end(value.items, bounds) if from_the_end and bounds is not None else value.items
        return Unknown() if items is None else List.of(items, value.kind, exact=False, depth=value.depth, site=value.site)
    if isinstance(index, Constant) and isinstance(index.value, int):
        if value.exact and -len(value.items) <= index.value < len(value.items):
            return value.items[index.value]
        if not value.exact and value.items and index.value in (0, -1):
            return value.items[index.value]
        return value.items[0] if not value.exact and len(value.items) == 1 else Unknown()
    return _any_of(reader, value.items, drawn=isinstance(index, Tensor))


def _from_the_end(items: tuple[Value, ...], cut: slice) -> tuple[Value, ...] | None:
    """A slice of layers of which some stand for nobody knows how many: counted from the end, the last ones are the last ones.

    None where nobody knows which layer is the last: what a loop made last is, and may be all that it made.
    """
    place, loop = next(((place, one) for place, one in enumerate(reversed(items)) if is_rest(one)), (0, None))
    looped = len(items) if loop is None else loop.key[2]  # type: ignore[attr-defined]
    items = tuple(one for one in items if not is_rest(one))
    if any(map(is_data, items)):
        return items
    stops = cut.stop is None or -max(place, place + looped - 1) <= cut.stop < 0
    starts = not cut.start or -(place + looped) <= cut.start < 0
    if not stops or cut.step not in (None, 1):
        return None
    return items[cut] if starts else items[: cut.stop]


def _any_of(reader: Reader, items: Sequence[Value], *, drawn: bool) -> Value:
    """One of several, nobody says which: what they have in common. Words that data choose are words; others may be settings."""
    if len(items) == 1:
        return items[0]
    plain = [reader.machine.settle(one) for one in items]
    alike = all(isinstance(one, (Constant, Tensor)) for one in plain) or all(isinstance(one, List) and one.kind == "tuple" for one in plain)
    alike = alike or all(isinstance(one, Instance) for one in plain)
    numbers = all(not isinstance(one, Constant) or isinstance(one.value, (int, float)) for one in plain)
    words = drawn and all(isinstance(one, Constant) and isinstance(one.value, str) for one in plain)
    return typical(reader, plain) if plain and alike and (numbers or words) else Unknown()


def _are_alike(values: Sequence[Value]) -> bool:
    """Whether several values are plain numbers or words, or rows of as many of them."""
    rows = [one for one in values if isinstance(one, List) and one.exact and all(isinstance(item, Constant) for item in one.items)]
    if rows:
        return len(rows) == len(values) and len({len(one.items) for one in rows}) == 1
    return all(isinstance(one, Constant) for one in values)


def _made_for(reader: Reader, value: Dict, key: Any) -> Value:
    """What a defaultdict makes for a key that it does not have yet."""
    assert value.factory is not None  # noqa: S101 the caller asked
    factory, frame = value.factory
    made = reader.call(factory, [], {}, ast.Pass(), frame)
    if isinstance(made, List):
        made.depth = 0  # it outlives the round of a loop that it was made in
    reader.machine.write(value.slots, key, made)
    return made


def number_of(value: Value) -> Tensor | None:
    """A whole number that the program counts, and that no model made."""
    return value if isinstance(value, Tensor) and value.rank == 0 and value.integral and value.learned is False else None


def _dict_item(reader: Reader, value: Dict, index: Value) -> Value:
    from fromlogits.checker.evidence.source.machine import WIDEST, join

    if isinstance(index, Constant) or is_member(index):
        try:
            found = value.slots.get(index.value if isinstance(index, Constant) else index)
        except TypeError:
            found = None
        if found is None and value.factory is not None and value.exact:
            found = _made_for(reader, value, index.value if isinstance(index, Constant) else index)
        told = repr(index.value) if isinstance(index, Constant) else Itself(index)
        return found if found is not None else Unknown(("item", Itself(value.slots), told))
    if value.factory is not None:  # any key may be there from now on
        value.exact = False
    if value.number is not None and not value.slots:
        return value.number
    if (
        isinstance(index, Tensor)
        and value.exact
        and value.slots
        and _are_alike([reader.machine.settle(one) for one in value.slots.values()])
    ):
        made = reader.operate("array", x=List.of(value.slots.values()))
        if isinstance(made, Tensor) and (made.words is not None or made.rank == 2):
            return reader.operate("row", x=made, index=Unknown())
        if isinstance(made, Tensor) and made.integral:
            whole = isinstance(made.numbers, tuple) and sorted(set(made.numbers)) == list(range(len(set(made.numbers))))
            row = reader.operate("row", x=made, index=Unknown())
            if isinstance(row, Tensor) and whole:
                row.form, row.classes = "ids", len(set(made.numbers))
            return row
    if isinstance(index, Unknown) and value.slots and all(isinstance(key, (str, int, bool)) or is_member(key) for key in value.slots):
        options = []
        for key, option in value.slots.items():
            guards = frozenset({(("==", index.key, label_of(key) if isinstance(key, Instance) else key), True)})
            if reader.machine.consistent(guards):
                options.append((guards, option))
        if len(options) > WIDEST:
            return _by_its_default(reader, value, index)
        return join(options) if options else Unknown()
    return Unknown()


def _by_its_default(reader: Reader, value: Dict, index: Unknown) -> Value:
    """One of many that the command line can ask for: that of its default, or anything else."""
    from fromlogits.checker.evidence.source.arguments import by_default
    from fromlogits.checker.evidence.source.machine import join

    word = by_default(reader, index)
    if not isinstance(word, Choice):
        return _dict_item(reader, value, word) if isinstance(word, Constant) else Unknown()
    return join([(guards, _dict_item(reader, value, one) if isinstance(one, Constant) else Unknown()) for guards, one in word.options])
