"""What is known of an array: its numbers' meaning, its shape, its range, and how it came about."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from fromlogits.checker.evidence.source.shapes import Shape, Size, last, rank
from fromlogits.checker.evidence.source.values import List, Site, Unknown, Value, is_counted
from fromlogits.vocabulary import OutputKind

__all__ = [
    "SHIFTED",
    "Part",
    "Tensor",
    "derived",
    "is_nan",
    "meaning",
    "of_one_meaning",
    "position",
    "scalar",
    "sifted",
    "unshifted",
    "unsigned",
]

SHIFTED = frozenset({"cast", "expand_dims", "identity", "squeeze"})  # operations that leave the numbers as they are
# Some of a layer's units: a range names them; where nobody can count them, a tuple says how they were asked for. None is all of them.
Part = range | tuple[Any, ...] | None


@dataclass(slots=True, eq=False)
class Tensor(Value):
    """An array or tensor. Every field is None (or empty) where the program does not say.

    `kind` is what the numbers are when a model made them; `form` what they are when they are labels: "ids", "one_hot", "distribution"
    (rows known to sum to one), "multi_hot", "unnormalised" (rows known not to). `learned`: trained weights made it.
    """

    shape: Shape | None = None
    dtype: str | None = None
    library: str | None = None
    kind: OutputKind | None = None
    activation: str | None = None
    activations: tuple[str, ...] = ()
    axis: int | None = None  # the softmax's axis, counted from the end where the rank allows
    axis_fault: str | None = None
    units: int | None = None
    part: Part = None  # which units of their layer these are, where they are not all of them
    made: Site | None = None  # where it got its kind
    low: float | None = None
    high: float | None = None
    integral: bool | None = None
    among: frozenset[Any] | None = None  # the whole numbers it can hold, where not all between its bounds; with no bound, all from the last
    form: str | None = None
    classes: int | None = None
    one_based: bool = False  # of one-hot rows: the ids 1 to C got C columns, so that C has none
    nan: bool | None = None
    strings: bool | None = None
    words: frozenset[str] | None = None  # the texts that stand in it, where the program spells out every one that may
    mixed: bool = False
    lossy: str | None = None
    sifted: Any = None  # of positions: the mask where they were found, or True where some test chose them
    averaged: bool = False  # a mean of whole numbers: its fractions are votes, not measurements
    learned: bool | None = None
    memory: Any = None  # the array of another library, or made once more, that these may be the very same numbers as
    operation: str = ""
    arguments: tuple[Any, ...] = ()
    numbers: Any = None  # the numbers themselves, nested tuples, when the program spells them out
    origin: Site | None = None  # where labels or data came from
    complement: bool = False  # 1 - p, or chosen from p and 1 - p by labels
    guarded: bool = False  # an epsilon or a clip keeps it from zero
    cut: Any = None  # (logits, sign): what a hand-written loss has done so far, told by evidence/source/by_hand
    held_out: bool = False  # came out of predict: nothing is trained through it

    @property
    def rank(self) -> int | None:
        return rank(self.shape)

    @property
    def columns(self) -> Any:
        return last(self.shape)


_FACTS = dict.fromkeys(
    (
        "kind activation activations axis axis_fault units part made low high integral among form classes one_based nan strings words mixed lossy sifted averaged numbers complement guarded cut"
    ).split()
)
_NEW = object.__new__  # a copy is made so often that dataclasses.replace, which goes through __init__, is felt
_FIELDS = tuple(one.name for one in fields(Tensor))
_EMPTY: dict[str, Any] = {
    **_FACTS,
    "activations": (),
    "mixed": False,
    "averaged": False,
    "one_based": False,
    "complement": False,
    "guarded": False,
}
_LASTING = tuple(name for name in _FIELDS if name not in _EMPTY)
_MEANING = (*(name for name in _FACTS if name != "made"), "dtype", "library", "learned", "held_out")


def is_nan(x: Tensor) -> bool:
    """Whether this is the number NaN itself."""
    return isinstance(x.numbers, float) and math.isnan(x.numbers)


def derived(source: Tensor, operation: str, *arguments: Any, keep: bool = False, **changes: Any) -> Tensor:
    """A tensor made from another: its facts kept, or dropped but for where it came from."""
    made: Tensor = _NEW(Tensor)
    for name in _FIELDS if keep else _LASTING:
        setattr(made, name, getattr(source, name))
    fresh = {"operation": operation, "arguments": arguments or (source,), "site": None, "numbers": None, "memory": None}
    for facts in ({} if keep else _EMPTY, fresh, changes):
        for name, value in facts.items():
            setattr(made, name, value)
    return made


def of_one_meaning(values: Sequence[Any]) -> Tensor | None:
    """One tensor for several of which everything known is the same, but for where they came from."""
    arrays = [one for one in values if isinstance(one, Tensor)]
    if not arrays or len(arrays) < len(values):
        return None
    first = arrays[0]
    if not all(meaning(one) == meaning(first) for one in arrays):
        return None
    if all(one.shape == first.shape for one in arrays):
        return first
    of_one_rank = first.rank is not None and all(one.rank == first.rank for one in arrays)
    sizes = zip(*(one.shape or () for one in arrays), strict=True) if of_one_rank else ()
    shape = tuple(size[0] if all(other == size[0] for other in size) else Size() for size in sizes) if of_one_rank else None
    return derived(first, first.operation, *first.arguments, keep=True, shape=shape)


def meaning(x: Tensor) -> tuple[Any, ...]:
    """Everything known of a tensor but its shape and where it came from."""
    return tuple(getattr(x, name) for name in _MEANING)


def position() -> Tensor:
    """A whole number of Python's that counts rows; nobody says which."""
    return Tensor(shape=(), low=0.0, integral=True, learned=False, operation="position")


def sifted(value: Value) -> Value:
    """Positions or labels, or rows of them, some of which a test chose, nobody knows which."""
    if is_counted(value):
        return Unknown()
    if isinstance(value, List) and value.kind == "tuple":
        parts = [sifted(part) for part in value.items]
        same = all(one is other for one, other in zip(parts, value.items, strict=True))
        return value if same else List.of(parts, "tuple", exact=value.exact)
    if not isinstance(value, Tensor) or value.integral is not True or value.numbers is not None or value.sifted is not None:
        return value
    made = derived(value, value.operation, *value.arguments, keep=True, sifted=True)
    if value.form == "ids" and value.learned is False:
        made.classes = made.words = made.low = made.high = made.among = None
    return made


def scalar(dtype: str | None = None, **facts: Any) -> Tensor:
    """A tensor without axes."""
    return Tensor(shape=(), dtype=dtype, **facts)


def unshifted(x: Tensor, through: frozenset[str] = SHIFTED) -> Tensor:
    """A tensor before reshapes and shifts by its own maximum."""
    seen = 0
    while x.operation in through and x.arguments and isinstance(x.arguments[0], Tensor) and seen < 8:
        x, seen = x.arguments[0], seen + 1
    return x


def unsigned(x: Tensor) -> Tensor:
    """A tensor before its sign was turned."""
    while x.operation == "negative" and x.arguments:
        x = x.arguments[0]
    return x
