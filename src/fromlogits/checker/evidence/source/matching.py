"""Patterns of a match statement: whether a value fits one, and the names that it binds on the way."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.enums import is_member
from fromlogits.checker.evidence.source.operations.records import fields_of
from fromlogits.checker.evidence.source.truth import truth
from fromlogits.checker.evidence.source.values import Class, Constant, Dict, Frame, Instance, List, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["guarded", "matches"]


def matches(reader: Reader, subject: Value, pattern: ast.pattern, frame: Frame) -> bool | None:
    """Whether a value fits a pattern, None where that is open; either way the pattern's names are bound."""
    return _PATTERNS[type(pattern)](reader, reader.machine.settle(subject), pattern, frame)


def guarded(reader: Reader, guard: ast.expr | None, frame: Frame) -> bool | None:
    """Whether the condition of a case holds, None where that is open."""
    if guard is None:
        return True
    sides = {side for _, side in truth(reader, reader.evaluate(guard, frame))}
    return sides.pop() if len(sides) == 1 else None


def _all(verdicts: Iterable[bool | None]) -> bool | None:
    found = list(verdicts)
    return False if False in found else None if None in found else True


def _value(reader: Reader, subject: Value, pattern: ast.MatchValue, frame: Frame) -> bool | None:
    value = reader.evaluate(pattern.value, frame)
    if isinstance(subject, Constant) and isinstance(value, Constant):
        return bool(subject.value == value.value)
    return subject is value if is_member(subject) and is_member(value) else None


def _singleton(reader: Reader, subject: Value, pattern: ast.MatchSingleton, frame: Frame) -> bool | None:
    if isinstance(subject, Constant):
        return subject.value is pattern.value
    return None if isinstance(subject, Unknown) else False


def _either(reader: Reader, subject: Value, pattern: ast.MatchOr, frame: Frame) -> bool | None:
    verdicts = [matches(reader, subject, part, frame) for part in pattern.patterns]
    return True if True in verdicts else None if None in verdicts else False


def _named(reader: Reader, subject: Value, pattern: ast.MatchAs, frame: Frame) -> bool | None:
    verdict = matches(reader, subject, pattern.pattern, frame) if pattern.pattern is not None else True
    if pattern.name is not None:
        reader.machine.bind(frame, pattern.name, subject)
    return verdict


def _sequence(reader: Reader, subject: Value, pattern: ast.MatchSequence, frame: Frame) -> bool | None:
    star = next((place for place, part in enumerate(pattern.patterns) if isinstance(part, ast.MatchStar)), None)
    if not isinstance(subject, List) or subject.kind == "set" or not subject.exact:
        for part in pattern.patterns:
            matches(reader, Unknown(), part, frame)
        return False if isinstance(subject, (Constant, Dict, Instance)) else None
    items, wanted = subject.items, len(pattern.patterns)
    if len(items) != wanted if star is None else len(items) < wanted - 1:
        return False
    if star is None:
        return _all([matches(reader, item, part, frame) for item, part in zip(items, pattern.patterns, strict=True)])
    behind = wanted - star - 1
    middle = List.of(items[star : len(items) - behind])
    parts: Sequence[Value] = (*items[:star], middle, *items[len(items) - behind :])
    return _all([matches(reader, item, part, frame) for item, part in zip(parts, pattern.patterns, strict=True)])


def _rest(reader: Reader, subject: Value, pattern: ast.MatchStar, frame: Frame) -> bool | None:
    if pattern.name is not None:
        reader.machine.bind(frame, pattern.name, subject)
    return True


def _mapping(reader: Reader, subject: Value, pattern: ast.MatchMapping, frame: Frame) -> bool | None:
    verdicts: list[bool | None] = []
    taken: set[Any] = set()
    held = subject.slots if isinstance(subject, Dict) else {}
    for key, part in zip(pattern.keys, pattern.patterns, strict=True):
        named = reader.machine.settle(reader.evaluate(key, frame))
        plain = named.value if isinstance(named, Constant) else None
        if plain in held:
            taken.add(plain)
            verdicts.append(matches(reader, held[plain], part, frame))
        else:
            matches(reader, Unknown(), part, frame)
            verdicts.append(False if isinstance(subject, Dict) and subject.exact and plain is not None else None)
    if pattern.rest is not None:
        left = {key: value for key, value in held.items() if key not in taken}
        reader.machine.bind(frame, pattern.rest, Dict(left, isinstance(subject, Dict) and subject.exact))
    if not isinstance(subject, Dict):
        return False if isinstance(subject, (Constant, List)) else None
    return _all(verdicts)


def _class(reader: Reader, subject: Value, pattern: ast.MatchClass, frame: Frame) -> bool | None:
    kind = reader.machine.settle(reader.evaluate(pattern.cls, frame))
    found = reader.operate("python_isinstance", x=subject, types=kind)
    is_one = bool(found.value) if isinstance(found, Constant) else None
    if is_one is False:
        return False
    verdicts: list[bool | None] = [is_one]
    names = _positions(reader, subject, kind) if pattern.patterns else []
    if len(pattern.patterns) == 1 and not isinstance(kind, Class) and isinstance(subject, (Constant, List, Dict)):
        verdicts.append(matches(reader, subject, pattern.patterns[0], frame))  # `case str(name)`
    else:
        for place, part in enumerate(pattern.patterns):
            held = reader.attribute(subject, names[place], part, frame) if place < len(names) else Unknown()
            verdicts.append(matches(reader, held, part, frame))
    for name, part in zip(pattern.kwd_attrs, pattern.kwd_patterns, strict=True):
        verdicts.append(matches(reader, reader.attribute(subject, name, part, frame), part, frame))
    return _all(verdicts)


def _positions(reader: Reader, subject: Value, kind: Value) -> list[str]:
    """The attributes that positional patterns of a class stand for."""
    if not isinstance(kind, Class):
        return []
    spelled = next(
        (one.slots["__match_args__"] for one in reader.linearised(kind) if isinstance(one, Class) and "__match_args__" in one.slots), None
    )
    settled = reader.machine.settle(spelled) if isinstance(spelled, Value) else None
    if isinstance(settled, List):
        return [item.value for item in settled.items if isinstance(item, Constant) and isinstance(item.value, str)]
    return fields_of(reader, kind)


_PATTERNS: dict[type[ast.pattern], Callable[..., bool | None]] = {
    ast.MatchValue: _value,
    ast.MatchSingleton: _singleton,
    ast.MatchOr: _either,
    ast.MatchAs: _named,
    ast.MatchSequence: _sequence,
    ast.MatchStar: _rest,
    ast.MatchMapping: _mapping,
    ast.MatchClass: _class,
}
