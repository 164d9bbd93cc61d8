"""Methods of what the project did not write: containers, strings, arrays, models, loaders, encoders, parsers."""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fromlogits.checker.catalogue.entry import Layer, LossEntry, MetricEntry, Op
from fromlogits.checker.evidence.source import frames, groups
from fromlogits.checker.evidence.source.aliases import elsewhere, put_back
from fromlogits.checker.evidence.source.attribute_keys import put
from fromlogits.checker.evidence.source.binding import bind_signature
from fromlogits.checker.evidence.source.children import add_child, call_list, children_of, layers_of
from fromlogits.checker.evidence.source.containers import elements, key_of, named_by
from fromlogits.checker.evidence.source.machine import join
from fromlogits.checker.evidence.source.names import canonical, entry_of
from fromlogits.checker.evidence.source.objects import OBJECTS
from fromlogits.checker.evidence.source.operations.bound import dtype_of
from fromlogits.checker.evidence.source.operations.lookups import asked_for
from fromlogits.checker.evidence.source.operations.recorded import configuration, layer_called
from fromlogits.checker.evidence.source.operations.records import fields_of, is_named_tuple, record_of
from fromlogits.checker.evidence.source.operations.texts import text_method
from fromlogits.checker.evidence.source.rounds import some_of
from fromlogits.checker.evidence.source.strings import row_method, text_put_together, text_spelled_out
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.trainers import hugging_face, hyperparameters
from fromlogits.checker.evidence.source.values import (
    Absent,
    Class,
    Constant,
    Dict,
    External,
    Frame,
    Function,
    Instance,
    Itself,
    List,
    Method,
    Object,
    Series,
    Site,
    Text,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["call_method", "cast_model"]

TRANSPARENT = frozenset(
    "to cuda cpu double eval train requires_grad_ share_memory apply compile_ summary float type freeze unfreeze build_graph zero_grad lazy_init".split()
)
LIBRARIES = {
    "torch": "torch.Tensor",
    "numpy": "numpy.ndarray",
    "tensorflow": "tensorflow.Tensor",
    "jax": "jax.Array",
    "pandas": "pandas.Series",
    "keras": "tensorflow.Tensor",
}


def call_method(reader: Reader, method: Method, positional: list[Value], keywords: dict[str, Value], node: ast.AST, frame: Frame) -> Value:
    """`receiver.name(...)`."""
    receiver, name = method.receiver, method.name
    site = Site(frame.document, node)
    if isinstance(receiver, Tensor):
        return _of_tensor(reader, receiver, name, positional, keywords, site, frame)
    if isinstance(receiver, List):
        return _of_list(reader, receiver, name, positional, keywords, node, frame)
    if isinstance(receiver, Dict):
        return _of_dict(reader, receiver, name, positional, keywords)
    if isinstance(receiver, Constant):
        return text_spelled_out(reader, receiver, name, positional, keywords)
    if isinstance(receiver, Text):
        return text_put_together(receiver, name, positional)
    if isinstance(receiver, Series):
        return row_method(receiver, name)
    if isinstance(receiver, Instance):
        return _of_instance(reader, receiver, name, positional, keywords, node, frame)
    if isinstance(receiver, Object):
        return _of_object(reader, receiver, name, positional, keywords, site, frame)
    if isinstance(receiver, Class):
        if name == "__subclasses__":
            return List.of(reader.bred.get(id(receiver), ()))
        base = reader.base_of(receiver)
        if base is not None and base.name == "torch.autograd.Function":
            return _forward_of(reader, receiver, positional, node, frame) if name == "apply" else Unknown()
        return reader.call(External(canonical(f"{base.name}.{name}")), positional, keywords, node, frame) if base is not None else Unknown()
    if isinstance(receiver, Function) and name in {"lower", "trace", "__call__", "eval", "build"}:  # jax.jit, Equinox, KerasTuner
        return reader.call(receiver, positional, keywords, node, frame)
    if name in frames.RENAMING and frames.is_column(receiver):
        return frames.renamed_cells(reader, name, positional, keywords, site, frame)
    return Unknown()


def _forward_of(reader: Reader, owner: Class, positional: list[Value], node: ast.AST, frame: Frame) -> Value:
    """`Function.apply(x)`: its forward, which gets a context first unless that is set up elsewhere."""
    members = [one for one in reader.linearised(owner) if isinstance(one, Class)]
    forward = next((reader.machine.settle(one.slots["forward"]) for one in members if "forward" in one.slots), None)
    context = [] if any("setup_context" in one.slots for one in members) else [Unknown()]
    return reader.call(forward, [*context, *positional], {}, node, frame) if isinstance(forward, Function) else Unknown()


# -- arrays


def _of_tensor(
    reader: Reader, x: Tensor, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value:
    if x.strings and x.rank == 0:
        text = text_method(x, name, positional)
        if text is not None:
            return text
    house = LIBRARIES.get(x.library or "")
    entry = entry_of(f"{house}.{name}") if house is not None else None
    entry = entry or entry_of(f"array.{name}") or entry_of(f"torch.Tensor.{name}")
    if name == "reset_index" and x.operation == "grouped":  # a table again
        return Unknown()
    if name in {"toarray", "todense"}:  # a sparse matrix made whole
        return x
    if name == "backward":
        reader.ledger.minimised(x)
        return Constant(None)
    if not isinstance(entry, Op):
        return Unknown()
    renamed = {
        {"dim": "axis", "keepdim": "keepdims"}.get(key, key) if "dim" not in entry.signature else key: value
        for key, value in keywords.items()
    }
    values = bind_signature(reader, entry.signature, [x, *positional], renamed)
    values.update(entry.fixed)
    values["library"] = x.library
    values["frame"] = frame
    result = reader.operate(entry.operation, site=site, **values)
    if name in {"numpy", "asnumpy", "__array__"} and isinstance(result, Tensor):
        return replace(result, library="numpy", memory=result)
    if name.endswith("_") and not name.endswith("__") and isinstance(result, Tensor):
        _in_place(reader, site, x, result, frame)
    return result


def _in_place(reader: Reader, site: Site, x: Tensor, result: Tensor, frame: Frame) -> None:
    """`x.clamp_(0)` changes what `x` names."""
    target = node.func.value if isinstance(node := site.node, ast.Call) and isinstance(node.func, ast.Attribute) else None
    if target is None or frame.label == "layer":
        return
    if isinstance(target, (ast.Name, ast.Attribute)):
        put_back(reader, target, x, result, frame)
    else:  # `x.view(-1).clamp_(0)`
        elsewhere(reader, x, result, frame)


# -- containers


def _of_list(
    reader: Reader, target: List, name: str, positional: list[Value], keywords: dict[str, Value], node: ast.AST, frame: Frame
) -> Value:
    machine = reader.machine
    if name in {"append", "add"} and positional:
        machine.append(target, positional[:1])
    elif name in {"extend", "update"} and positional:
        items, exact = elements(reader, positional[0])
        machine.append(target, items)
        if not exact:
            machine.write(target.slots, "exact", False)
    elif name == "insert" and len(positional) == 2:
        place = positional[0].value if isinstance(positional[0], Constant) else None
        if isinstance(place, int):
            grown = list(target.items)
            grown.insert(place, positional[1])
            machine.write(target.slots, "items", tuple(grown))
        else:
            machine.write(target.slots, "exact", False)
    elif name in {"pop", "popleft"}:
        return _taken(reader, target, 0 if name == "popleft" else positional[0] if positional else -1)
    elif name == "reverse":
        machine.write(target.slots, "items", target.items[::-1])
    elif name == "copy":
        return machine.new_list(target.items, target.kind, exact=target.exact)
    elif name == "count" and positional:
        return _counted_in(reader, target, positional[0])
    elif name == "index":
        last = float(len(target.items) - 1) if target.exact and target.items else None
        return Tensor(
            shape=(),
            low=0.0,
            high=last,
            integral=True,
            form="ids",
            classes=len(target.items) if target.exact else None,
            learned=False,
            origin=Site(frame.document, node),
        )
    elif name in {"remove", "clear", "sort"}:
        machine.write(target.slots, "exact", False)
        if name == "sort" and "key" in keywords:  # as `sorted(things, key=...)`
            machine.write(target.slots, "items", tuple(some_of(target.items)))
        if name == "clear":
            machine.write(target.slots, "items", ())
            machine.write(target.slots, "exact", True)
    return Constant(None)


def _taken(reader: Reader, target: List, place: Value | int) -> Value:
    """`things.pop()`; in rounds that nobody counts it may be any of them, and the last."""
    from fromlogits.checker.evidence.source.containers import typical

    machine, left = reader.machine, list(target.items)
    place = place.value if isinstance(place, Constant) else place
    counted = machine.loops <= target.depth
    if counted and target.exact and isinstance(place, int) and -len(left) <= place < len(left):
        taken = left.pop(place)
        machine.write(target.slots, "items", tuple(left))
        return taken
    if target.exact and not counted:
        machine.write(target.slots, "items", ())
    machine.write(target.slots, "exact", False)
    return typical(reader, left) if left and not counted else Unknown()


def _of_dict(reader: Reader, target: Dict, name: str, positional: list[Value], keywords: dict[str, Value]) -> Value:
    machine = reader.machine
    if name in {"get", "pop", "setdefault"} and positional:
        key = machine.settle(positional[0])
        fallback = positional[1] if len(positional) > 1 else Constant(None)
        told = key_of(key)
        if told is not None:
            found = target.slots.get(told[0]) if _hashable(told[0]) else None
            if found is not None:
                if name == "pop":
                    machine.remove(target.slots, told[0])
                return found
            if name == "setdefault":
                put(reader, target, told[0], fallback)
            return fallback if target.exact else Unknown()
        from fromlogits.checker.evidence.source.containers import item, typical

        if isinstance(key, Tensor) and key.words is not None and target.exact:
            keys, missing = asked_for(key, target.slots)
            return typical(reader, [*(target.slots[one] for one in keys), *([fallback] if missing else [])])
        if isinstance(fallback, Constant) and fallback.value is None:
            fallback = Absent(None)
        there = ("in", key.key if isinstance(key, Unknown) else Itself(key), tuple(map(repr, target.slots)))
        return join([(frozenset({(there, True)}), item(reader, target, key)), (frozenset({(there, False)}), fallback)])
    if name == "__getitem__" and positional:
        from fromlogits.checker.evidence.source.containers import item

        return item(reader, target, machine.settle(positional[0]))
    if name == "items":
        return List.of((List.of([named_by(key), value], "tuple") for key, value in target.slots.items()), exact=target.exact)
    if name == "values":
        return List.of(target.slots.values(), exact=target.exact)
    if name == "keys":
        return List.of((named_by(key) for key in target.slots), exact=target.exact)
    if name == "popitem" and target.exact and target.slots:
        last = next(reversed(target.slots))
        value = target.slots[last]
        machine.remove(target.slots, last)
        return List.of([named_by(last), value], "tuple")
    if name == "copy":
        return Dict(dict(target.slots), target.exact)
    if name == "update":
        for source in positional:
            settled = machine.settle(source)
            added = settled if isinstance(settled, Dict) else reader.operate("python_dict", xs=settled)
            for key, value in added.slots.items() if isinstance(added, Dict) else ():
                put(reader, target, key, value)
            target.exact = target.exact and isinstance(added, Dict) and added.exact
        for keyword, value in keywords.items():
            put(reader, target, keyword, value)
        return Constant(None)
    return Unknown()


def _counted_in(reader: Reader, target: List, wanted: Value) -> Value:
    """How often something stands in a list that is spelled out."""
    items = [reader.machine.settle(item) for item in target.items] if target.exact else []
    one = reader.machine.settle(wanted)
    if not target.exact or not isinstance(one, Constant) or not all(isinstance(item, Constant) for item in items):
        return Unknown()
    return Constant([item.value for item in items if isinstance(item, Constant)].count(one.value))


DICTIONARY = frozenset("copy get items keys pop setdefault update values".split())


def _hashable(value: Any) -> bool:
    try:
        hash(value)
    except TypeError:
        return False
    return True


# -- instances of the project's classes

TRAINED = frozenset(
    "compile compiled_loss compute_loss evaluate evaluate_generator fit fit_generator loss predict predict_generator predict_on_batch "
    "stateless_call stateless_compute_loss test_on_batch train_on_batch".split()
)

OVERRIDDEN = frozenset("__call__ call forward log log_dict print result update_state".split())  # `super()` means none of the project's own


def _of_instance(
    reader: Reader, owner: Instance, name: str, positional: list[Value], keywords: dict[str, Value], node: ast.AST, frame: Frame
) -> Value:
    """A method that the framework's base class gives."""
    site = Site(frame.document, node)
    layers = children_of(reader, owner, name)
    if layers is not None:
        return layers
    base = owner.slots.get("base")
    if name in DICTIONARY and isinstance(owner.slots.get("contents"), Dict):
        return _of_dict(reader, owner.slots["contents"], name, positional, keywords)
    if isinstance(base, Object) and isinstance(base.entry, Layer) and base.entry.operation == "estimator":
        given = _of_object(reader, base, name, positional, keywords, site, frame)
        return owner if given is base else given  # `fit` gives back what it was called on
    if isinstance(owner.slots.get("contents"), List):
        return _of_list(reader, owner.slots["contents"], name, positional, keywords, node, frame)
    if name in TRAINED:
        from fromlogits.checker.evidence.source.training import KERAS

        return KERAS[name](reader, owner, positional, keywords, site, frame)
    if name in {"half", "bfloat16"}:
        reader.machine.write(owner.slots, "cast", Constant({"half": "float16"}.get(name, name)))
        return owner
    if name in {"apply", "init_with_output", "bind", "init"} and _is_linen(reader, owner):
        return _linen(reader, owner, name, positional, keywords, node, frame)
    if (
        isinstance(base, Object)
        and isinstance(base.entry, Layer)
        and base.entry.operation == "trainer"
        and base.name.startswith("transformers.")
    ):
        found = hugging_face(reader, owner, base, name, site, frame)
        if found is not None:
            return found
    if name in TRANSPARENT:
        return _moved(reader, owner, name, positional, keywords)
    if name in {"add_module", "register_module", "register_buffer", "register_parameter", "sow", "param", "variable"}:
        return _registered(reader, owner, name, positional, keywords, node, frame)
    if name == "save_hyperparameters":
        return hyperparameters(reader, owner, positional, keywords)
    if name == "add_loss" and positional:
        reader.ledger.minimised(reader.machine.settle(positional[0]))
        return Constant(None)
    if name in {"add_weight", "add_variable"} and _protocol_of(reader, owner) == "keras":
        return reader.call(External(f"keras.layers.Layer.{name}"), [owner, *positional], keywords, node, frame)
    if name in {"_asdict", "_replace"} and is_named_tuple(reader, owner):
        return reader.call(External(f"dataclasses.{name[1:]}"), [owner], keywords, node, frame)
    if name == "replace" and keywords and not positional and fields_of(reader, owner.of):
        return reader.call(External("dataclasses.replace"), [owner], keywords, node, frame)
    if name in {"update_state", "result", "add_weight", "log", "log_dict", "print"}:
        call = reader.method_of(owner, name)
        return reader.call(call, positional, keywords, node, frame) if call is not None else Unknown()
    if isinstance(base, Object):
        return _of_object(reader, base, name, positional, keywords, site, frame)
    forward = {"__call__": ("forward", "call", "__call__"), "forward": ("forward",), "call": ("call",)}.get(name, ())
    for one in forward:
        method = reader.method_of(owner, one)
        if method is not None:
            return reader.call(method, positional, keywords, node, frame)
    return Unknown(("call", Itself(owner), name))


def _moved(reader: Reader, owner: Instance | Object, name: str, positional: list[Value], keywords: dict[str, Value]) -> Value:
    """`.to(device)`, `.eval()`: the same model; a dtype or a mode is remembered."""
    if name == "eval":
        reader.machine.write(owner.slots, ("attribute", "training"), Constant(False))
    elif name == "train":
        mode = positional[0] if positional else keywords.get("mode", Constant(True))
        reader.machine.write(owner.slots, ("attribute", "training"), mode)
    elif name in {"to", "type"}:
        named = [dtype_of(reader.machine.settle(value)) for value in [*positional, *keywords.values()]]
        found = next((one for one in named if one is not None), None)
        if found is not None:
            cast_model(reader, owner, found)
    elif name in {"float", "double"}:
        reader.machine.write(owner.slots, "cast", Constant("float32" if name == "float" else "float64"))
    return owner


def cast_model(reader: Reader, owner: Instance | Object, dtype: str) -> None:
    """`model.to(dtype)`: the model computes in it, and so does all that it is made of."""
    reader.machine.write(owner.slots, "cast", Constant(dtype))
    _cast_parts(reader, owner, dtype)


def _cast_parts(reader: Reader, owner: Instance | Object, dtype: str) -> None:
    parts = [value for key, value in owner.slots.items() if isinstance(key, tuple) and key[0] == "attribute"]
    layers = owner.slots.get("layers")
    parts += layers.items if isinstance(layers, List) else ()
    for part in parts:
        settled = reader.machine.settle(part)
        if isinstance(settled, (Object, Instance)) and settled is not owner and "cast" not in settled.slots:
            reader.machine.write(settled.slots, "cast", Constant(dtype))
            _cast_parts(reader, settled, dtype)


def _protocol_of(reader: Reader, owner: Instance) -> str | None:
    """Whose class an instance derives from, as the catalogue names it."""
    base = reader.base_of(owner)
    entry = entry_of(base.name) if base is not None else None
    if isinstance(entry, Layer) and base is not None and base.name.startswith("keras."):
        return "keras"
    return str(entry.fixed.get("protocol")) if isinstance(entry, Layer) else None


def _is_linen(reader: Reader, owner: Instance) -> bool:
    base = reader.base_of(owner)
    return base is not None and base.name.startswith("flax.linen")


def _linen(
    reader: Reader, owner: Instance, name: str, positional: list[Value], keywords: dict[str, Value], node: ast.AST, frame: Frame
) -> Value:
    """flax: `model.apply(params, x)`."""
    from fromlogits.checker.evidence.source.calls import call_instance

    if name == "init":
        return Object("flax.params", None, {})
    if name == "bind":
        return owner
    arguments = positional[1:]
    rest = {key: value for key, value in keywords.items() if key not in {"rngs", "mutable", "method", "capture_intermediates"}}
    chosen = keywords.get("method")
    if isinstance(chosen, (Method, Function)):
        inner = chosen.function if isinstance(chosen, Method) else chosen
        result = reader.call(inner, [owner, *arguments], rest, node, frame) if isinstance(inner, Value) else Unknown()
    elif isinstance(chosen, Constant) and isinstance(chosen.value, str):
        method = reader.method_of(owner, chosen.value)
        result = reader.call(method, arguments, rest, node, frame) if method is not None else Unknown()
    else:
        result = call_instance(reader, owner, list(arguments), rest, node, frame)
    mutable = keywords.get("mutable")
    if mutable is not None and not (isinstance(mutable, Constant) and mutable.value is False):
        return List.of([result, Unknown()], "tuple")
    return result


def _registered(
    reader: Reader, owner: Instance, name: str, positional: list[Value], keywords: dict[str, Value], node: ast.AST, frame: Frame
) -> Value:
    if name in {"add_module", "register_module", "register_buffer", "register_parameter"} and len(positional) >= 2:
        label = reader.machine.settle(positional[0])
        base = owner.slots.get("base")
        if isinstance(base, Object) and name in {"add_module", "register_module"}:
            return add_child(reader, base, label, positional[1])
        if isinstance(label, Constant) and isinstance(label.value, str):
            reader.machine.write(owner.slots, ("attribute", label.value), positional[1])
        return Constant(None)
    if name == "param" and len(positional) >= 3:
        from fromlogits.checker.evidence.source.operations.bound import shape_of

        return Tensor(shape=shape_of(reader.machine.settle(positional[2])), learned=True, library="jax")
    return Unknown()


# -- objects of frameworks


def _of_object(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value:
    operation = owner.entry.operation if isinstance(owner.entry, Layer) else ""
    layers = children_of(reader, owner, name)
    if layers is not None:
        return layers
    if owner.name == "python.super":
        return _super(reader, owner, name, positional, keywords, site, frame)
    if isinstance(owner.entry, (LossEntry, MetricEntry)):
        return _of_judge(reader, owner, name, positional, keywords, site, frame)
    if owner.name == groups.GROUPS:
        return groups.call(reader, owner, name, positional, keywords)
    if owner.name == frames.TABLE:
        return frames.call(reader, owner, name, positional, keywords, site, frame)
    named = entry_of(f"{owner.name}.{name}")
    if isinstance(named, Op):
        values = bind_signature(reader, named.signature, [owner, *positional], keywords)
        values.update(named.fixed)
        values["frame"] = frame
        values["library"] = owner.name.partition(".")[0]
        return reader.operate(named.operation, site=site, **values)
    if operation in {"model", "sequential", "backbone"} or (operation == "wrapper" and name != "forward"):
        found = _of_model(reader, owner, name, positional, keywords, site, frame)
        if found is not None:
            return found
    if owner.name == "python.record" and name in {"_asdict", "_replace"}:
        held = {key[1]: value for key, value in owner.slots.items() if key[0] == "attribute"}
        return Dict(held) if name == "_asdict" else record_of({**held, **{key: keywords[key] for key in held if key in keywords}})
    special = OBJECTS.get(operation) or OBJECTS.get(owner.name)
    if special is not None:
        found = special(reader, owner, name, positional, keywords, site, frame)
        if found is not None:
            return found
    if name in {"get_config", "to_json"} and owner.name.startswith("keras."):
        return configuration(owner)
    if name in {"half", "bfloat16"} and operation:
        reader.machine.write(owner.slots, "cast", Constant({"half": "float16"}.get(name, name)))
        _cast_parts(reader, owner, {"half": "float16"}.get(name, name))
        return owner
    if name == "stateless_call" and owner.name.startswith("keras."):
        from fromlogits.checker.evidence.source.training import stateless_call

        return stateless_call(reader, owner, positional, keywords, site, frame)
    if name in {"forward", "__call__", "call"} and operation:
        return reader.call(owner, positional, keywords, site.node, frame)
    if name in {"apply", "init"} and operation and owner.name.startswith("flax"):
        return Object("flax.params", None, {}) if name == "init" else reader.call(owner, positional[1:], {}, site.node, frame)
    if name in TRANSPARENT and operation:
        return _moved(reader, owner, name, positional, keywords)
    return Unknown()


def _super(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value:
    from fromlogits.checker.evidence.source.calls import adopt, call_base

    instance = owner.get("self")
    if not isinstance(instance, Instance):
        return Unknown()
    base = reader.base_of(instance)
    if name == "__init__":
        if base is not None:
            adopt(reader, instance, base, positional, keywords, site.node, frame)
        return Constant(None)
    forward = (instance.slots.get(("attribute", "forward")) or reader.method_of(instance, "forward")) if name == "__call__" else None
    if forward is not None:  # which a module of torch calls
        return reader.call(forward, positional, keywords, site.node, frame)
    if name == "predict_step" and positional and isinstance(positional[0], Tensor):
        return reader.call(instance, positional[:1], {}, site.node, frame)
    inner = instance.slots.get("base")
    if isinstance(inner, Object):
        if name in {"forward", "call", "__call__"}:
            return call_base(reader, instance, inner, positional, keywords, site.node, frame)
        return _of_object(reader, inner, name, positional, keywords, site, frame)
    if base is None or name in OVERRIDDEN:
        return Unknown()
    if isinstance(entry_of(f"{base.name}.{name}"), Op):
        return reader.call(External(f"{base.name}.{name}"), [instance, *positional], keywords, site.node, frame)
    return _of_instance(reader, instance, name, positional, keywords, site.node, frame)


def _of_judge(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value:
    """Methods of losses and metrics: `.forward(...)`, `.update(...)`, `.to(device)`."""
    if name in {"forward", "__call__", "call", "update", "update_state"}:
        return reader.call(owner, positional, keywords, site.node, frame)
    if name == "stateless_update_state" and positional:  # Keras: the first argument is the metric's state
        return reader.call(owner, positional[1:], keywords, site.node, frame)
    if name in {"to", "cuda", "cpu", "eval", "train", "half", "float", "double", "clone"}:
        return owner
    return Unknown()


def _of_model(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    from fromlogits.checker.evidence.source.training import KERAS

    changed = call_list(reader, owner, name, positional, keywords)
    if changed is not None:
        return changed
    layers = layers_of(owner)
    if name in {"extend", "insert"} and layers is not None and positional:  # a list's own, but that the model comes back
        first = reader.machine.settle(positional[0])
        _of_list(reader, layers, name, [layers_of(first) or first, *positional[1:]], keywords, site.node, frame)
        return owner
    if name in KERAS:
        return KERAS[name](reader, owner, positional, keywords, site, frame)
    if name == "get_layer":
        given = [*positional, *[None] * 2]
        return layer_called(reader, owner, keywords.get("name", given[0]), keywords.get("index", given[1]))
    if name in {"get_config", "to_json"} and owner.name.startswith("keras."):
        return configuration(owner)
    if name == "save" and positional:
        return reader.operate("save_model", x=owner, where=positional[0])
    if name == "reset_classifier" and positional:  # timm
        reader.machine.write(owner.slots, "classes", positional[0])
        return Constant(None)
    return None
