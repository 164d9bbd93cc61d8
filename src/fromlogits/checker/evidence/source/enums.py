"""Enumerations: members in their order, by name and by value; those of numbers and words are numbers and words, too."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.machine import join
from fromlogits.checker.evidence.source.values import (
    Class,
    Constant,
    Dict,
    External,
    Function,
    Instance,
    List,
    Member,
    Object,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["AUTO", "is_enum", "is_member", "label_of", "member_by_value", "members", "members_by_name"]

AUTO = "enum.auto"
NUMBERS = frozenset({"enum.IntEnum", "enum.IntFlag", "builtins.int", "builtins.float"})
WORDS = frozenset({"enum.StrEnum", "builtins.str"})
FLAGS = frozenset({"enum.Flag", "enum.IntFlag"})
HELD = "__members__"
MOST = 64  # members that are told apart


def is_enum(reader: Reader, owner: Class) -> bool:
    """Whether a class of the project is an enumeration."""
    return any(name.startswith("enum.") for name in _bases(reader, owner))


def _bases(reader: Reader, owner: Class) -> frozenset[str]:
    return frozenset(one.name for one in reader.linearised(owner) if isinstance(one, External))


def is_member(value: Any) -> bool:
    """Whether this is one certain member of an enumeration that is nothing else."""
    return isinstance(value, Instance) and "member" in value.slots


def label_of(member: Instance) -> str:
    """A member as the program spells it: `Stage.WAKE`."""
    name = member.slots["attribute", "name"]
    return f"{member.of.name}.{name.value if isinstance(name, Constant) else '?'}"


def members_by_name(reader: Reader, owner: Class) -> Dict:
    """Every name of an enumeration; two names of one value are one member."""
    held = owner.slots.get(HELD)
    if not isinstance(held, Dict):
        held = owner.slots[HELD] = Dict({})
        _fill(reader, owner, held.slots)
    return held


def members(reader: Reader, owner: Class) -> tuple[Value, ...]:
    """The members, each once, in the order of their definition."""
    found: list[Value] = []
    for one in members_by_name(reader, owner).slots.values():
        if not any(one is other for other in found):
            found.append(one)
    return tuple(found)


def member_by_value(reader: Reader, owner: Class, value: Value) -> Value:
    """`Stage(2)`: the member that has a value; of a value that is open, one of all."""
    each = members(reader, owner)
    if any(value is one for one in each):
        return value
    if isinstance(value, Constant):
        found = [one for one in each if (known := _value(one)) is not None and known == value.value]
        return found[0] if found else Unknown()
    if isinstance(value, Unknown) and each and all(_value(one) is not None for one in each):
        options = [(frozenset({(("==", value.key, _value(one)), True)}), one) for one in each]
        return join([(guards, one) for guards, one in options if reader.machine.consistent(guards)])
    return Unknown()


def _value(member: Value) -> Any:
    """The plain value of a member, where it is known."""
    held = member if isinstance(member, Member) else member.slots["attribute", "value"] if isinstance(member, Instance) else None
    return held.value if isinstance(held, Constant) else None


def _fill(reader: Reader, owner: Class, names: dict[Any, Any]) -> None:
    bases = _bases(reader, owner)
    before: list[Any] = []  # the values so far
    for name, raw in list(owner.slots.items())[:MOST]:
        value = reader.machine.settle(raw)
        if (
            name.startswith("_")
            or isinstance(value, (Function, Class, Dict))
            or (isinstance(value, Object) and value.name.startswith("function.property"))
        ):
            continue
        if isinstance(value, Object) and value.name == AUTO:
            value = _automatic(reader, owner, name, before, bases)
        if "__new__" in owner.slots:  # it may be given another
            value = Unknown()
        plain = value.value if isinstance(value, Constant) else None
        same = next((one for one in names.values() if plain is not None and _value(one) == plain), None)
        names[name] = same or _made(reader, owner, name, value, bases)
        before.append(plain)


def _automatic(reader: Reader, owner: Class, name: str, before: Sequence[Any], bases: frozenset[str]) -> Value:
    """What `auto()` stands for: one more than the greatest so far, the next bit, or the name."""
    own = owner.slots.get("_generate_next_value_")
    if isinstance(own, Function):
        known: list[Value] = [Unknown() if one is None else Constant(one) for one in before]
        arguments = [Constant(name), Constant(1), Constant(len(before)), reader.machine.new_list(known)]
        return reader.machine.settle(reader.call(own, arguments, {}, ast.Pass(), owner.frame))
    if "enum.StrEnum" in bases:
        return Constant(name.lower())
    numbers = [one for one in before if isinstance(one, int)]
    if len(numbers) < len(before):
        return Unknown()
    if bases & FLAGS:
        return Constant(1 << max(numbers).bit_length() if numbers else 1)
    return Constant(max(numbers) + 1 if numbers else 1)


def _made(reader: Reader, owner: Class, name: str, value: Value, bases: frozenset[str]) -> Value:
    slots: dict[Any, Any] = {"member": True}
    for key, held in (("name", Constant(name)), ("value", value)):
        slots["attribute", key] = slots["attribute", f"_{key}_"] = held
    made = Instance(owner, slots, site=value.site)
    kind = (int, float) if bases & NUMBERS else str if bases & WORDS else None
    if kind is not None and isinstance(value, Constant):
        plain = value.value if isinstance(value.value, kind) else None
        return Member(plain, made, site=value.site) if plain is not None else made
    if kind is not None:  # some number, some word
        return Unknown()
    initialise = reader.method_of(made, "__init__")
    if initialise is not None:
        arguments = list(value.items) if isinstance(value, List) and value.kind == "tuple" else [value]
        reader.call(initialise, arguments, {}, owner.node, owner.frame)
    return made
