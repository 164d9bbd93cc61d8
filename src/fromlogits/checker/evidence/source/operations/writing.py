"""Texts that a program puts together, piece by piece and line by line, and takes apart again: what stands in their cells is remembered.

A piece that is spelled out is a string; a number between such pieces keeps what is known of it. Lines that a loop makes stand for all of theirs.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from string import Formatter
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.operations.bound import Bound, as_tensor
from fromlogits.checker.evidence.source.operations.records import keyed_record
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import Choice, Constant, Dict, List, Object, Series, Text, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = [
    "OPERATIONS",
    "added",
    "any_text",
    "as_text",
    "cells_of",
    "composed",
    "filled_in",
    "formatted",
    "joined",
    "lines_of",
    "number_in",
    "shown",
    "split",
    "stripped",
]

LONGEST = 4096  # lines and characters that are looked at
JSON = "json.text"
HOLE = re.compile(r"%(?:\((?P<name>\w+)\))?(?P<spec>[-+ #0]*\d*(?:\.\d+)?)(?P<how>[diouxXeEfFgGcrsa%])")
WIDE = re.compile(r"\d{5}")  # a format that asks for more characters than are looked at


def any_text() -> Tensor:
    """A text of which nothing is known."""
    return Tensor(shape=(), strings=True, dtype="str", learned=False)


def composed(pieces: Iterable[Value], **facts: Any) -> Value:
    """One text from pieces: a string where every piece is spelled out."""
    parts: list[Any] = []
    for piece in pieces:
        for part in piece.parts if isinstance(piece, Text) and piece.lines is None else (piece,):
            plain = str(part.value) if isinstance(part, Constant) else part
            if isinstance(plain, str) and parts and isinstance(parts[-1], str):
                parts[-1] += plain
            elif plain != "":
                parts.append(plain)
    if all(isinstance(part, str) for part in parts):
        return Constant("".join(parts), **facts)
    return Text(parts=tuple(parts), **facts)


def added(one: Value, other: Value) -> Value | None:
    """`"a" + text`: None where one of them is no text."""
    if not all(isinstance(part, Text) or (isinstance(part, Constant) and isinstance(part.value, str)) for part in (one, other)):
        return None
    return composed([one, other])


def joined(separator: str, items: Value) -> Value:
    """`separator.join(items)`."""
    if not isinstance(items, List):
        return any_text()
    if "\n" in separator:
        return Text(lines=items)
    if not items.exact:
        return Text()
    pieces: list[Value] = []
    for item in items.items:
        pieces += [Constant(separator), item]
    return composed(pieces[1:])


def formatted(template: str, positional: Sequence[Value], keywords: Mapping[str, Value]) -> Value:
    """`template.format(...)`."""
    pieces: list[Value] = []
    place = 0
    try:
        fields = list(Formatter().parse(template))
    except ValueError:
        return Text()
    for text, name, spec, _ in fields:
        pieces.append(Constant(text))
        if name is None:
            continue
        key = name or str(place)
        place += not name
        value = positional[int(key)] if key.isdigit() and int(key) < len(positional) else keywords.get(key)
        if value is None:
            return Text()
        pieces.append(shown(value, spec or ""))
    return composed(pieces)


def filled_in(template: str, value: Value) -> Value:
    """`template % values`."""
    several = value.items if isinstance(value, List) and value.kind == "tuple" else (value,)
    if isinstance(value, List) and not value.exact:
        return Text()
    pieces: list[Value] = []
    place = end = 0
    for hole in HOLE.finditer(template):
        name, spec, how = hole["name"], hole["spec"], hole["how"]
        pieces.append(Constant(template[end : hole.start()]))
        end = hole.end()
        if how == "%":
            pieces.append(Constant("%"))
            continue
        one = value.slots.get(name) if name is not None and isinstance(value, Dict) else several[place] if place < len(several) else None
        place += name is None
        if not isinstance(one, Value) or WIDE.search(spec):
            return Text()
        if isinstance(one, Constant):
            try:
                pieces.append(Constant(f"%{spec}{how}" % (one.value,)))
            except (TypeError, ValueError, OverflowError):
                return Text()
        else:
            pieces.append(shown(one, "" if how in "sra" else spec + how))
    return composed([*pieces, Constant(template[end:])])


def shown(value: Value, spec: str) -> Value:
    """A value as it is written in a format: digits that are cut off may make a whole number."""
    if isinstance(value, Constant):
        if WIDE.search(spec):
            return any_text()
        try:
            return Constant(format(value.value, spec))
        except (TypeError, ValueError, OverflowError):
            return Constant(str(value.value))
    if isinstance(value, Tensor) and spec and not value.integral:
        return derived(value, "written", keep=True, integral=None)
    return value


def lines_of(value: Any) -> List | None:
    """The lines of a text, of a list of lines, of a file in memory; None where nobody knows them."""
    if isinstance(value, Object) and value.name == "io.StringIO":
        written = value.get("pieces")
        text = value.get("text")
        if isinstance(written, List) and written.items:
            return _lines(written.items, exact=written.exact)
        return lines_of(text)
    if isinstance(value, Constant) and isinstance(value.value, str):
        rows = value.value.splitlines()
        return List.of((Constant(row) for row in rows[:LONGEST]), exact=len(rows) <= LONGEST)
    if isinstance(value, Text):
        return value.lines if value.lines is not None else _lines([value], exact=False)
    if isinstance(value, List) and value.items and all(_is_line(one) for item in value.items for one in _options(item)):
        return value
    return None


def _options(item: Value) -> list[Value]:
    return [option for _, option in item.options] if isinstance(item, Choice) else [item]


def _is_line(value: Value) -> bool:
    return isinstance(value, Text) or (isinstance(value, Constant) and isinstance(value.value, str))


def _lines(pieces: Sequence[Value], *, exact: bool) -> List | None:
    """Pieces written one behind the other, cut into lines."""
    found: list[Value] = []
    rest: list[Value] = []
    for piece in pieces:
        if isinstance(piece, Text) and piece.lines is not None:
            found += piece.lines.items
            exact = exact and piece.lines.exact
            continue
        parts = piece.parts if isinstance(piece, Text) else (piece,)
        for part in parts:
            plain = part.value if isinstance(part, Constant) else part
            if isinstance(part, Text) and part.lines is not None and part.lines.items:  # "header\n" + "\n".join(rows)
                opening, *others = part.lines.items
                found += [composed([*rest, opening]) if rest else opening, *others]
                exact, rest = exact and part.lines.exact, []
                continue
            if not isinstance(plain, str):
                rest.append(part)
                continue
            first, *more = plain.split("\n")
            rest += [Constant(first)] if first else []
            for line in more:
                found.append(composed(rest))
                rest = [Constant(line)] if line else []
    if rest:
        found.append(composed(rest))
    return List.of(found[:LONGEST], exact=exact and len(found) <= LONGEST) if found else None


def stripped(value: Text) -> Value:
    """A text without the blanks around it."""
    if not value.parts:
        return value
    parts = list(value.parts)
    if isinstance(parts[0], str):
        parts[0] = parts[0].lstrip()
    if isinstance(parts[-1], str):
        parts[-1] = parts[-1].rstrip()
    return Text(parts=tuple(part for part in parts if part != ""))


def cells_of(line: Value, delimiter: str) -> list[Value] | None:
    """The cells of a line: strings where they are spelled out, the number where one was written; None where that cannot be told."""
    if isinstance(line, Constant) and isinstance(line.value, str):
        return [Constant(cell) for cell in line.value.split(delimiter)]
    if not isinstance(line, Text) or line.lines is not None or not line.parts:
        return None
    cells: list[list[Value]] = [[]]
    for part in line.parts:
        if isinstance(part, str):
            first, *more = part.split(delimiter)
            cells[-1] += [Constant(first)] if first else []
            cells += [[Constant(cell)] if cell else [] for cell in more]
        elif _fits(part, delimiter):
            cells[-1].append(part)
        else:
            return None
    return [cell[0] if len(cell) == 1 else Constant("") if not cell else any_text() for cell in cells]


def _fits(part: Value, delimiter: str) -> bool:
    """Whether what was written is one number or one word, so that it lies within its cell."""
    if isinstance(part, Choice):
        return all(_fits(option, delimiter) for _, option in part.options)
    if isinstance(part, Constant):
        return delimiter not in str(part.value)
    if isinstance(part, Tensor):
        known = part.words is not None and not any(delimiter in word for word in part.words)
        return part.rank == 0 and (not part.strings or known)
    return isinstance(part, Unknown) and not isinstance(part, Text)


# -- operations


def _str(reader: Reader, bound: Bound) -> Value:
    value = bound.value("x")
    if isinstance(value, Constant):
        return Constant(str(value.value))
    if isinstance(value, Text) or (isinstance(value, Tensor) and value.strings and value.rank == 0):
        return value
    return Text(parts=(value,)) if isinstance(value, Value) else Unknown()


def _dumps(reader: Reader, bound: Bound) -> Value:
    value = bound.value("x")
    return Text(parts=(Object(JSON, None, {"value": value}),)) if isinstance(value, Value) else Unknown()


def _loads(reader: Reader, bound: Bound) -> Value:
    """JSON text that stands in the program, or that it wrote itself."""
    text = bound.value("text")
    if isinstance(text, Text) and len(text.parts) == 1 and isinstance(text.parts[0], Object) and text.parts[0].name == JSON:
        return _reread(reader, text.parts[0].slots["value"])
    plain = text.value if isinstance(text, Constant) else None
    if not isinstance(plain, str) or len(plain) > 100_000:
        return Unknown()
    try:
        made = _of_json(json.loads(plain))
        return _hooked(reader, made, bound.value("object_hook"), bound) if bound.given("object_hook") else made
    except (ValueError, RecursionError):
        return Unknown()


def _hooked(reader: Reader, value: Value, hook: Any, bound: Bound) -> Value:
    """What a function makes of every dictionary, the inner ones first."""
    if isinstance(value, List):
        return List.of((_hooked(reader, item, hook, bound) for item in value.items), value.kind)
    if not isinstance(value, Dict) or not isinstance(hook, Value) or bound.site is None:
        return value
    inner = Dict({key: _hooked(reader, part, hook, bound) for key, part in value.slots.items()})
    return reader.call(hook, [inner], {}, bound.site.node, bound.values["frame"])


def _literal(reader: Reader, bound: Bound) -> Value:
    """`ast.literal_eval(text)`."""
    text = bound.plain("text")
    try:
        return _of_json(ast.literal_eval(text)) if isinstance(text, str) and len(text) <= 10_000 else Unknown()
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return Unknown()


def _keyed(reader: Reader, bound: Bound) -> Value:
    """`EasyDict(settings)`, `OmegaConf.create(settings)`: keys that are attributes, within each other; the settings may be YAML."""
    given = bound.value("xs")
    if isinstance(given, Constant) and isinstance(given.value, str):
        given = _yaml(reader, Bound(reader, {"text": given}, bound.site))
    own = {key: part for key, part in bound.values.items() if key not in {"xs", "given", "library", "frame"} and isinstance(part, Value)}
    fields = given if isinstance(given, Dict) else Dict({}, exact=given is None or (isinstance(given, Constant) and given.value is None))
    return keyed_record(reader, Dict(dict(fields.slots) | dict(own), fields.exact))


def _toml(reader: Reader, bound: Bound) -> Value:
    import tomllib

    text = bound.plain("text")
    try:
        return _of_json(tomllib.loads(text)) if isinstance(text, str) and len(text) <= 100_000 else Unknown()
    except (tomllib.TOMLDecodeError, RecursionError):
        return Unknown()


def _yaml(reader: Reader, bound: Bound) -> Value:
    from fromlogits.checker.evidence.source.yaml_text import read_yaml

    text = bound.plain("text")
    try:
        return _of_json(read_yaml(text)) if isinstance(text, str) and len(text) <= 100_000 else Unknown()
    except ValueError:
        return Unknown()


def _of_json(value: Any) -> Value:
    if isinstance(value, dict):
        return Dict({key: _of_json(part) for key, part in value.items()})
    if isinstance(value, (list, tuple, set)):
        return List.of((_of_json(part) for part in value), type(value).__name__)
    return Constant(value)


def _reread(reader: Reader, value: Any, depth: int = 0) -> Value:
    """What JSON keeps of a value: keys are strings, tuples are lists."""
    settled = reader.machine.settle(value)
    if isinstance(settled, Dict) and depth < 8:
        return Dict({str(key): _reread(reader, part, depth + 1) for key, part in settled.slots.items()}, settled.exact)
    if isinstance(settled, List) and depth < 8:
        return List.of((_reread(reader, part, depth + 1) for part in settled.items), exact=settled.exact)
    return settled if isinstance(settled, Value) else Unknown()


def number_in(value: Text, kind: str) -> Value:
    """`int(text)`, `float(text)`: the number that was written, or one that nobody knows."""
    part = value.parts[0] if len(value.parts) == 1 else None
    inner = as_tensor(part) if isinstance(part, (Tensor, Constant)) else None
    whole = kind == "int"
    if inner is None or inner.rank != 0 or inner.strings:
        return Tensor(shape=(), dtype="int64" if whole else "float64", integral=whole or None, learned=False)
    return derived(inner, "cast", keep=True, dtype="int64" if whole else "float64")


def split(value: Text, separator: Value | None) -> Value:
    """`text.split(",")`: its cells."""
    plain = separator.value if isinstance(separator, Constant) else None
    cells = cells_of(value, plain) if isinstance(plain, str) and plain else None
    return Series(any_text()) if cells is None else List.of(as_text(cell) for cell in cells)


def as_text(cell: Value) -> Value:
    """A cell as what splitting gives: a text."""
    if isinstance(cell, Choice):
        return Choice(tuple((guards, as_text(option)) for guards, option in cell.options))
    if isinstance(cell, Constant):
        return Constant(str(cell.value))
    return cell if isinstance(cell, Tensor) and cell.strings else Text(parts=(cell,))


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "python_str": _str,
    "json_dumps": _dumps,
    "json_loads": _loads,
    "keyed_record": _keyed,
    "literal_eval": _literal,
    "toml_loads": _toml,
    "yaml_load": _yaml,
}
