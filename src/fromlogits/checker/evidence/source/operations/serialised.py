"""Keras objects told by name: a string, or a dictionary of class name and configuration."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fromlogits.checker.catalogue.entry import LossEntry, MetricEntry
from fromlogits.checker.evidence.source.arguments import by_default
from fromlogits.checker.evidence.source.names import canonical, entry_of
from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.values import Constant, Dict, External, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS"]


def _keras_object(reader: Reader, bound: Bound) -> Value:
    """`keras.losses.get({"class_name": …, "config": {…}})`, `keras.activations.get("relu")`; a function serves as it is."""
    room = bound.plain("room")
    return reader.machine.spread(lambda one: _object(reader, one, room, bound), by_default(reader, bound.value("x")))


def _object(reader: Reader, value: Any, room: str, bound: Bound) -> Value:
    if isinstance(value, Constant):
        return _named(reader, value, room, bound)
    if not isinstance(value, Dict):
        return value if isinstance(value, Value) else Unknown()
    name, config = value.slots.get("class_name"), reader.machine.settle(value.slots.get("config"))
    if not isinstance(name, Constant) or not isinstance(name.value, str):
        return Unknown()
    keywords = {key: part for key, part in config.slots.items() if isinstance(key, str)} if isinstance(config, Dict) else {}
    return reader.call(External(canonical(f"keras.{room}.{name.value}")), [], keywords, bound.node, bound.values["frame"])


def _named(reader: Reader, value: Constant, room: Any, bound: Bound) -> Value:
    """What Keras calls by that name; it stands where the name does."""
    from fromlogits.checker.catalogue.keras import ACTIVATION_NAMES, LOSS_NAMES, METRIC_NAMES

    names = {"activations": ACTIVATION_NAMES, "losses": LOSS_NAMES, "metrics": METRIC_NAMES}.get(room, {})
    name = names.get(value.value) if isinstance(value.value, str) else None
    if name is None or ":" in name:  # what 'accuracy' is hangs on the model
        return External("keras.activations.linear") if value.value is None and room == "activations" else value
    named = External(name, site=value.site)
    entry = entry_of(name)
    if isinstance(entry, (LossEntry, MetricEntry)) and entry.make is not None:
        node = value.site.node if value.site is not None else ast.Pass()
        return reader.call(named, [], {}, node, bound.values["frame"])
    return named


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {"keras_object": _keras_object}
