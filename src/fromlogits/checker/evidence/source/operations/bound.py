"""The arguments of one operation, read as tensors, axes, shapes and numbers."""

from __future__ import annotations

import ast
import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.lengths import length_of
from fromlogits.checker.evidence.source.operations.among import united
from fromlogits.checker.evidence.source.shapes import ANY, Shape, Size, axis_from_end
from fromlogits.checker.evidence.source.tensor import Tensor, derived, is_nan, position
from fromlogits.checker.evidence.source.values import (
    Absent,
    Choice,
    Constant,
    External,
    List,
    Logarithm,
    Mark,
    Object,
    Series,
    Site,
    Text,
    Unknown,
    Value,
    is_counted,
    is_gradient,
)

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["NOTHING", "Bound", "as_tensor", "dtype_of", "shape_of", "size_of", "stacked"]

NOTHING: Any = object()  # the program does not say
DTYPES = {
    "half": "float16", "float": "float32", "double": "float64", "long": "int64", "int": "int32", "short": "int16", "bool_": "bool", "float_": "float64",
    "char": "int8", "byte": "uint8", "single": "float32", "intp": "int64", "int_": "int64", "FloatTensor": "float32", "LongTensor": "int64", "IntTensor": "int32",
    "DoubleTensor": "float64", "HalfTensor": "float16", "BFloat16Tensor": "bfloat16", "ByteTensor": "uint8", "BoolTensor": "bool",
    "f4": "float32", "f8": "float64", "f2": "float16", "i4": "int32", "i8": "int64", "u1": "uint8", "i1": "int8",
}  # fmt: skip
LONGEST = 4096  # elements of a list that are looked at
SAMPLED = 63  # elements of a list that is not known to its end, which may stand for others like them
PLAIN = {
    "float16", "bfloat16", "float32", "float64", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "bool", "object", "str", "string", "complex64",
}  # fmt: skip


@dataclass(slots=True)
class Bound:
    """What an operation was given."""

    reader: Reader
    values: dict[str, Any]
    site: Site | None

    @property
    def node(self) -> ast.AST:
        """Where the program asks for it."""
        return self.site.node if self.site is not None else ast.Pass()

    def value(self, key: str) -> Any:
        """The value itself, None where the call does not have it."""
        value = self.values.get(key)
        return self.reader.machine.settle(value) if isinstance(value, Value) else value

    def given(self, key: str) -> bool:
        """Whether the call has it and it is not None."""
        value = self.value(key)
        return value is not None and not (isinstance(value, Constant) and value.value is None)

    def plain(self, key: str, default: Any = None) -> Any:
        """The Python constant, the default where there is none, NOTHING where it cannot be told."""
        value = self.value(key)
        if value is None:
            return default
        if isinstance(value, Constant):
            return value.value
        if isinstance(value, List) and value.exact and all(isinstance(part, Constant) for part in value.items):
            return tuple(part.value for part in value.items if isinstance(part, Constant))
        if isinstance(value, Tensor) and value.shape == () and isinstance(value.numbers, (int, float)):
            return value.numbers
        return NOTHING if isinstance(value, Value) else value

    def number(self, key: str, default: float | None = None) -> Any:
        """A number, None where there is none or it cannot be told."""
        value = self.plain(key, default)
        return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None

    def whole(self, key: str, default: int | None = None) -> int | None:
        """A whole number such as an axis, None where there is none or it cannot be told."""
        value = self.number(key, default)
        return value if isinstance(value, int) else None

    def truth(self, key: str, default: bool = False) -> bool | None:
        """A flag, None where it cannot be told."""
        value = self.plain(key, default)
        return None if value is NOTHING else bool(value)

    def tensor(self, key: str = "x") -> Tensor | None:
        """A tensor: arrays, numbers and nested lists of numbers; an unknown value is a tensor nobody knows; None for anything else."""
        return as_tensor(self.value(key))

    def axis(self, x: Tensor | None, key: str = "axis", default: int | None = None) -> Any:
        """An axis counted from the end; None for "all" (or for no axis given); NOTHING where it cannot be told."""
        value = self.plain(key, default)
        for other in ("dim", "axis", "axes"):
            if value is None and other in self.values:
                value = self.plain(other)
        if value is None or value is NOTHING:
            return value
        if isinstance(value, int):
            found = axis_from_end(value, x.shape if x is not None else None)
            return NOTHING if found is None else found
        return NOTHING

    def dtype(self, key: str = "dtype") -> str | None:
        """A dtype by its plain name."""
        return dtype_of(self.value(key))

    def shape(self, key: str = "shape") -> Shape | None:
        """A shape."""
        return shape_of(self.value(key))


def dtype_of(value: Any) -> str | None:
    """The plain name of a dtype, however it is spelled."""
    if isinstance(value, str):
        name = value
    elif isinstance(value, Constant) and isinstance(value.value, str):
        name = value.value
    elif isinstance(value, External):
        library, _, name = value.name.rpartition(".")
        if library == "builtins":
            name = {"int": "int64", "float": "float64", "bool": "bool", "str": "str", "object": "object"}.get(name, "")
        elif library == "torch" and name == "int":
            name = "int32"
        elif library != "torch" and name in {"float", "int"}:
            name = "float64" if name == "float" else "int64"
    else:
        return None
    name = name.rpartition(".")[2]
    return name if name in PLAIN else DTYPES.get(name)


def shape_of(value: Any) -> Shape | None:
    """A shape from a tuple, a number or a torch.Size."""
    if isinstance(value, tuple):
        return value
    if isinstance(value, Constant):
        if isinstance(value.value, int):
            return (value.value,)
        return tuple(value.value) if isinstance(value.value, tuple) else None
    if isinstance(value, List):
        if len(value.items) == 1 and isinstance(value.items[0], List):  # *shape given as one tuple
            return shape_of(value.items[0])
        sizes = tuple(size_of(item) for item in value.items)
        return sizes if value.exact else None
    if isinstance(value, Unknown) and isinstance(value.key, tuple) and value.key[:1] == ("size",):
        return (value.key[1],)
    return None


def size_of(value: Any) -> Any:
    """One size: a number, or the symbol that stands for a length."""
    if isinstance(value, Constant) and isinstance(value.value, int):
        return value.value
    if isinstance(value, Constant) and value.value is None:
        return Size("batch", single=False)
    if isinstance(value, Unknown) and isinstance(value.key, tuple) and value.key[:1] == ("size",):
        return value.key[1]
    return Size() if isinstance(value, Unknown) else None


def as_tensor(value: Any) -> Tensor | None:
    """A value as an array."""
    if isinstance(value, Tensor):
        return value
    if isinstance(value, bool):
        return Tensor(shape=(), dtype="bool", numbers=value, low=float(value), high=float(value), integral=True, learned=False)
    if isinstance(value, (int, float)):
        number = float(value)
        if math.isnan(number):  # a mark for "no value": it says nothing of the range of its neighbours
            return Tensor(shape=(), numbers=value, nan=True, learned=False)
        return Tensor(shape=(), numbers=value, low=number, high=number, integral=number.is_integer(), learned=False)
    if isinstance(value, Constant):
        if isinstance(value.value, (bool, int, float)):
            made = as_tensor(value.value)
            if made is not None:
                made.site = value.site
            if made is not None and isinstance(value, Logarithm):  # no number that a score would be cut at by mistake
                made.numbers, made.operation = None, "log"
            if made is not None and isinstance(value, Mark):
                made.numbers, made.low, made.sifted = None, None, True
            return made
        if isinstance(value.value, str):
            return Tensor(shape=(), strings=True, words=frozenset({value.value}), dtype="str", learned=False, site=value.site)
        return None
    if isinstance(value, List):
        return _nested(value)
    if isinstance(value, Choice):
        options = [as_tensor(option) for _, option in value.options]
        known = [option for option in options if option is not None and option.shape == ()]
        if len(known) == len(options) and (
            all(option.numbers is not None or option.sifted is True for option in known)
            or all(option.words is not None for option in known)
        ):
            row = stacked([option for option in options if option is not None], length=len(options), exact=True, site=value.site)
            return replace(row, shape=(), numbers=None)
        return None
    if isinstance(value, Text):
        return Tensor(shape=(), strings=True, dtype="str", learned=False, site=value.site)
    if isinstance(value, Unknown):
        if is_counted(value):  # from where on, nobody says
            return replace(position(), low=None)
        return Tensor(site=value.site, learned=True if is_gradient(value) else None)
    if isinstance(value, Series):
        element = as_tensor(value.element)
        if element is None:
            return None
        return stacked([element], length=Size("N") if value.length is None else value.length, exact=False, site=value.site)
    if isinstance(value, Object) and value.name == "pandas.DataFrame":
        from fromlogits.checker.evidence.source.frames import array_of

        return array_of(value)
    return None


def _nested(value: List) -> Tensor | None:
    width = length_of(value)
    if value.items and value.slots.get("hot") is value.items and width is not None:  # zeros, and a one in a place that is not known
        return Tensor(shape=(width,), form="one_hot", classes=width, low=0.0, high=1.0, integral=True, learned=False, site=value.site)
    items = [item for item in value.items[:LONGEST] if not isinstance(item, Absent)]
    if not items and value.items:
        return None
    plain = any(isinstance(item, Constant) and isinstance(item.value, (int, float, str)) for item in value.items)
    parts = [as_tensor(math.nan) if plain and isinstance(item, Constant) and item.value is None else as_tensor(item) for item in items]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    length = length_of(value)
    length = Size("N") if length is None else length
    made = stacked(known, length=length, exact=value.exact, site=value.site)
    if len(value.items) > (LONGEST if value.exact else SAMPLED):
        made.words = None
    if made.rank == 2 and made.numbers is None:
        made.arguments = (value,)
    if made.strings and value.exact and made.rank == 1 and made.words is not None:
        made.classes = len(made.words)
    return made


def _sifted(parts: list[Tensor]) -> Any:
    """The mask that holds where any of some places were found; True where there is no such mask."""
    masks = {id(part.sifted): part.sifted for part in parts}
    if len(masks) == 1:
        return parts[0].sifted
    found = list(masks.values())
    return derived(found[0], "logical_or", *found) if all(isinstance(mask, Tensor) for mask in found) else True


def stacked(parts: list[Tensor], *, length: Any, exact: bool, site: Site | None) -> Tensor:
    """Tensors of one shape as the rows of another."""
    if not parts:
        return Tensor(shape=(length,), learned=False, site=site)
    ranks = {part.rank for part in parts}
    first = parts[0]
    numbers = (
        tuple(part.numbers for part in parts)
        if exact and len(parts) == length and all(part.numbers is not None for part in parts)
        else None
    )
    strings = True if any(part.strings for part in parts) else None
    valued = [part for part in parts if not is_nan(part)]
    integral = [part.integral for part in valued]
    mixed = ranks == {0, 1} and None not in ranks
    made = Tensor(
        shape=_stacked_shape(parts, length),
        dtype=first.dtype if len({part.dtype for part in parts}) == 1 else None,
        integral=None
        if not integral
        else True
        if all(flag is True for flag in integral)
        else False
        if any(flag is False for flag in integral)
        else None,
        nan=True if any(part.nan for part in parts) else None,
        strings=strings,
        words=_words(valued) if strings else None,
        mixed=mixed or any(part.mixed for part in parts),
        learned=any(part.learned for part in parts) or (None if any(part.learned is None for part in parts) else False),
        numbers=numbers,
        site=site,
        library=first.library,
    )
    united(made, *parts)
    made.sifted = _sifted(parts)
    forms = {part.form for part in parts}
    if len(forms) == 1 and first.form in {"one_hot", "distribution", "multi_hot", "unnormalised", "ids"}:
        made.form, made.classes = first.form, first.classes if len({part.classes for part in parts}) == 1 else None
        made.origin = first.origin
    if first.kind is not None and len({(part.kind, part.activation) for part in parts}) == 1:
        made.kind, made.activation, made.made, made.units, made.axis = first.kind, first.activation, first.made, first.units, first.axis
        made.activations, made.axis_fault = first.activations, first.axis_fault
    return made


def _words(parts: list[Tensor]) -> frozenset[str] | None:
    """The texts of several, where each says which it has."""
    known = [part.words for part in parts if part.words is not None]
    return frozenset().union(*known) if len(known) == len(parts) else None


def _stacked_shape(parts: list[Tensor], length: Any) -> Shape | None:
    """The shape of rows on top of each other; None where they are ragged."""
    shapes = [part.shape for part in parts]
    first = shapes[0]
    if first is None or first[:1] == (ANY,) or any(shape is None or len(shape) != len(first) for shape in shapes):
        return None
    for sizes in zip(*(shape for shape in shapes if shape is not None), strict=True):
        if len({size for size in sizes if isinstance(size, int)}) > 1:
            return None
    return (length, *first)
