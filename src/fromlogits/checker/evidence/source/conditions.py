"""Open conditions, spoken and weighed: which of them a person can bring about from the command line."""

from __future__ import annotations

import operator
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.values import Guards

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.machine import Machine

__all__ = [
    "DENIAL",
    "ORDER",
    "SEVERAL",
    "TESTS",
    "agrees",
    "argument_of",
    "chosen",
    "holds",
    "none_of",
    "of_several",
    "reachable",
    "spoken",
]

DENIAL = "not all"  # what the one condition begins with that some others do not all hold
ORDER: dict[str, Callable[[Any, Any], bool]] = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
TESTS = frozenset({"==", "in", *ORDER})  # of one thing, which stands behind the word
SEVERAL = frozenset({("and",), ("or",)})  # what is put together of several: `("and", (one, True), (other, False))`


def reachable(guards: Guards, always: Guards, machine: Machine) -> bool:
    """Whether a person gets there from the command line, saying no more than they must: an argument with a default keeps it.

    `always` is what leads to the use at all. Where an argument must have been given for that, nobody says as what.
    """
    said = {argument_of(key) for key, truth in always if _by_default(key, machine) not in {None, truth}}
    return all(
        (argument := argument_of(key)) is not None and argument not in said and _by_default(key, machine) in {None, truth}
        for key, truth in guards - always
        if not _follows(key, truth, guards)
    )


def _follows(key: Any, truth: bool, guards: Guards) -> bool:
    """Whether some conditions, said not to hold all together, do not because of another one."""
    return truth and isinstance(key, tuple) and key[:1] == (DENIAL,) and any((one, not side) in guards for one, side in key[1])


def chosen(guards: Guards, machine: Machine) -> bool:
    """Whether a person must have said something to get there for which there is no default."""
    return any(argument_of(key) is not None and _by_default(key, machine) is None for key, _ in guards)


def _by_default(key: Any, machine: Machine) -> bool | None:
    """What a condition is when nobody gives the argument; None where no default decides it."""
    if not isinstance(key, tuple) or not key:
        return None
    if key[0] in {"argument", "environment"}:
        known, value = _default(key, machine)
        return bool(value) if known else None
    if key[0] == "not":
        inner = _by_default(key[1], machine)
        return None if inner is None else not inner
    known, value = _default(key[1], machine) if key[0] in TESTS else (False, None)
    return holds(key, key[1], value) if known else None


def holds(test: Any, subject: Hashable, value: Any) -> bool | None:
    """Whether a test is true of what it tests when that has a value; None where it tests something else, or cannot be told."""
    if not isinstance(test, tuple) or not test or test[0] not in TESTS or test[1] != subject:
        return None
    if test[0] == "==":
        return bool(value == test[2])
    if test[0] == "in":
        return repr(value) in test[2] if all(map(_is_spelled, test[2])) else None
    limit = _number(test[2])
    if limit is None or not isinstance(value, (int, float)):
        return None
    return ORDER[test[0]](limit, value) if test[3] else ORDER[test[0]](value, limit)


def says_of(known: Any, truth: bool, asked: Any) -> bool | None:
    """What one condition says of another test of the same thing."""
    if asked[0] == "==":  # equal to something else already, or not in bounds
        told = holds(known, asked[1], asked[2])
        return False if told is not None and told is not truth else None
    if truth and isinstance(known, tuple) and known[:1] == ("==",) and (told := holds(asked, known[1], known[2])) is not None:
        return told
    return _follows_in_size(known, truth, asked)


def _follows_in_size(known: Any, truth: bool, asked: Any) -> bool | None:
    """What one test of a number's size, true or false, says of another of the same number: more than 2 is more than 1, and not at most 1."""
    one, other = _half_line(known, truth), _half_line(asked, True)
    if one is None or other is None or known[1] != asked[1]:
        return None
    (up, limit, closed), (rises, least, within) = one, other
    if up is rises:
        inside = limit > least if up else limit < least
        return True if inside or (limit == least and (within or not closed)) else None
    beyond = limit > least if up else limit < least
    return False if beyond or (limit == least and not (within and closed)) else None


def _half_line(test: Any, truth: bool) -> tuple[bool, float, bool] | None:
    """The numbers that pass a test: whether they go up, from where, and whether that one is among them."""
    limit = _number(test[2]) if isinstance(test, tuple) and len(test) == 4 and test[0] in ORDER else None
    if limit is None:
        return None
    rises = (test[0][0] == ">") is not test[3]  # `1 < x` goes up as `x > 1` does
    return rises is truth, limit, (test[0][1:] == "=") is truth


def none_of(key: Any, said: Iterable[tuple[Any, bool]], but: str = "") -> bool:
    """Whether conditions say of everything that something may be (`in`), apart from one, that it is not this."""
    denied = {(one[1], repr(one[2])) for one, truth in said if not truth and isinstance(one, tuple) and one[:1] == ("==",)}
    return bool(denied) and all((key[1], word) in denied or word == but for word in key[2])


def left_over(key: Any, path: Mapping[Any, bool]) -> bool | None:
    """What is known of a test because something is one of several, and which of them it is not."""
    if key[0] == "in":
        return False if none_of(key, path.items()) else None
    several = (
        [one for one, truth in path.items() if truth and isinstance(one, tuple) and one[:2] == ("in", key[1])] if key[0] == "==" else []
    )
    return True if any(none_of(one, path.items(), but=repr(key[2])) for one in several) else None


def of_several(key: tuple[Any, ...], path: Mapping[Hashable, bool], wholes: Iterable[tuple[Any, bool]]) -> bool | None:
    """What is known of a condition from those it is made of, and from those it is a part of."""
    for whole, side in wholes:
        every = whole[0] == "and"
        held = path.get(whole)
        if held is every:
            return side is every
        if held is not None and all(path.get(one) is (truth is every) for one, truth in whole[1:] if one != key):
            return side is not every
    if key[:1] not in SEVERAL:
        return None
    every = key[0] == "and"
    sides = [path[one] is truth for one, truth in key[1:] if one in path]
    return not every if (not every) in sides else every if len(sides) == len(key) - 1 else None


def agrees(key: tuple[Any, ...], truth: bool, guards: Guards) -> bool:
    """Whether what is put together of several can be so beside those that are known of them."""
    every = key[0] == "and"
    if truth is every:
        return not any((one, side is not every) in guards for one, side in key[1:])
    return not all((one, side is every) in guards for one, side in key[1:])


def _is_spelled(part: str) -> bool:
    return part[:1] in "'\"-0123456789" or part in {"True", "False", "None"}


def _number(spelled: str) -> float | None:
    try:
        return float(spelled)
    except ValueError:
        return None


def _default(key: Any, machine: Machine) -> tuple[bool, Any]:
    if isinstance(key, tuple) and len(key) == 2 and ("defaults", key) in machine.settings:
        return True, machine.settings["defaults", key]
    return False, None


def argument_of(key: Any) -> str | None:
    """The command-line argument at the root of a condition."""
    while isinstance(key, tuple) and key:
        if key[0] in {"argument", "environment"} and len(key) == 2:
            return str(key[1])
        if key[0] in {"==", "not", "in", "item", "attribute", "len", "<", ">", "<=", ">="} and len(key) > 1:
            key = key[1]
            continue
        return None
    return None


def spoken(guards: Guards) -> str | None:
    """Conditions in the program's words, where they have any."""
    parts = [text for text in (_text(key, truth) for key, truth in sorted(guards, key=repr)) if text]
    return " and ".join(dict.fromkeys(parts)) or None


def _text(key: Hashable, truth: bool) -> str | None:
    name = argument_of(key)
    if name is None or not isinstance(key, tuple):
        return None
    if key[0] == "==":
        return f"{name} is {'' if truth else 'not '}{key[2]!r}"
    if key[0] == "in" and len(key) == 3:
        return f"{name} is {'' if truth else 'not '}{'one of ' if len(key[2]) > 1 else ''}{', '.join(key[2])}"
    return name if truth else f"not {name}"
