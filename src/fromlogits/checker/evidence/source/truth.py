"""Whether a condition holds: decided, or open and remembered by the flag it hangs on."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.enums import is_member, label_of
from fromlogits.checker.evidence.source.names import is_framework
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.values import (
    FALSY,
    Choice,
    Class,
    Constant,
    Dict,
    External,
    Function,
    Guards,
    Instance,
    Itself,
    List,
    Method,
    Module,
    Object,
    Unknown,
    Value,
    is_there,
    without_default,
)

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["compared", "counted", "negated", "of_several", "truth"]


def truth(reader: Reader, value: Value) -> list[tuple[Guards, bool]]:
    """The sides a test can take, each under its conditions; one side where it is decided."""
    machine = reader.machine
    value = machine.settle(value)
    if isinstance(value, Choice):
        sides: list[tuple[Guards, bool]] = []
        for guards, option in machine.options(value):
            with machine.assume(guards):
                sides += [(guards | more, side) for more, side in truth(reader, option)]
        ways = {verdict: [guards for guards, side in sides if side is verdict] for verdict in (True, False)}
        for verdict, other in ((True, False), (False, True)):
            if not ways[verdict]:
                return [(frozenset(), other)]
            if (
                len(ways[verdict]) == 1 and len(ways[other]) > 1
            ):  # one way for each, or a chain of tests takes every way through all of them
                return [(ways[verdict][0], verdict), (machine.denial(ways[verdict][0]), other)]
        return sides
    known = decided(value)
    if known is not None:
        return [(frozenset(), known)]
    key, positive = flag(value)
    settled = machine.decided(key)
    if settled is not None:
        return [(frozenset(), settled == positive)]
    return [(frozenset({(key, positive)}), True), (frozenset({(key, not positive)}), False)]


def decided(value: Value) -> bool | None:
    """What a value is as a condition, where that is sure."""
    if _opaque(value):
        return None
    if isinstance(value, Constant):
        return bool(value.value)
    if isinstance(value, List):
        return bool(value.items) if value.exact else True if value.items else None
    if isinstance(value, Dict):
        return True if value.slots else False if value.exact else None
    if isinstance(value, (External, Function, Class, Module, Method, Object, Instance)):
        return True
    if isinstance(value, Tensor) and value.shape == () and value.numbers is not None:
        return bool(value.numbers)
    if isinstance(value, Tensor) and value.operation == "loss":  # `binary and bce(z, y) or ce(z, y)`
        return True
    return None


def _opaque(value: Value) -> bool:
    """Whether a name may hold anything: of a module that nobody knows, such as settings beside the program, or of an instance whose class
    does not have it: its framework's class may, or something unseen has put it there.
    """
    if isinstance(value, Method):
        return value.function is None and isinstance(value.receiver, Instance)
    return isinstance(value, External) and "." in value.name and not is_framework(value.name)


def flag(value: Value) -> tuple[Hashable, bool]:
    """The flag a test hangs on, and whether the test is true when the flag is."""
    if isinstance(value, Unknown):
        key: Any = value.key
        positive = True
        while isinstance(key, tuple) and len(key) == 2 and key[0] == "not":
            key, positive = key[1], not positive
        plain, default = without_default(key)
        return plain if default in FALSY else key, positive
    if isinstance(value, External):
        return ("external", value.name), True
    if isinstance(value, Method):
        return ("attribute", Itself(value.receiver), value.name), True
    return ("value", Itself(value)), True


def negated(value: Value) -> Value:
    """`not value`."""
    known = decided(value)
    if known is not None:
        return Constant(not known)
    key, positive = flag(value)
    return Unknown(("not", key) if positive else key)


def compared(operator: str, left: Value, right: Value) -> Value | None:
    """A comparison of two values that are not tensors: decided, or open under a key that both its sides name."""
    if operator in {"==", "!=", "is", "is not"}:
        same = _same(left, right)
        wanted = operator in {"==", "is"}
        if same is not None:
            return Constant(same == wanted)
        key = _equality(left, right)
        if key is None and isinstance(left, Unknown) and isinstance(right, Unknown):
            key = ("same", left.key, right.key)
        return Unknown(key if wanted else ("not", key)) if key else Unknown()
    return None


def of_several(reader: Reader, word: str, parts: Sequence[tuple[Hashable, bool]]) -> Unknown:
    """All of several open conditions (`and`), or any (`or`); `not a or not b` is the same as `not (a and b)`, `x == 1 or x == 2` as `x in (1, 2)`."""
    if len(parts) == 1:
        return Unknown(parts[0][0] if parts[0][1] else ("not", parts[0][0]))
    positive = min(parts, key=repr)[1]
    if not positive:
        word, parts = "and" if word == "or" else "or", [(key, not side) for key, side in parts]
    key = (_one_of(parts) if word == "or" else None) or reader.machine.compound(word, parts)
    return Unknown(key if positive else ("not", key))


def _one_of(parts: Sequence[tuple[Any, bool]]) -> Hashable:
    """The one test that says what several say of the same thing: that it is this or that."""
    keys = [key for key, side in parts if side and isinstance(key, tuple) and key[0] == "==" and isinstance(key[2], (str, int))]
    if len(keys) < len(parts) or len({key[1] for key in keys}) > 1:
        return None
    return "in", keys[0][1], tuple(repr(key[2]) for key in keys)


MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


def counted(operator: str, left: Value, right: Value) -> bool | None:
    """`len(x.shape) >= 2` where the rank is open but has a least: a network's output has the batch in front of its units."""
    if isinstance(left, Constant):
        left, right, operator = right, left, MIRRORED.get(operator, "")
    if not isinstance(left, Unknown) or not isinstance(right, Constant) or not isinstance(right.value, int):
        return None
    key: Any = left.key
    if not (isinstance(key, tuple) and key[0] == "len" and isinstance(key[1], tuple) and key[1][0] == "shape"):
        return None
    least, number = key[1][2], right.value
    if number < least:
        return {"<": False, "<=": False, ">": True, ">=": True, "==": False, "!=": True}.get(operator)
    return {"<": False, ">=": True}.get(operator) if number == least else None


def _same(left: Value, right: Value) -> bool | None:
    if isinstance(left, Constant) and isinstance(right, Constant):
        return bool(left.value == right.value)
    if left is right and not isinstance(left, (Unknown, Tensor)):
        return True
    if isinstance(left, List) and isinstance(right, List):
        return _alike(left, right)
    if isinstance(left, External) and isinstance(right, External):
        return True if left.name == right.name else None if _opaque(left) or _opaque(right) else False
    constant, other = (left, right) if isinstance(left, Constant) else (right, left)
    with_none = isinstance(constant, Constant) and constant.value is None
    if isinstance(left, Unknown) or isinstance(right, Unknown) or _opaque(left) or _opaque(right):
        return False if with_none and is_there(other) else None
    if isinstance(constant, Constant):
        return None if not with_none and isinstance(other, (Tensor, List, Dict)) else False
    if isinstance(left, (Class, Function)) and isinstance(right, (Class, Function)):
        return left is right
    if is_member(left) and is_member(right):
        return left is right
    return None


def _alike(left: List, right: List) -> bool | None:
    """Whether two sequences are equal: `output.shape == target.shape`; where an element is not known, they may be."""
    if not all(side.exact and side.kind in {"list", "tuple"} and isinstance(side.slots["items"], tuple) for side in (left, right)):
        return None
    if len(left.items) != len(right.items):
        return False
    pairs = list(zip(left.items, right.items, strict=True))
    told = [one.value == other.value for one, other in pairs if isinstance(one, Constant) and isinstance(other, Constant)]
    if not all(told):
        return False
    return True if len(told) == len(pairs) and left.kind == right.kind else None


def _equality(left: Value, right: Value) -> Hashable:
    constant, other = (left, right) if isinstance(left, Constant) or is_member(left) else (right, left)
    if (isinstance(constant, Constant) or is_member(constant)) and (isinstance(other, Unknown) or _opaque(other)):
        value = constant.value if isinstance(constant, Constant) else label_of(constant)  # type: ignore[arg-type]
        key = other.key if isinstance(other, Unknown) else flag(other)[0]
        if isinstance(value, str) and without_default(key)[1] is not None:
            key, default = without_default(key)
            if default == repr(value):  # or nothing is there
                return ("in", key, (default, "None"))
        return ("==", key, value if isinstance(value, (str, int, float, bool, type(None))) else repr(value))
    return None
