"""`match`: the cases that can fit a subject, what their patterns name, and their guards."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from fromlogits.checker.evidence.source.containers import elements
from fromlogits.checker.evidence.source.enums import is_member
from fromlogits.checker.evidence.source.operations.records import fields_of, is_named_tuple, values_of
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.truth import compared, decided, truth
from fromlogits.checker.evidence.source.values import Class, Constant, Dict, External, Frame, Instance, Itself, List, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["match"]

Run = Callable[[Sequence[ast.stmt]], None]
Names = dict[str, Value]


def match(reader: Reader, node: ast.Match, frame: Frame, run: Run) -> None:
    """Read the body of the case that fits; of all that may fit, each under its own condition."""
    subject = reader.machine.settle(reader.evaluate(node.subject, frame))
    key = subject.key if isinstance(subject, Unknown) else ("match", Itself(node))

    def among(cases: Sequence[ast.match_case]) -> None:
        branches = []
        for place, case in enumerate(cases):
            names: Names = {}
            verdict = _fits(reader, subject, case.pattern, names, frame)
            if verdict is not False:
                branches.append((case, partial(enter, case, names, cases[place + 1 :])))
            if verdict is True:  # where its guard fails, the others are asked from there
                break
        if len(branches) == 1:
            branches[0][1]()
        elif branches:
            reader.machine.fork([(frozenset({(("==", key, _label(case)), True)}), body) for case, body in branches])

    def enter(case: ast.match_case, names: Names, rest: Sequence[ast.match_case]) -> None:
        for name, value in names.items():
            reader.machine.bind(frame, name, value)
        sides = truth(reader, reader.evaluate(case.guard, frame)) if case.guard is not None else [(frozenset(), True)]
        ways = [(guards, partial(run, case.body) if side else partial(among, rest)) for guards, side in sides]
        if len(ways) == 1:
            ways[0][1]()
        else:
            reader.machine.fork(ways)

    among(node.cases)


def _label(case: ast.match_case) -> object:
    if isinstance(case.pattern, ast.MatchValue) and isinstance(case.pattern.value, ast.Constant):
        return case.pattern.value.value
    return ast.dump(case.pattern)


def _fits(reader: Reader, subject: Value, pattern: ast.pattern, names: Names, frame: Frame) -> bool | None:
    """Whether a pattern fits, None where nobody knows; what it names goes into `names`."""
    subject = reader.machine.settle(subject)
    if isinstance(pattern, ast.MatchValue):
        value = reader.evaluate(pattern.value, frame)
        if is_member(subject) and is_member(value):
            return subject is value
        return _equal("==", subject, value)
    if isinstance(pattern, ast.MatchSingleton):
        return _equal("is", subject, Constant(pattern.value))
    if isinstance(pattern, ast.MatchOr):
        return _one_of(reader, subject, pattern.patterns, names, frame)
    if isinstance(pattern, ast.MatchAs):
        verdict = True if pattern.pattern is None else _fits(reader, subject, pattern.pattern, names, frame)
        if pattern.name:
            names[pattern.name] = subject
        return verdict
    if isinstance(pattern, ast.MatchSequence):
        return _sequence(reader, subject, pattern.patterns, names, frame)
    if isinstance(pattern, ast.MatchMapping):
        return _mapping(reader, subject, pattern, names, frame)
    if isinstance(pattern, ast.MatchClass):
        return _of_class(reader, subject, pattern, names, frame)
    return None


def _equal(operator: str, subject: Value, value: Value) -> bool | None:
    if isinstance(subject, Tensor) and not (isinstance(value, Constant) and value.value is None):
        return None
    found = compared(operator, subject, value)
    return decided(found) if found is not None else None


def _all(verdicts: Sequence[bool | None]) -> bool | None:
    return False if False in verdicts else None if None in verdicts else True


def _one_of(reader: Reader, subject: Value, patterns: Sequence[ast.pattern], names: Names, frame: Frame) -> bool | None:
    """The first alternative that may fit gives the names."""
    open_ones = 0
    for pattern in patterns:
        named: Names = {}
        verdict = _fits(reader, subject, pattern, named, frame)
        if verdict is False:
            continue
        names.update({name: value if not open_ones else Unknown() for name, value in named.items()})
        if verdict is True:
            return True if not open_ones else None
        open_ones += 1
    return None if open_ones else False


def _sequence(reader: Reader, subject: Value, patterns: Sequence[ast.pattern], names: Names, frame: Frame) -> bool | None:
    """`[a, b, *rest]`."""
    if isinstance(subject, Instance) and is_named_tuple(reader, subject):
        subject = List.of(values_of(reader, subject), "tuple")
    star = next((place for place, one in enumerate(patterns) if isinstance(one, ast.MatchStar)), None)
    if isinstance(subject, (Constant, Dict, Instance)) or (isinstance(subject, List) and subject.kind == "set"):
        return False
    if not isinstance(subject, List) or not subject.exact:
        _unnamed(patterns, names)
        return None
    items, _ = elements(reader, subject)
    least = len(patterns) - (star is not None)
    if len(items) < least or (star is None and len(items) > least):
        return False
    if star is None:
        return _all([_fits(reader, item, one, names, frame) for item, one in zip(items, patterns, strict=True)])
    tail = len(patterns) - star - 1
    middle, last = items[star : len(items) - tail], items[len(items) - tail :]
    rest = patterns[star]
    if isinstance(rest, ast.MatchStar) and rest.name:
        names[rest.name] = reader.machine.new_list(list(middle), "list")
    pairs = [*zip(items[:star], patterns[:star], strict=True), *zip(last, patterns[star + 1 :], strict=True)]
    return _all([_fits(reader, item, one, names, frame) for item, one in pairs])


def _mapping(reader: Reader, subject: Value, pattern: ast.MatchMapping, names: Names, frame: Frame) -> bool | None:
    """`{"kind": kind, **rest}`."""
    if isinstance(subject, (Constant, List, Instance, Tensor)):
        return False
    if not isinstance(subject, Dict):
        _unnamed(pattern.patterns, names)
        if pattern.rest:
            names[pattern.rest] = Unknown()
        return None
    verdicts: list[bool | None] = []
    taken = set()
    for key_node, one in zip(pattern.keys, pattern.patterns, strict=True):
        key = reader.evaluate(key_node, frame)
        found = subject.slots.get(key.value) if isinstance(key, Constant) else None
        if isinstance(key, Constant):
            taken.add(key.value)
        if found is not None:
            verdicts.append(_fits(reader, found, one, names, frame))
            continue
        verdicts.append(False if subject.exact and isinstance(key, Constant) else None)
        _unnamed([one], names)
    if pattern.rest:
        names[pattern.rest] = Dict({key: value for key, value in subject.slots.items() if key not in taken}, subject.exact)
    return _all(verdicts)


def _of_class(reader: Reader, subject: Value, pattern: ast.MatchClass, names: Names, frame: Frame) -> bool | None:
    """`Head(units, activation=name)`; a number or a text in parentheses names itself."""
    wanted = reader.machine.settle(reader.evaluate(pattern.cls, frame))
    verdicts = [decided(reader.machine.settle(reader.operate("python_isinstance", x=subject, types=wanted)))]
    if verdicts[0] is False:
        return False
    if isinstance(wanted, External) and len(pattern.patterns) == 1 and not pattern.kwd_patterns:
        return _all([*verdicts, _fits(reader, subject, pattern.patterns[0], names, frame)])
    places = _match_args(reader, wanted) if isinstance(wanted, Class) else []
    parts = [*zip(places, pattern.patterns, strict=False), *zip(pattern.kwd_attrs, pattern.kwd_patterns, strict=True)]
    if len(places) < len(pattern.patterns):
        _unnamed(pattern.patterns[len(places) :], names)
        verdicts.append(None)
    verdicts += [_fits(reader, reader.attribute(subject, name, pattern, frame), one, names, frame) for name, one in parts]
    return _all(verdicts)


def _match_args(reader: Reader, of: Class) -> list[str]:
    written = next(
        (one.slots["__match_args__"] for one in reader.linearised(of) if isinstance(one, Class) and "__match_args__" in one.slots), None
    )
    settled = reader.machine.settle(written) if isinstance(written, Value) else None
    if isinstance(settled, List):
        return [item.value for item in settled.items if isinstance(item, Constant)]
    return fields_of(reader, of)


def _unnamed(patterns: Sequence[ast.pattern], names: Names) -> None:
    """What patterns name, where nobody knows what it is."""
    for pattern in patterns:
        for part in ast.walk(pattern):
            if isinstance(part, (ast.MatchAs, ast.MatchStar)) and part.name:
                names[part.name] = Unknown()
