"""Texts: what their methods give. A text that nobody spelled out is still a text, and so are its parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.shapes import Size
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import Constant, Series, Site, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["COUNTS", "OPERATIONS", "marks_of_parts", "numeric_words", "text_method"]

TEXTS = frozenset(
    "capitalize casefold center cat expandtabs format get join ljust lower lstrip pad removeprefix removesuffix replace rjust rstrip slice"
    " strip swapcase title translate upper zfill".split()
)
TRUTHS = frozenset(
    "contains endswith fullmatch isalnum isalpha isdecimal isdigit islower isnumeric isspace istitle isupper match startswith".split()
)
GREATEST = 0x110000  # characters there are
COUNTS = frozenset({"count", "find", "index", "len", "rfind", "rindex"})
LISTS = frozenset({"findall", "partition", "rpartition", "rsplit", "split", "splitlines"})
SPELLED = frozenset("capitalize casefold lower lstrip removeprefix removesuffix replace rstrip strip swapcase title upper zfill".split())


def text_method(x: Tensor, name: str, positional: Sequence[Value]) -> Value | None:
    """What a method of a text gives, or of each text of a column; None for a method that texts do not have."""
    if name in TEXTS:
        words = _spelled(x, name, positional)
        return derived(
            x, "text", strings=True, words=words, classes=len(words) if words is not None and x.rank else None, dtype="str", learned=False
        )
    if name in TRUTHS:
        return derived(x, "predicate", dtype="bool", low=0.0, high=1.0, integral=True, learned=False)
    if name in COUNTS:
        return derived(x, "counted", dtype="int64", low=None if "find" in name else 0.0, integral=True, learned=False)  # -1 may never come
    if name in LISTS:
        parts = Series(derived(x, "text", shape=(), strings=True, dtype="str", learned=False))
        return parts if x.rank == 0 else Unknown()
    return None


def _spelled(x: Tensor, name: str, positional: Sequence[Value]) -> frozenset[str] | None:
    """The texts that come out, where it is known which go in and what is done to them."""
    if x.words is None or name not in SPELLED or not all(isinstance(one, Constant) for one in positional):
        return None
    arguments = [one.value for one in positional if isinstance(one, Constant)]
    try:
        return frozenset(getattr(word, name)(*arguments) for word in x.words)
    except (TypeError, ValueError):
        return None


def marks_of_parts(x: Value | None, separator: Value | None, site: Site | None) -> Value:
    """`column.str.get_dummies(sep="|")`: a one for every part of a text. Who says what parts them has texts of several parts."""
    words = x.words if isinstance(x, Tensor) else None
    between = separator.value if isinstance(separator, Constant) else "|" if separator is None else None
    several = any(between in word for word in words) if words is not None and isinstance(between, str) else separator is not None
    if not several and words is None:
        return Unknown()
    rows = x.shape[0] if isinstance(x, Tensor) and x.shape else Size("rows", single=False)
    return Tensor(
        shape=(rows, Size("classes") if several or words is None else len(words)), form="multi_hot" if several else "one_hot", low=0.0, high=1.0,
        dtype="int64", integral=True, learned=False, library="pandas", origin=site,
    )  # fmt: skip


def numeric_words(words: frozenset[str] | None) -> tuple[list[float], int] | None:
    """The numbers that texts stand for, and how many of them stand for none."""
    if words is None:
        return None
    found: list[float] = []
    for word in words:
        try:
            found.append(float(word))
        except ValueError:
            continue
    return found, len(words) - len(found)


def _to_numeric(reader: Reader, bound: Bound) -> Value:
    """`pd.to_numeric(column, errors="coerce")`: what is no number becomes NaN."""
    x = bound.tensor()
    if x is None or not x.strings:
        return x if x is not None else Unknown()
    made = derived(x, "to_numeric", learned=False, dtype=None, nan=x.nan)
    read = numeric_words(x.words)
    if read is not None and read[0]:
        made.low, made.high = min(read[0]), max(read[0])
        made.integral = all(one.is_integer() for one in read[0])
        if read[1] and bound.plain("errors") == "coerce":
            made.nan = True
    return made


def _ord(reader: Reader, bound: Bound) -> Value:
    """The number of a character; of one that nobody knows, no bound that it would ever come near."""
    value = bound.value("x")
    if isinstance(value, Constant) and isinstance(value.value, (str, bytes)) and len(value.value) == 1:
        return Constant(ord(value.value))
    return Tensor(shape=(), integral=True, learned=False, operation="counted")


def _chr(reader: Reader, bound: Bound) -> Value:
    value = bound.value("x")
    if isinstance(value, Constant) and isinstance(value.value, int) and 0 <= value.value < GREATEST:
        return Constant(chr(value.value))
    return Tensor(shape=(), strings=True, dtype="str", learned=False)


def _text(reader: Reader, bound: Bound) -> Value:
    """`np.char.upper(names)`: numpy's functions of texts."""
    x = bound.tensor()
    arguments = [bound.value(name) for name in ("chars", "old", "new", "width") if bound.given(name)]
    made = text_method(x, str(bound.plain("name")), arguments) if x is not None else None
    if isinstance(made, Tensor) and x is not None:
        made.shape, made.form = x.shape, x.form
    return made or Unknown()


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "python_chr": _chr,
    "python_ord": _ord,
    "text": _text,
    "to_numeric": _to_numeric,
}
