"""tf.data: what the element of a data set is after it was numbered, cut into windows, flattened, mixed with others, or split."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial, reduce
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.operations.masks import chooses, compares, narrow
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import Constant, Dict, List, Object, Unknown, Value, part_of

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["DATASET", "OPERATIONS", "element_of"]

DATASET = "tensorflow.data.Dataset"
BATCH = 3  # inputs, labels, weights


def element_of(reader: Reader, dataset: Any) -> Value:
    """What one step of a data set gives."""
    settled = reader.machine.settle(dataset)
    found = settled.get("element") if isinstance(settled, Object) else None
    return reader.machine.settle(found) if isinstance(found, Value) else Unknown()


def _made(element: Value, bound: Bound) -> Object:
    return Object(DATASET, None, {"element": element}, site=bound.site)


def _called(reader: Reader, bound: Bound, arguments: Sequence[Value]) -> Value:
    function = bound.value("f")
    return (
        reader.machine.settle(reader.call(function, list(arguments), {}, bound.node, bound.values["frame"]))
        if function is not None
        else Unknown()
    )


def _parts(element: Value) -> list[Value]:
    """An element as the arguments of a function that is called on it."""
    return list(element.items) if isinstance(element, List) and element.kind == "tuple" else [element]


def _from_tensors(reader: Reader, bound: Bound) -> Value:
    """One element: all of it."""
    whole = bound.value("tensors")
    return _made(whole if isinstance(whole, Value) else Unknown(), bound)


def _enumerate(reader: Reader, bound: Bound) -> Value:
    number = Tensor(shape=(), dtype="int64", low=0.0, integral=True, learned=False, library="tensorflow")
    return _made(List.of([number, element_of(reader, bound.value("x"))], "tuple"), bound)


def _flat_map(reader: Reader, bound: Bound) -> Value:
    """The elements of the data sets that a function makes of every element."""
    inner = _called(reader, bound, _parts(element_of(reader, bound.value("x"))))
    return _made(element_of(reader, inner), bound)


def _window(reader: Reader, bound: Bound) -> Value:
    """Every element is a data set of elements that follow each other; of a tuple, one for every part."""

    def windows(element: Value) -> Value:
        if isinstance(element, List) and element.kind == "tuple":
            return List.of((windows(reader.machine.settle(part)) for part in element.items), "tuple")
        if isinstance(element, Dict):
            return Dict({key: windows(reader.machine.settle(part)) for key, part in element.slots.items()}, element.exact)
        return _made(element, bound)

    return _made(windows(element_of(reader, bound.value("x"))), bound)


def _grouped(reader: Reader, bound: Bound) -> Value:
    """`group_by_window`: a function makes a data set of a key and of the elements that have it."""
    inner = _called(reader, bound, [Unknown(), _made(element_of(reader, bound.value("x")), bound)])
    return _made(element_of(reader, inner), bound)


def _scan(reader: Reader, bound: Bound) -> Value:
    state = bound.value("state")
    result = _called(reader, bound, [state if isinstance(state, Value) else Unknown(), element_of(reader, bound.value("x"))])
    pair = isinstance(result, List) and len(result.items) == 2
    return _made(reader.machine.settle(result.items[1]) if pair and isinstance(result, List) else Unknown(), bound)


def _resampled(reader: Reader, bound: Bound) -> Value:
    """`rejection_resample`: every element with its class in front."""
    return _made(List.of([Unknown(), element_of(reader, bound.value("x"))], "tuple"), bound)


def _mixed(reader: Reader, bound: Bound) -> Value:
    """Several data sets of the same kind of elements, taken by chance or by choice."""
    sets = reader.machine.settle(bound.value("datasets"))
    elements = [element_of(reader, one) for one in sets.items] if isinstance(sets, List) else []
    return _made(reduce(partial(_of_both, reader), elements) if elements else Unknown(), bound)


def _concatenated(reader: Reader, bound: Bound) -> Value:
    """One data set behind the other."""
    first = element_of(reader, bound.value("x"))
    both = _of_both(reader, first, element_of(reader, bound.value("other")))
    return bound.value("x") if both is first else _made(both, bound)


def _of_both(reader: Reader, one: Value, other: Value) -> Value:
    """An element of either data set: the first one's, and next to ids its rows of labels are of two forms."""
    one, other = reader.machine.settle(one), reader.machine.settle(other)
    if isinstance(one, List) and isinstance(other, List) and one.kind == other.kind == "tuple" and len(one.items) == len(other.items):
        return List.of((_of_both(reader, *pair) for pair in zip(one.items, other.items, strict=True)), "tuple", exact=one.exact)
    if isinstance(one, Tensor) and isinstance(other, Tensor) and {one.form, other.form} == {"one_hot", "ids"}:
        rows, ids = (one, other) if one.form == "one_hot" else (other, one)
        return replace(one, mixed=True) if rows.rank is not None and ids.rank == rows.rank - 1 else one
    return one


def _split(reader: Reader, bound: Bound) -> Value:
    """`keras.utils.split_dataset`: two data sets, of arrays too."""
    given = reader.machine.settle(bound.value("x"))
    whole = given if isinstance(given, Object) and given.name == DATASET else reader.operate("dataset_from_slices", tensors=given)
    return List.of([whole, whole], "tuple")


def _filtered(reader: Reader, bound: Bound) -> Value:
    """The elements of which a predicate is true: what it says of the numbers that it looks at."""
    element = element_of(reader, bound.value("x"))
    return _made(_left(reader, element, _called(reader, bound, _parts(element))), bound)


def _left(reader: Reader, value: Value, mask: Value) -> Value:
    if isinstance(value, List):
        return List.of((_left(reader, reader.machine.settle(item), mask) for item in value.items), value.kind, exact=value.exact)
    if isinstance(value, Dict):
        return Dict({key: _left(reader, reader.machine.settle(item), mask) for key, item in value.slots.items()}, value.exact)
    if not isinstance(value, Tensor) or isinstance(mask, Constant):
        return value
    kept = derived(value, value.operation, *value.arguments, keep=True)
    understood = isinstance(mask, Tensor) and narrow(kept, value, mask)
    if not understood and chooses(value, mask):
        kept.low = kept.high = kept.among = kept.words = None
    if not understood and not compares(value, mask):
        kept.nan = None
    if understood or kept.low is None:
        kept.classes = len(kept.words) if kept.words is not None else None
    return kept


def _unpacked(reader: Reader, bound: Bound) -> Value:
    """`x, y, sample_weight` of what a training step is given; None for what is not there."""
    data = reader.machine.settle(bound.value("data"))
    if isinstance(data, Unknown):
        return List.of([part_of(data)] * BATCH, "tuple")
    parts = list(data.items) if isinstance(data, List) else [data]
    return List.of([*parts, *[Constant(None)] * BATCH][:BATCH], "tuple")


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "unpacked_batch": _unpacked,
    "dataset_from_tensors": _from_tensors,
    "dataset_enumerate": _enumerate,
    "dataset_flat_map": _flat_map,
    "dataset_window": _window,
    "dataset_grouped": _grouped,
    "dataset_filtered": _filtered,
    "dataset_scan": _scan,
    "dataset_resampled": _resampled,
    "dataset_mixed": _mixed,
    "dataset_concatenated": _concatenated,
    "dataset_split": _split,
}
