"""The layers of a Sequential: added, replaced and taken out, by place or by the name they were added under; and the layers of any module.

They are a list, kept in the order they run in. A layer with a name of its own hangs on the model as an attribute as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from fromlogits.checker.catalogue.entry import Layer, LossEntry
from fromlogits.checker.evidence.source.containers import remove_at
from fromlogits.checker.evidence.source.values import Choice, Constant, Dict, Instance, List, Object, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["add_child", "add_layer", "call_list", "children_of", "joined", "layers_of", "remove_child", "remove_layer", "replace_child"]


def add_layer(reader: Reader, model: Object, layer: Value) -> Value:
    """A layer at the end."""
    layers = model.get("layers")
    if isinstance(layers, List):
        reader.machine.append(layers, [layer])
    return Constant(None)


def add_child(reader: Reader, model: Object, name: Value, layer: Value) -> Value:
    """A layer at the end, under a name; of a name that is taken already, the layer gives way."""
    if isinstance(name, Constant) and isinstance(name.value, str):
        old = model.slots.get(("attribute", name.value))
        if old is not None and replace_child(reader, model, name.value, layer):
            reader.machine.write(model.slots, ("attribute", name.value), layer)
            return Constant(None)
        reader.machine.write(model.slots, ("attribute", name.value), layer)
    return add_layer(reader, model, layer)


def _sequential(model: Value) -> Object | None:
    base = model.slots.get("base") if isinstance(model, Instance) else model
    return base if isinstance(base, Object) and isinstance(base.entry, Layer) and isinstance(base.get("layers"), List) else None


def layers_of(model: Value) -> List | None:
    """The layers of a Sequential, in the order they run in."""
    base = _sequential(model)
    return base.slots["layers"] if base is not None else None


def _child(model: Value, name: str) -> tuple[List, Value] | None:
    """The layer that goes by a name, and the list it runs in."""
    base = _sequential(model)
    if base is None:
        return None
    old, layers = base.slots.get(("attribute", name)), base.slots["layers"]
    return (layers, old) if old is not None and any(item is old for item in layers.items) else None


def replace_child(reader: Reader, model: Value, name: str, layer: Value) -> bool:
    """`model.name = layer`: what runs in its place is the new one."""
    found = _child(model, name)
    if found is None:
        return False
    layers, old = found
    reader.machine.write(layers.slots, "items", tuple(layer if item is old else item for item in layers.items))
    base = _sequential(model)
    if base is not None and base is not model:
        reader.machine.write(base.slots, ("attribute", name), layer)
    return True


def remove_child(reader: Reader, model: Value, name: str) -> None:
    """`del model.name`."""
    found = _child(model, name)
    if found is not None:
        layers, old = found
        reader.machine.write(layers.slots, "items", tuple(item for item in layers.items if item is not old))


def remove_layer(reader: Reader, model: Value, index: Value) -> None:
    """`del model[index]`, `model.pop(index)`."""
    layers = layers_of(model)
    if layers is not None:
        remove_at(reader, layers, index)


def joined(reader: Reader, one: Value, other: Value) -> Value | None:
    """`one + other` of two Sequentials."""
    model, first, second = _sequential(one), layers_of(one), layers_of(other)
    if model is None or first is None or second is None:
        return None
    layers = reader.machine.new_list((*first.items, *second.items), exact=first.exact and second.exact)
    return Object(model.name, model.entry, {"layers": layers}, site=model.site)


def call_list(reader: Reader, model: Object, name: str, positional: Sequence[Value], keywords: Mapping[str, Value]) -> Value | None:
    """The methods that a Sequential has of lists and of modules: PyTorch's hand the model back. None for any other."""
    layers = model.get("layers")
    if name in {"add_module", "register_module"} and len(positional) + len(keywords) == 2:
        parts = [*positional, *(keywords[key] for key in ("name", "module") if key in keywords)]
        return add_child(reader, model, reader.machine.settle(parts[0]), parts[1]) if len(parts) == 2 else None
    if name in {"append", "add"} and positional:
        add_layer(reader, model, positional[0])
        return model if name == "append" else Constant(None)
    if not isinstance(layers, List):
        return None
    if name == "pop":
        place = reader.machine.settle(positional[0]) if positional else Constant(-1)
        at = place.value if isinstance(place, Constant) else None
        taken = layers.items[at] if isinstance(at, int) and -len(layers.items) <= at < len(layers.items) else Unknown()
        remove_layer(reader, model, place)
        return taken
    return None


def children_of(reader: Reader, model: Value, name: str) -> Value | None:
    """`children()`, `named_children()` and `_modules` of a PyTorch module: its layers in the order they were set; None for anything else."""
    if name not in {"children", "named_children", "_modules"}:
        return None
    base = _sequential(model)
    named: list[tuple[str, Value]] = []
    exact = True
    if base is not None:
        layers = base.slots["layers"]
        exact = layers.exact
        own = {id(layer): key[1] for key, layer in base.slots.items() if isinstance(key, tuple) and key[0] == "attribute"}
        named = [(own.get(id(layer), str(place)), layer) for place, layer in enumerate(layers.items)]
    elif isinstance(model, Instance):
        for key, value in model.slots.items():
            part = reader.machine.settle(value) if isinstance(key, tuple) and key[0] == "attribute" and isinstance(value, Value) else None
            if _is_module(reader, part):
                named.append((key[1], part))  # type: ignore[arg-type]
            elif isinstance(part, (Choice, Unknown)):  # it may be a module, and it may not
                exact = False
    else:
        return None
    if name == "_modules":
        return Dict(dict(named), exact)
    if name == "children":
        return List.of((layer for _, layer in named), exact=exact)
    return List.of((List.of([Constant(name), layer], "tuple") for name, layer in named), exact=exact)


def _is_module(reader: Reader, value: Value | None) -> bool:
    if isinstance(value, Object):
        return value.name.startswith("torch.nn.") and isinstance(value.entry, (Layer, LossEntry))
    base = reader.base_of(value) if isinstance(value, Instance) else None
    return base is not None and base.name.startswith("torch.nn.")
