"""Values of which the same is known, though the program made them apart: under many open conditions they are told as one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fromlogits.checker.catalogue.entry import Layer
from fromlogits.checker.evidence.source.tensor import Tensor, meaning, of_one_meaning
from fromlogits.checker.evidence.source.values import Object, Unknown

__all__ = ["by_meaning"]


def by_meaning(values: Sequence[Any]) -> list[Any]:
    """The values; those of one meaning that were made at one place, or wrap one layer in the same way, as one and the same."""
    found = list(values)
    left = {place: key for place, one in enumerate(values) if (key := _key(one)) is not None}
    while left:
        first = next(iter(left.values()))
        alike = [place for place, key in left.items() if key == first]
        one = _told_as_one([values[place] for place in alike])
        for place in alike:
            found[place] = one
            del left[place]
    return found


def _told_as_one(values: list[Any]) -> Any:
    if len(values) > 1 and type(values[0]) is Unknown:  # what was asked of one of them says nothing of the others
        return Unknown()
    return of_one_meaning(values) or values[0]


def _key(value: Any) -> tuple[Any, ...] | None:
    if type(value) is Unknown:
        return (Unknown,)
    if type(value) is Tensor:
        return (meaning(value), value.made)
    if isinstance(value, Object) and isinstance(value.entry, Layer) and value.entry.operation == "wrapper":  # DataParallel(model)
        return (value.name, id(value.get("layer")))
    return None
