"""Methods of strings: of those that the program spells out, of those that it puts together, and of rows that hold one in every cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.arguments import by_default
from fromlogits.checker.evidence.source.operations.texts import COUNTS, text_method
from fromlogits.checker.evidence.source.operations.writing import any_text, filled_in, formatted, joined, lines_of, split, stripped
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.values import Choice, Constant, Dict, List, Series, Text, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["filled", "row_method", "text_put_together", "text_spelled_out"]

TEXT = {
    "lower",
    "upper",
    "strip",
    "lstrip",
    "rstrip",
    "title",
    "capitalize",
    "startswith",
    "endswith",
    "partition",
    "rpartition",
    "rsplit",
    "split",
    "splitlines",
    "replace",
    "join",
    "removeprefix",
    "removesuffix",
    "isdigit",
    "casefold",
    "isalpha",
    "isidentifier",
    "islower",
    "isnumeric",
    "isupper",
    "swapcase",
}


def filled(reader: Reader, template: str, value: Value) -> Value:
    """`template % values`; of one of several values, one of several texts."""
    if isinstance(value, List) and value.kind == "tuple" and value.exact:
        pieces = [by_default(reader, one) for one in value.items]
        return reader.machine.spread(lambda *chosen: filled_in(template, List.of(chosen, "tuple")), *pieces)
    return reader.machine.spread(lambda one: filled_in(template, one), by_default(reader, value))


def text_put_together(text: Text, name: str, positional: list[Value]) -> Value:
    """A string's own methods, on one that nobody spelled out."""
    if name in {"strip", "lstrip", "rstrip"} and text.lines is None:
        return stripped(text)
    if name == "split" and text.lines is None:
        return split(text, positional[0] if positional else None)
    if name in {"split", "splitlines"}:
        found = lines_of(text)
        return found if found is not None else Series(any_text())
    return text_method(any_text(), name, positional) or Unknown()


def row_method(series: Series, name: str) -> Value:
    """A row of unknown length, whose every cell is alike: by any key, the cell."""
    if name in {"get", "pop", "__getitem__"}:
        return series.element
    if name == "values":
        return series
    return Series(List.of([Unknown(), series.element], "tuple")) if name == "items" else Unknown()


def _counted(reader: Reader, text: str, name: str, positional: list[Value]) -> Value:
    """Where in a text, or how often, something stands; where nobody knows what, a number that the text's length bounds."""
    arguments = [reader.machine.settle(value) for value in positional]
    if all(isinstance(one, Constant) for one in arguments):
        try:
            return Constant(getattr(text, name)(*(one.value for one in arguments)))
        except (TypeError, ValueError):
            return Unknown()
    low, high = (None if "find" in name else 0.0), float(len(text) - (name != "count"))  # -1, where nothing is found, may never come
    return Tensor(shape=(), low=low, high=high, integral=True, learned=False, operation="counted")


def text_spelled_out(reader: Reader, text: Constant, name: str, positional: list[Value], keywords: dict[str, Value]) -> Value:
    """A string's own methods, on strings the program spells out; of one of several arguments, one of several texts."""
    listed = positional[0] if name == "join" and len(positional) == 1 else None
    given = [*listed.items] if isinstance(listed, List) and listed.exact else [*positional, *keywords.values()]
    pieces = [by_default(reader, one) for one in given]

    def apply(*chosen: Value) -> Value:
        if isinstance(listed, List) and listed.exact:
            return _spelled_out(reader, text, name, [List.of(chosen, listed.kind)], {})
        return _spelled_out(
            reader, text, name, list(chosen[: len(positional)]), dict(zip(keywords, chosen[len(positional) :], strict=True))
        )

    if not any(isinstance(piece, Choice) for piece in pieces):
        return _spelled_out(reader, text, name, positional, keywords)
    return reader.machine.spread(apply, *pieces)


def _spelled_out(reader: Reader, text: Constant, name: str, positional: list[Value], keywords: dict[str, Value]) -> Value:
    if isinstance(text.value, str) and name in COUNTS:
        return _counted(reader, text.value, name, positional)
    if not isinstance(text.value, str) or name not in TEXT:
        if not isinstance(text.value, str) or name not in {"format", "format_map"}:
            return Unknown()
        fields = positional[0].slots if name == "format_map" and positional and isinstance(positional[0], Dict) else keywords
        return formatted(text.value, positional if name == "format" else [], {str(key): one for key, one in fields.items()})
    arguments: list[Any] = []
    for value in positional:
        settled = reader.machine.settle(value)
        if isinstance(settled, Constant) and isinstance(settled.value, (str, int, tuple)):
            arguments.append(settled.value)
        elif isinstance(settled, List) and settled.exact and all(isinstance(item, Constant) for item in settled.items):
            arguments.append([item.value for item in settled.items if isinstance(item, Constant)])
        else:
            return joined(text.value, settled) if name == "join" else Unknown()
    try:
        result = getattr(text.value, name)(*arguments)
    except (TypeError, ValueError, AttributeError):
        return Unknown()
    if isinstance(result, (list, tuple)):
        kind = "tuple" if isinstance(result, tuple) else "list"
        return List.of((Constant(part) for part in result[:4096]), kind, exact=len(result) <= 4096)
    return Constant(result)
