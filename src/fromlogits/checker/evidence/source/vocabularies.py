"""Layers that turn words and numbers into class ids or rows by what they know: a vocabulary, or the borders between bins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.heads import is_none, plain_of
from fromlogits.checker.evidence.source.operations.bound import as_tensor
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import Constant, Frame, List, Object, Site, Text, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["discretize", "look_up", "lookup_method", "rows_of_ids"]

LONGEST = 1024  # words that are handed out one by one


def look_up(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    """Words into ids: those that are unknown share the first ones."""
    invert = plain_of(layer, "invert")
    if invert is not False:
        return Tensor(shape=x.shape, strings=invert or None, learned=False)
    count = _count(layer)
    low = 0.0 if _reserved(layer) == 0 else None  # the first ids stand for words that nobody knew, if there are any
    ids = Tensor(shape=x.shape, dtype="int64", low=low, high=None if count is None else float(count - 1), integral=True, form="ids", learned=False, origin=site)  # fmt: skip
    return rows_of_ids(reader, layer, ids, None if plain_of(layer, "pad_to_max_tokens") is not False else count, site)


def discretize(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    """Numbers into the ids of their bins: one more than there are borders."""
    borders, bins = layer.get("bin_boundaries"), plain_of(layer, "num_bins")
    if isinstance(borders, Value) and not is_none(borders):
        found = reader.operate("digitize", x=x, bins=borders, site=site)
        row = as_tensor(borders)
        count = row.shape[0] + 1 if row is not None and row.shape and isinstance(row.shape[0], int) else None
    else:
        count = bins if isinstance(bins, int) else None
        high = None if count is None else float(count - 1)
        found = Tensor(shape=x.shape, low=0.0, high=high, integral=True, form="ids", learned=False, origin=site)
    return rows_of_ids(reader, layer, found, count, site) if isinstance(found, Tensor) else found


def rows_of_ids(reader: Reader, layer: Object, ids: Tensor, count: Any, site: Site) -> Value:
    """Ids as they are, or as rows of zeros and ones, by the layer's `output_mode`."""
    mode = plain_of(layer, "output_mode")
    if mode == "int":
        return ids
    classes = count if isinstance(count, Value) else Constant(count) if isinstance(count, int) else Unknown()
    column = ids.columns == 1 and ids.rank == 2
    if mode == "one_hot" or (mode == "multi_hot" and column):
        made = reader.operate("one_hot", x=ids, classes=classes, column=column, site=site)
        return derived(made, "one_hot", keep=True, shape=None) if ids.rank == 0 and isinstance(made, Tensor) else made
    if mode == "multi_hot" and ids.rank == 2:
        return reader.operate("multi_hot", x=ids, classes=classes, site=site)
    return Tensor(learned=False)


def _reserved(layer: Object) -> int | None:
    """How many ids stand before the words: for what is unknown, and for the mask where ids are given."""
    unknown = plain_of(layer, "num_oov_indices")
    masks = not is_none(layer.get("mask_token")) and plain_of(layer, "output_mode") == "int"
    return unknown + masks if isinstance(unknown, int) else None


def _count(layer: Object) -> int | None:
    """How many ids the layer tells apart."""
    reserved, words = _reserved(layer), _words(layer.get("vocabulary"))
    return None if reserved is None or words is None else reserved + words


def _words(vocabulary: Any) -> int | None:
    if isinstance(vocabulary, List):
        return len(vocabulary.items) if vocabulary.exact else None
    if not isinstance(vocabulary, Tensor):
        return None
    if vocabulary.shape and isinstance(vocabulary.shape[0], int):
        return vocabulary.shape[0]
    return vocabulary.classes if vocabulary.operation in {"unique", "adapted"} else None


def lookup_method(
    reader: Reader, layer: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    """`adapt`, `set_vocabulary`, `get_vocabulary`, `vocabulary_size`."""
    if name in {"adapt", "set_vocabulary"}:
        given = positional[0] if positional else keywords.get("data" if name == "adapt" else "vocabulary")
        settled = reader.machine.settle(given) if given is not None else None
        if name == "adapt":
            settled = _learned_from(layer, settled)
        reader.machine.write(layer.slots, "vocabulary", settled if settled is not None else Unknown())
        return Constant(None)
    count = _count(layer)
    if name == "vocabulary_size":
        return Constant(count) if count is not None else Unknown()
    if name == "get_vocabulary":
        return _vocabulary(layer, count, special=not _without_special(positional, keywords))
    return None


def _learned_from(layer: Object, data: Value | None) -> Value:
    """The words of the data that a layer is adapted to: as many as there are different ones."""
    x = as_tensor(data)
    if x is None or x.classes is None or x.nan or not is_none(layer.get("max_tokens")):
        return Unknown()
    return derived(x, "adapted", keep=True, shape=(x.classes,))


def _without_special(positional: list[Value], keywords: dict[str, Value]) -> bool:
    given = positional[0] if positional else keywords.get("include_special_tokens")
    return isinstance(given, Constant) and not given.value


def _vocabulary(layer: Object, count: int | None, *, special: bool) -> Value:
    reserved, known = _reserved(layer), layer.get("vocabulary")
    if count is None or reserved is None or count > LONGEST:
        return Unknown()
    words = list(known.items) if isinstance(known, List) else [Text() for _ in range(count - reserved)]
    first: list[Value] = [Constant("[UNK]") for _ in range(reserved)]
    return List.of([*first, *words] if special else words)
