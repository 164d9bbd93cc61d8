"""The first batch of what a model is trained with: arrays, a loader, a dataset, a generator. No more of it is read than that."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fromlogits import errors

__all__ = ["Batch", "first_batch"]

ROWS = 256  # of arrays, which may be all of the data
LABELS = ("labels", "label", "targets", "target", "y")  # what dictionaries of a batch call them


@dataclass(frozen=True, slots=True)
class Batch:
    """Inputs as the model takes them, the labels beside them."""

    inputs: Any
    labels: Any
    weights: Any = None
    whole: Any = None  # all labels, where there are more than these
    note: str | None = None


def first_batch(data: Any) -> Batch:
    """The first batch of data: (inputs, labels) or (inputs, labels, weights), or anything that gives such batches."""
    if isinstance(data, tuple | list) and not data:
        raise errors.data_is_empty(f"this {type(data).__name__}")
    if isinstance(data, tuple) or (isinstance(data, list) and not _of_batches(data)):
        return _of_arrays(tuple(data))
    if isinstance(data, Mapping):
        return _read(data)
    batch, note = _taken(data)
    found = _read(batch)
    return Batch(found.inputs, found.labels, found.weights, note=note)


def _of_batches(data: list[Any]) -> bool:
    return bool(data) and isinstance(data[0], tuple | list | Mapping) and len(data[0]) in {2, 3} and not _plain(data[0])


def _plain(thing: Any) -> bool:
    """Whether a list is one of numbers."""
    return isinstance(thing, tuple | list) and all(isinstance(one, int | float) for one in thing)


def _of_arrays(data: tuple[Any, ...]) -> Batch:
    if len(data) not in {2, 3}:
        return _read(data)  # which says what is wrong
    count = _length(data[1])
    if count is None or count <= ROWS:
        return _read(data)
    found = _read(tuple(_head(one) for one in data))
    return Batch(found.inputs, found.labels, found.weights, data[1], f"the first {ROWS} of {count} rows were looked at")


def _length(x: Any) -> int | None:
    shape = getattr(x, "shape", None)
    if shape is not None:
        return int(shape[0]) if len(shape) else None
    return len(x) if isinstance(x, list) else None


def _head(x: Any) -> Any:
    if isinstance(x, Mapping):
        return {name: _head(one) for name, one in x.items()}
    if isinstance(x, tuple):
        return tuple(_head(one) for one in x)
    return x[:ROWS] if _length(x) is not None else x


def _taken(data: Any) -> tuple[Any, str | None]:
    name = type(data).__name__
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(data, torch.utils.data.Dataset) and not isinstance(data, torch.utils.data.IterableDataset):
        data = torch.utils.data.DataLoader(data, batch_size=64)
    try:
        if hasattr(data, "__getitem__") and hasattr(data, "on_epoch_end"):  # Keras's own, which starts threads when it is iterated
            return data[0], None
        iterator = iter(data)
    except TypeError as error:
        raise errors.batch_unreadable(data) from error
    except Exception as error:
        raise errors.data_raises(name, error) from error
    try:
        batch = next(iterator)
    except StopIteration:
        raise errors.data_is_empty(name) from None
    except Exception as error:
        raise errors.data_raises(name, error) from error
    return batch, f"one batch was taken from this {name}, and is gone from it" if iterator is data else None


def _read(batch: Any) -> Batch:
    if isinstance(batch, Mapping):
        named = [name for name in LABELS if name in batch]
        if len(named) != 1:
            raise errors.batch_unreadable(batch)
        inputs = {name: one for name, one in batch.items() if name != named[0]}
        return Batch(inputs, batch[named[0]])
    if not isinstance(batch, tuple | list):
        raise errors.batch_unreadable(batch)
    if len(batch) == 1:
        raise errors.labels_missing("this batch")
    if len(batch) not in {2, 3}:
        raise errors.batch_unreadable(batch)
    inputs, labels, *weights = batch
    if _length(labels) == 0:
        raise errors.data_is_empty("the batch")
    return Batch(inputs, labels, weights[0] if weights else None)
