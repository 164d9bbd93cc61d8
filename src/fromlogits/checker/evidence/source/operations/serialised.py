"""Keras objects told by name: a string, or a dictionary of class name and configuration."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.names import canonical
from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.values import Constant, Dict, External, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS"]


def _keras_object(reader: Reader, bound: Bound) -> Value:
    """`keras.losses.get({"class_name": …, "config": {…}})`; a string or a function serves as it is."""
    value, room = bound.value("x"), bound.plain("room")
    if not isinstance(value, Dict):
        return value if isinstance(value, Value) else Unknown()
    name, config = value.slots.get("class_name"), reader.machine.settle(value.slots.get("config"))
    if not isinstance(name, Constant) or not isinstance(name.value, str):
        return Unknown()
    keywords = {key: part for key, part in config.slots.items() if isinstance(key, str)} if isinstance(config, Dict) else {}
    node = bound.site.node if bound.site is not None else ast.Pass()
    return reader.call(External(canonical(f"keras.{room}.{name.value}")), [], keywords, node, bound.values["frame"])


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {"keras_object": _keras_object}
