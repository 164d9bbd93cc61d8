"""Values looked up in a dictionary: which of its keys can be asked for, and whether some value has no key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeGuard

from fromlogits.checker.evidence.source.operations.bound import as_tensor
from fromlogits.checker.evidence.source.operations.reductions import occurs
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import List, Value

__all__ = ["asked_for", "looked_up"]

WIDEST = 4096  # whole numbers that are counted one by one


def looked_up(x: Tensor, table: Mapping[Any, Value]) -> tuple[Tensor | None, bool]:
    """What a dictionary holds for the values of an array, as one column; and whether a value has no key. The shape is the dictionary's."""
    keys, missing = asked_for(x, table)
    values = as_tensor(List.of(table[key] for key in keys)) if keys else None
    if values is None:
        return None, missing
    made = derived(values, "mapped", keep=True)
    made.classes = len(values.words) if values.words is not None else None
    if x.strings and not missing and len(keys) == len(table) and _counts(values.numbers):  # a name for each id, as an encoder of labels has
        made.form, made.classes = "ids", len(set(values.numbers))
    return made, missing


def _counts(numbers: Any) -> TypeGuard[tuple[int, ...]]:
    """Whether numbers are all of those from 0 on."""
    return isinstance(numbers, tuple) and len(set(numbers)) > 1 and set(numbers) == set(range(len(set(numbers))))


def asked_for(x: Tensor, table: Mapping[Any, Any]) -> tuple[list[Any], bool]:
    """The keys that an array's values can be, and whether one of its values is surely none of them."""
    keys = list(table)
    if x.words is not None:
        return [key for key in keys if key in x.words], not x.words <= set(keys)
    if x.strings:
        return keys, x.classes is not None and x.classes > len(keys)
    if x.integral is not True or x.low is None or x.high is None or x.high - x.low > WIDEST:
        return keys, False
    numbers = set(_flat(x.numbers)) if x.numbers is not None else set(range(int(x.low), int(x.high) + 1))
    every = x.numbers is not None or (occurs(x) and x.classes == x.high - x.low + 1)
    known = [key for key in keys if isinstance(key, (int, float)) and key in numbers]
    return known, every and len(known) < len(numbers)


def _flat(numbers: Any) -> list[Any]:
    return [one for part in numbers for one in _flat(part)] if isinstance(numbers, tuple) else [numbers]
