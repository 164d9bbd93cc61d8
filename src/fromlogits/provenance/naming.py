"""The outputs of a model by name, and what is said of models and inputs in messages."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from typing import Any

__all__ = ["described", "leaves", "named", "title"]


def leaves(given: Any, wanted: Callable[[Any], bool], name: str | None = None) -> Iterator[tuple[str | None, Any]]:
    """The tensors in what a model gave: one alone has no name, in a dict it has its key, in a tuple its place."""
    if wanted(given):
        yield name, given
        return
    if isinstance(given, Mapping):
        parts: list[tuple[str, Any]] = [(str(key), one) for key, one in given.items()]
    elif isinstance(given, tuple) and hasattr(given, "_fields"):
        parts = list(zip(given._fields, given, strict=True))
    elif isinstance(given, tuple | list):
        parts = [(str(place), one) for place, one in enumerate(given)]
    elif dataclasses.is_dataclass(given) and not isinstance(given, type):
        parts = [(field.name, getattr(given, field.name)) for field in dataclasses.fields(given)]
    else:
        return
    for key, one in parts:
        yield from leaves(one, wanted, key if name is None else f"{name}.{key}")


def named(model: Any) -> str:
    """A model, as messages call it."""
    name = getattr(model, "__name__", None)
    return str(name) if isinstance(name, str) else f"the {type(model).__name__}"


def title(text: str, name: str | None) -> str:
    """A layer as the program spells it, with the name it goes by."""
    return f"{text} {name!r}" if name else text


def described(inputs: Any) -> str:
    """What a model was called with: types and shapes."""
    if isinstance(inputs, Mapping):
        return "{" + ", ".join(f"{key!r}: {described(one)}" for key, one in inputs.items()) + "}"
    if isinstance(inputs, tuple | list):
        return "(" + ", ".join(described(one) for one in inputs) + ")"
    shape = getattr(inputs, "shape", None)
    return type(inputs).__name__ if shape is None else f"{type(inputs).__name__} of shape {tuple(shape)}"
