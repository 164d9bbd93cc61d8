"""What Keras writes of a layer or a model (configuration, JSON, a file), and what it makes of that again."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fromlogits.checker.catalogue.entry import Layer, LossEntry, MetricEntry, parameters
from fromlogits.checker.evidence.source.children import layers_of
from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.values import Constant, Dict, List, Object, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS", "RECORD", "configuration", "layer_called", "remade", "within"]

RECORD = "keras.configuration"  # of a model: the model itself stands for it
MODELS = frozenset({"model", "sequential", "backbone"})


def configuration(owner: Object) -> Value:
    """`layer.get_config()`: the constructor's arguments by name; of a model, a record of the model."""
    entry = owner.entry
    if isinstance(entry, Layer) and entry.operation in MODELS:
        return Object(RECORD, None, {"model": owner})
    signature = entry.signature if isinstance(entry, Layer) else entry.make if isinstance(entry, (LossEntry, MetricEntry)) else None
    slots = {one.name: owner.get(one.canonical) for one in parameters(signature or "")}
    return Dict({name: value for name, value in slots.items() if isinstance(value, Value)}, exact=False)


def remade(reader: Reader, record: Value) -> Value | None:
    """The model that a record was taken of, made anew: nothing of compile and fit."""
    if not isinstance(record, Object) or record.name != RECORD:
        return None
    made = reader.operate("cloned", x=record.slots["model"])
    return made if isinstance(made, Value) else None


def _from_record(reader: Reader, bound: Bound) -> Value:
    return remade(reader, reader.machine.settle(bound.value("x"))) or Unknown()


def _save(reader: Reader, bound: Bound) -> Value:
    """`model.save(path)`: as it is now, with what compile said."""
    model = reader.operate("copied", x=bound.value("x"), deep=True)
    return reader.operate("save_object", x=model, where=bound.value("where"))


def layer_called(reader: Reader, model: Value, name: Value | None, index: Value | None) -> Value:
    """`model.get_layer("scores")`, `model.get_layer(index=-1)`."""
    layers = layers_of(model)
    if layers is None or not layers.exact:
        return Unknown()
    items = [reader.machine.settle(item) for item in layers.items]
    items = [item for item in items if isinstance(item, Object)]  # an Input is none of them
    if isinstance(index, Constant) and isinstance(index.value, int) and -len(items) <= index.value < len(items):
        return within(items[index.value], model)
    wanted = name.value if isinstance(name, Constant) else None
    found = [item for item in items if isinstance(wanted, str) and _called(item) == wanted]
    return within(found[0], model) if len(found) == 1 else Unknown()


def _called(layer: Object) -> str | None:
    """The name that a layer's constructor was given."""
    made = layer.site.node if layer.site is not None else None
    for word in made.keywords if isinstance(made, ast.Call) else []:
        if word.arg == "name" and isinstance(word.value, ast.Constant) and isinstance(word.value.value, str):
            return word.value.value
    return None


def within(layer: Object, model: Value) -> Object:
    """A layer that knows in which model it runs: `layer.output` is what comes out of it there."""
    layer.slots.setdefault("within", model)
    return layer


def _changed(reader: Reader, bound: Bound) -> Value:
    """`clone_model(model, clone_function=f)`: every layer is what a function makes of it."""
    made = reader.operate("cloned", x=bound.value("x"))
    layers = layers_of(made) if isinstance(made, Value) else None
    function = bound.value("f") if bound.given("f") else None
    if function is None or not isinstance(made, Object):
        return made if isinstance(made, Value) else Unknown()
    if layers is None or not layers.exact:
        return Unknown()
    new = [
        reader.call(function, [item], {}, bound.node, bound.values["frame"]) if isinstance(reader.machine.settle(item), Object) else item
        for item in layers.items
    ]
    return replace(made, slots={**made.slots, "layers": List.of(new)})


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "from_record": _from_record,
    "save_model": _save,
    "clone_model": _changed,
}
