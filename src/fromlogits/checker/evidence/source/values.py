"""What a name can hold while a program is read: constants, containers, functions, objects, tensors, or one of several.

Values are never the program's own objects: nothing that is read is imported or run. Mutable values keep their contents in `slots`,
and every write goes through `Machine.write`, so that a branch can be taken, undone, and merged with its twin.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fromlogits.checker.catalogue.entry import Entry
    from fromlogits.checker.evidence.source.document import Document

__all__ = [
    "FALSY",
    "WRAPPER",
    "Absent",
    "Attributes",
    "Choice",
    "Class",
    "Constant",
    "Dict",
    "External",
    "Fillings",
    "Frame",
    "Function",
    "Guards",
    "Instance",
    "Itself",
    "List",
    "Logarithm",
    "Mark",
    "Member",
    "Method",
    "Module",
    "Named",
    "Object",
    "Pending",
    "Series",
    "Site",
    "Text",
    "Unknown",
    "Value",
    "asked_of",
    "counted",
    "is_counted",
    "is_gradient",
    "is_rest",
    "is_there",
    "native",
    "part_of",
    "rest",
    "result_of",
    "without_default",
]

Guards = frozenset[tuple[Hashable, bool]]
THERE = frozenset({"counted", "len", "size", "slice"})  # what the key of something unknown begins with that is never None
WRAPPER = "a decorator called with options"  # waits for the function it decorates
_serial = count()


@dataclass(slots=True, unsafe_hash=True)  # never written to; frozen would make it four times as dear, and there are very many
class Site:
    """A place in a document."""

    document: Document
    node: ast.AST


@dataclass(slots=True, unsafe_hash=True)
class Named(Site):
    """The place where something is made that the program gives a name of its own, as Keras's layers have."""

    name: str


@dataclass(slots=True, eq=False)
class Value:
    """Anything a name can hold. `site` is the expression that made it."""

    site: Site | None = field(default=None, kw_only=True)


@dataclass(slots=True, eq=False)
class Unknown(Value):
    """Nothing is known but its identity: the same `key` means the same value, so that two tests of one flag agree."""

    key: Hashable = field(default_factory=lambda: ("unknown", next(_serial)))
    text: str | None = None


def _is_keyed(value: object, word: str) -> bool:
    return isinstance(value, Unknown) and isinstance(value.key, tuple) and value.key[:1] == (word,)


def is_gradient(value: object) -> bool:
    """Whether nothing is known of a value but that it is what a loss was differentiated into, or a part of that."""
    return _is_keyed(value, "gradient")


def part_of(owner: Value, index: Value | None = None) -> Unknown:
    """A part of something unknown: of a gradient, a gradient; nobody knows which part, or several elements of it."""
    if is_gradient(owner):
        return Unknown(("gradient", next(_serial)))
    parts = index.items if isinstance(index, List) and index.kind == "tuple" else (index,)
    several = any(isinstance(part, Object) and part.name == "slice" for part in parts)
    return Unknown(("slice", next(_serial))) if several else Unknown()


def rest(known: int) -> Unknown:
    """What else there is in a list that a loop of unknown length filled, behind those known of it, handed over one by one: `f(*layers)`."""
    return Unknown(("rest", next(_serial), known))


def is_rest(value: object) -> bool:
    return _is_keyed(value, "rest")


def counted() -> Unknown:
    """A whole number that a range counts, nobody says up to where; the length of something."""
    return Unknown(("counted", next(_serial)))


def is_counted(value: object) -> bool:
    """Whether nothing is known of a value but that it was counted."""
    return _is_keyed(value, "counted")


class Itself:
    """A value, or what holds its contents, as part of a key: the same only as itself, and alive as long as the key."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Itself) and other.value is self.value

    def __repr__(self) -> str:
        return f"<{type(self.value).__name__} {id(self.value)}>"


@dataclass(slots=True, eq=False)
class Text(Unknown):
    """A text that nobody spelled out: the pieces that were, and the values between them; or the lines that it was joined from."""

    parts: tuple[Any, ...] = ()
    lines: List | None = None


def is_there(value: object) -> bool:
    """Whether something unknown is surely not None: a text, a number of things, several elements, even where there are none."""
    return isinstance(value, Text) or (isinstance(value, Unknown) and isinstance(value.key, tuple) and value.key[0] in THERE)


@dataclass(slots=True, eq=False)
class Constant(Value):
    """A number, a string, bytes, a bool, None or Ellipsis."""

    value: Any


@dataclass(slots=True, eq=False)
class Absent(Constant):
    """The None that stands for a key which a dictionary may not have: of a key that data bring, nobody says that it is missing."""


@dataclass(slots=True, eq=False)
class Logarithm(Constant):
    """A number that a logarithm gave, and what arithmetic makes of it: on the scale of scores, whatever its size."""


@dataclass(slots=True, eq=False)
class Mark(Constant):
    """A negative number that stands for "nothing was found": whether any row has it for a label, nobody says."""


@dataclass(slots=True, eq=False)
class Member(Constant):
    """A member of an enumeration of numbers or words: that number or word, with what else its class gives it."""

    holder: Instance


@dataclass(slots=True, eq=False)
class List(Value):
    """A list, a tuple or a set. `slots["items"]` is the tuple of its elements; `exact` is False where a loop of unknown length fills it."""

    slots: dict[str, Any]
    kind: str = "list"
    depth: int = 0  # how many loops of unknown length surround its making

    @classmethod
    def of(cls, items: Iterable[Value], kind: str = "list", *, exact: bool = True, depth: int = 0, site: Site | None = None) -> List:
        return cls({"items": tuple(items), "exact": exact}, kind, depth, site=site)

    @property
    def items(self) -> tuple[Value, ...]:
        """The elements; where branches filled it differently, the longest filling."""
        items = self.slots["items"]
        return max((filling for _, filling in items.fillings), key=len) if isinstance(items, Fillings) else items

    @property
    def fillings(self) -> tuple[tuple[Guards, tuple[Value, ...]], ...]:
        """Every filling with its conditions."""
        items = self.slots["items"]
        return items.fillings if isinstance(items, Fillings) else ((frozenset(), items),)

    @property
    def exact(self) -> bool:
        return self.slots["exact"]


@dataclass(frozen=True, slots=True)
class Fillings:
    """The elements of a list that branches filled differently."""

    fillings: tuple[tuple[Guards, tuple[Value, ...]], ...]


@dataclass(slots=True, eq=False)
class Series(Value):
    """Something to iterate over whose length is unknown: every element is like `element`. A generator, a loader, a range.

    `slots["left"]` are the elements one by one, of a generator whose every `yield` was read; `next` takes the first away.
    """

    element: Value
    length: Any = None
    slots: dict[str, Any] = field(default_factory=dict)

    @property
    def left(self) -> tuple[Value, ...] | None:
        """The elements that are still to come, where all of them are known."""
        return self.slots.get("left")


@dataclass(slots=True, eq=False)
class Dict(Value):
    """A dictionary with constant keys. `exact` is False where other keys may be there; `factory` makes what a key does not have yet.

    `number` is like every number that stands under keys which nobody spells out: `{word: place for place, word in enumerate(words)}`.
    """

    slots: dict[Hashable, Any]
    exact: bool = True
    factory: tuple[Value, Frame] | None = None
    number: Value | None = None

    @property
    def items(self) -> Mapping[Hashable, Value]:
        return self.slots


@dataclass(slots=True, eq=False)
class Attributes(Dict):
    """`vars(x)`: the attributes of an instance by name."""

    holder: Instance | None = None


@dataclass(slots=True, eq=False)
class Frame:
    """The names of one call, one module or one class body."""

    names: dict[str, Value]
    parent: Frame | None
    document: Document
    label: str = ""
    returns: list[tuple[Guards, Value]] = field(default_factory=list)
    yields: list[tuple[Guards, Value]] = field(default_factory=list)
    paced: bool = True  # of a generator: every yield was read, in its order
    states: list[tuple[Guards, Any]] = field(default_factory=list)  # of a call: what was written on the way to returns under conditions
    mark: tuple[int, int] = (0, 0)  # of a call: how much was written when it began
    entered: tuple[int, Guards] = (0, frozenset())  # of a call: the loops around it and the path that led there
    resume: Callable[[Value], None] | None = None  # of a context manager: what runs where it yields
    searched: bool = False  # of a call: a loop has been read that returns what it finds
    outer: frozenset[str] = frozenset()  # names declared global or nonlocal
    module: Frame | None = None
    standing: Any = None  # of a module: how far it has been read
    restless: set[str] = field(default_factory=set)  # names of a module that held one constant and then another


@dataclass(slots=True, eq=False)
class Module(Value):
    """A module of the project."""

    frame: Frame
    name: str


@dataclass(slots=True, eq=False)
class Pending(Value):
    """`from module import name`, which nobody has looked up yet."""

    module: str
    name: str
    level: int
    frame: Frame
    found: Value | None = None


@dataclass(slots=True, eq=False)
class Function(Value):
    """A function written in the project, with its closure."""

    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
    frame: Frame
    defaults: dict[str, Value]
    owner: Class | None = None
    kind: str = ""  # "", staticmethod, classmethod, property
    learns: Any = None  # the positions whose tensors are trained, after jax.grad
    remembers: bool = False  # gives for the same arguments the very same again: functools.cache
    setter: Any = None  # of a property: what is called when it is written


@dataclass(slots=True, eq=False)
class Class(Value):
    """A class written in the project."""

    name: str
    node: ast.ClassDef
    frame: Frame
    bases: tuple[Value, ...]
    slots: dict[str, Value]
    fields: tuple[tuple[str, Value | None], ...] = ()
    keywords: Mapping[str, Value] = field(default_factory=dict)
    order: list[Value] | None = None  # the class and its bases, once they are settled


@dataclass(slots=True, eq=False)
class Instance(Value):
    """An instance of a class written in the project."""

    of: Class
    slots: dict[Any, Any]
    like: Instance | None = None  # made as that one was, and not changed since
    serial: int = field(default_factory=lambda: next(_serial))


@dataclass(slots=True, eq=False)
class External(Value):
    """A name of a framework, the standard library or anything else outside the project."""

    name: str
    known: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class Object(Value):
    """An instance of a framework's class: its constructor's arguments by canonical name, and what happened to it since."""

    name: str
    entry: Entry | None
    slots: dict[Any, Any]
    serial: int = field(default_factory=lambda: next(_serial))

    def get(self, key: str) -> Any:
        return self.slots.get(key)


@dataclass(slots=True, eq=False)
class Method(Value):
    """A method bound to what it was taken from."""

    receiver: Value
    name: str
    function: Value | None = None  # a Function, when the project wrote it


@dataclass(slots=True, eq=False)
class Choice(Value):
    """One of several, each under the conditions that lead to it."""

    options: tuple[tuple[Guards, Value], ...]


# Methods of texts and of settings: what they give hangs on nothing but the text, or on what stands in the settings.
STEADY = frozenset(
    "capitalize casefold endswith getboolean getfloat getint has_option has_section isalpha isdigit isnumeric lower lstrip partition removeprefix "
    "removesuffix replace rpartition rsplit rstrip split startswith strip title upper".split()
)
FALSY = frozenset({"False", "0", "0.0", "''", "list()", "tuple()", "{}"})  # defaults, as they are spelled


def result_of(callee: Unknown) -> Unknown:
    """What a call of something unknown gives: new every time, but known to come of it."""
    root: Any = callee.key
    while isinstance(root, tuple) and len(root) > 1 and root[0] in {"attribute", "item", "call"}:
        root = root[1]
    return Unknown(("call", root, next(_serial)))


def asked_of(callee: Unknown, given: Sequence[Value], keywords: Mapping[str, Value]) -> Unknown | None:
    """`settings.get("loss", "ce")`, `name.lower()`: the same every time, as `settings["loss"]` is; None where a call may be anything else."""
    key = callee.key
    if not isinstance(key, tuple) or len(key) != 3 or key[0] != "attribute" or not (key[2] in {"get", "keys"} or key[2] in STEADY):
        return None
    words = [_spelled(one) for one in (*given, *keywords.values())]
    if None in words or not keywords.keys() <= {"default", "fallback"}:
        return None
    if key[2] in STEADY or (key[2] == "keys" and not words):
        return Unknown(("call", key, *words))
    if len(words) not in {1, 2} or not given or not isinstance(given[0], Constant) or type(given[0].value) is not str:
        return None
    return Unknown(("item", key[1], words[0]) if words[1:] in ([], ["None"]) else ("item", key[1], *words))


def _spelled(value: Value) -> str | None:
    """A constant, or an exact list of such, in a program's words."""
    if isinstance(value, Constant):
        return repr(value.value)
    if isinstance(value, Dict):
        return "{}" if value.exact and not value.slots else None
    parts = [_spelled(one) for one in value.items] if isinstance(value, List) and value.exact and len(value.fillings) == 1 else [None]
    return None if None in parts else f"{value.kind}({', '.join(map(str, parts))})"  # type: ignore[attr-defined]


def without_default(key: Hashable) -> tuple[Hashable, str | None]:
    """Settings asked by name with a default: as they are asked without one, and the default as it is spelled."""
    return (key[:3], key[3]) if isinstance(key, tuple) and len(key) == 4 and key[0] == "item" else (key, None)


def native(value: Any) -> Any:
    """The Python object behind a constant value, or None: numbers, strings and tuples of them."""
    if isinstance(value, Constant):
        return value.value
    if isinstance(value, List) and value.exact:
        items = [native(item) for item in value.items]
        return None if any(item is None for item in items) else tuple(items)
    return None
