"""Methods of what the project did not write: containers, strings, arrays, models, loaders, encoders, parsers."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fromlogits.checker.catalogue.entry import Layer, LossEntry, MetricEntry, Op
from fromlogits.checker.evidence.source.binding import bind_signature
from fromlogits.checker.evidence.source.containers import elements
from fromlogits.checker.evidence.source.names import canonical, entry_of
from fromlogits.checker.evidence.source.operations.bound import as_tensor, dtype_of
from fromlogits.checker.evidence.source.shapes import Size
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import (
    Class,
    Constant,
    Dict,
    External,
    Frame,
    Function,
    Instance,
    List,
    Method,
    Object,
    Site,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["call_method"]

TRANSPARENT = frozenset(
    "to cuda cpu double eval train requires_grad_ share_memory apply compile_ summary float type freeze unfreeze build_graph zero_grad".split()
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
        return _of_constant(reader, receiver, name, positional)
    if isinstance(receiver, Instance):
        return _of_instance(reader, receiver, name, positional, keywords, node, frame)
    if isinstance(receiver, Object):
        return _of_object(reader, receiver, name, positional, keywords, site, frame)
    if isinstance(receiver, Class):
        base = reader.base_of(receiver)
        return reader.call(External(canonical(f"{base.name}.{name}")), positional, keywords, node, frame) if base is not None else Unknown()
    if isinstance(receiver, Function) and name in {"lower", "trace", "__call__", "eval"}:
        return reader.call(receiver, positional, keywords, node, frame)
    return Unknown()


# -- arrays


def _of_tensor(
    reader: Reader, x: Tensor, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value:
    house = LIBRARIES.get(x.library or "")
    entry = entry_of(f"{house}.{name}") if house is not None else None
    entry = entry or entry_of(f"array.{name}") or entry_of(f"torch.Tensor.{name}")
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
    if name.endswith("_") and not name.endswith("__") and isinstance(result, Tensor):
        _in_place(reader, site, result, frame)
    return result


def _in_place(reader: Reader, site: Site, result: Tensor, frame: Frame) -> None:
    """`x.clamp_(0)` changes what `x` names."""
    from fromlogits.checker.evidence.source.statements import assign

    node = site.node
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, (ast.Name, ast.Attribute))
        and frame.label != "layer"
    ):
        assign(reader, node.func.value, result, frame)


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
    elif name == "pop":
        place = positional[0].value if positional and isinstance(positional[0], Constant) else -1
        left = list(target.items)
        if target.exact and isinstance(place, int) and -len(left) <= place < len(left):
            taken = left.pop(place)
            machine.write(target.slots, "items", tuple(left))
            return taken
        machine.write(target.slots, "exact", False)
        return Unknown()
    elif name == "reverse":
        machine.write(target.slots, "items", target.items[::-1])
    elif name == "copy":
        return machine.new_list(target.items, target.kind, exact=target.exact)
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
        if name == "clear":
            machine.write(target.slots, "items", ())
            machine.write(target.slots, "exact", True)
    return Constant(None)


def _of_dict(reader: Reader, target: Dict, name: str, positional: list[Value], keywords: dict[str, Value]) -> Value:
    machine = reader.machine
    if name in {"get", "pop", "setdefault"} and positional:
        key = machine.settle(positional[0])
        fallback = positional[1] if len(positional) > 1 else Constant(None)
        if isinstance(key, Constant):
            found = target.slots.get(key.value) if _hashable(key.value) else None
            if found is not None:
                return found
            if name == "setdefault":
                machine.write(target.slots, key.value, fallback)
            return fallback if target.exact else Unknown()
        from fromlogits.checker.evidence.source.containers import item

        return item(reader, target, key)
    if name == "items":
        return List.of((List.of([Constant(key), value], "tuple") for key, value in target.slots.items()), exact=target.exact)
    if name == "values":
        return List.of(target.slots.values(), exact=target.exact)
    if name == "keys":
        return List.of((Constant(key) for key in target.slots), exact=target.exact)
    if name == "copy":
        return Dict(dict(target.slots), target.exact)
    if name == "update":
        for source in positional:
            settled = machine.settle(source)
            if isinstance(settled, Dict):
                for key, value in settled.slots.items():
                    machine.write(target.slots, key, value)
            else:
                target.exact = False
        for keyword, value in keywords.items():
            machine.write(target.slots, keyword, value)
        return Constant(None)
    return Unknown()


def _hashable(value: Any) -> bool:
    try:
        hash(value)
    except TypeError:
        return False
    return True


TEXT = {
    "lower",
    "upper",
    "strip",
    "lstrip",
    "rstrip",
    "title",
    "capitalize",
    "startswith",
    "endswith",
    "split",
    "splitlines",
    "replace",
    "join",
    "removeprefix",
    "removesuffix",
    "isdigit",
}


def _of_constant(reader: Reader, text: Constant, name: str, positional: list[Value]) -> Value:
    """A string's own methods, on strings the program spells out."""
    if not isinstance(text.value, str) or name not in TEXT:
        return Unknown()
    arguments: list[Any] = []
    for value in positional:
        settled = reader.machine.settle(value)
        if isinstance(settled, Constant) and isinstance(settled.value, (str, int, tuple)):
            arguments.append(settled.value)
        elif isinstance(settled, List) and settled.exact and all(isinstance(item, Constant) for item in settled.items):
            arguments.append([item.value for item in settled.items if isinstance(item, Constant)])
        else:
            return Unknown()
    try:
        result = getattr(text.value, name)(*arguments)
    except (TypeError, ValueError, AttributeError):
        return Unknown()
    if isinstance(result, list):
        return List.of((Constant(part) for part in result[:4096]), exact=len(result) <= 4096)
    return Constant(result)


# -- instances of the project's classes


def _of_instance(
    reader: Reader, owner: Instance, name: str, positional: list[Value], keywords: dict[str, Value], node: ast.AST, frame: Frame
) -> Value:
    """A method that the framework's base class gives."""
    site = Site(frame.document, node)
    base = owner.slots.get("base")
    if name in {"compile", "fit", "evaluate", "predict", "predict_on_batch", "train_on_batch", "test_on_batch"}:
        from fromlogits.checker.evidence.source.training import KERAS

        return KERAS[name](reader, owner, positional, keywords, site, frame)
    if name in {"half", "bfloat16"}:
        reader.machine.write(owner.slots, "cast", Constant({"half": "float16"}.get(name, name)))
        return owner
    if name in {"apply", "init_with_output", "bind", "init"} and _is_linen(reader, owner):
        return _linen(reader, owner, name, positional, keywords, node, frame)
    if name in TRANSPARENT:
        return _moved(reader, owner, name, positional, keywords)
    if name in {"add_module", "register_module", "register_buffer", "register_parameter", "sow", "param", "variable"}:
        return _registered(reader, owner, name, positional, keywords, node, frame)
    if name == "save_hyperparameters":
        return Constant(None)
    if name == "add_loss" and positional:
        reader.ledger.minimised(reader.machine.settle(positional[0]))
        return Constant(None)
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
    return Unknown(("call", id(owner), name))


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
            reader.machine.write(owner.slots, "cast", Constant(found))
            _cast_parts(reader, owner, found)
    elif name in {"float", "double"}:
        reader.machine.write(owner.slots, "cast", Constant("float32" if name == "float" else "float64"))
    return owner


def _cast_parts(reader: Reader, owner: Instance | Object, dtype: str) -> None:
    parts = [value for key, value in owner.slots.items() if isinstance(key, tuple) and key[0] == "attribute"]
    layers = owner.slots.get("layers")
    parts += layers.items if isinstance(layers, List) else ()
    for part in parts:
        settled = reader.machine.settle(part)
        if isinstance(settled, (Object, Instance)) and settled is not owner and "cast" not in settled.slots:
            reader.machine.write(settled.slots, "cast", Constant(dtype))
            _cast_parts(reader, settled, dtype)


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
            return _add_layer(reader, base, positional[1])
        if isinstance(label, Constant) and isinstance(label.value, str):
            reader.machine.write(owner.slots, ("attribute", label.value), positional[1])
        return Constant(None)
    if name == "param" and len(positional) >= 3:
        from fromlogits.checker.evidence.source.operations.bound import shape_of

        return Tensor(shape=shape_of(reader.machine.settle(positional[2])), learned=True, library="jax")
    return Unknown()


def _add_layer(reader: Reader, model: Object, layer: Value) -> Value:
    layers = model.get("layers")
    if isinstance(layers, List):
        reader.machine.append(layers, [layer])
    return Constant(None)


# -- objects of frameworks


def _of_object(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value:
    operation = owner.entry.operation if isinstance(owner.entry, Layer) else ""
    if owner.name == "python.super":
        return _super(reader, owner, name, positional, keywords, site, frame)
    if isinstance(owner.entry, (LossEntry, MetricEntry)):
        return _of_judge(reader, owner, name, positional, keywords, site, frame)
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
    special = _OBJECTS.get(operation) or _OBJECTS.get(owner.name)
    if special is not None:
        found = special(reader, owner, name, positional, keywords, site, frame)
        if found is not None:
            return found
    if name in {"half", "bfloat16"} and operation:
        reader.machine.write(owner.slots, "cast", Constant({"half": "float16"}.get(name, name)))
        _cast_parts(reader, owner, {"half": "float16"}.get(name, name))
        return owner
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
    from fromlogits.checker.evidence.source.calls import adopt, call_object

    instance = owner.get("self")
    if not isinstance(instance, Instance):
        return Unknown()
    base = reader.base_of(instance)
    if name == "__init__":
        if base is not None:
            adopt(reader, instance, base, positional, keywords, site.node, frame)
        return Constant(None)
    inner = instance.slots.get("base")
    if isinstance(inner, Object):
        if name in {"forward", "call", "__call__"}:
            return call_object(reader, inner, positional, keywords, site.node, frame)
        return _of_object(reader, inner, name, positional, keywords, site, frame)
    return _of_instance(reader, instance, name, positional, keywords, site.node, frame) if base is not None else Unknown()


def _of_judge(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value:
    """Methods of losses and metrics: `.forward(...)`, `.update(...)`, `.to(device)`."""
    if name in {"forward", "__call__", "call", "update", "update_state"}:
        return reader.call(owner, positional, keywords, site.node, frame)
    if name in {"to", "cuda", "cpu", "eval", "train", "half", "float", "double", "clone"}:
        return owner
    return Unknown()


def _of_model(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    from fromlogits.checker.evidence.source.training import KERAS

    if name == "add" and positional:
        return _add_layer(reader, owner, positional[0])
    if name in {"append", "add_module", "register_module"} and positional:
        return _add_layer(reader, owner, positional[-1])
    if name == "pop":
        layers = owner.get("layers")
        if isinstance(layers, List) and layers.items:
            reader.machine.write(layers.slots, "items", layers.items[:-1])
        return Unknown()
    if name in KERAS:
        return KERAS[name](reader, owner, positional, keywords, site, frame)
    if name == "get_layer":
        return Unknown()
    return None


def _parser(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    """argparse: what a flag can be is written down where it is declared."""
    declared = owner.slots.setdefault("declared", {})
    if name == "add_argument":
        flags = [value.value for value in positional if isinstance(value, Constant) and isinstance(value.value, str)]
        long = next((flag for flag in flags if flag.startswith("--")), flags[0] if flags else None)
        named = keywords.get("dest")
        label = named.value if isinstance(named, Constant) else long.lstrip("-").replace("-", "_") if long else None
        if label:
            declared[label] = _flag(reader, label, keywords)
        return Constant(None)
    if name in {"parse_args", "parse_known_args"}:
        values = Object("argparse.values", None, {"declared": declared})
        return values if name == "parse_args" else List.of([values, Unknown()], "tuple")
    if name in {"add_argument_group", "add_mutually_exclusive_group", "add_subparsers", "add_parser"}:
        return owner
    if name == "set_defaults":
        for key, value in keywords.items():
            declared[key] = value
    return Constant(None)


def _flag(reader: Reader, label: str, keywords: dict[str, Value]) -> Value:
    """A command-line value: open, with the default it has when nobody says otherwise."""
    action = keywords.get("action")
    default = keywords.get("default")
    store = action.value if isinstance(action, Constant) else None
    key = ("argument", label)
    if store in {"store_true", "store_false"}:
        reader.machine.settings["defaults", key] = store == "store_false" if default is None else getattr(default, "value", None)
        return Unknown(key, text=label)
    plain = reader.machine.settle(default) if default is not None else None
    if (
        isinstance(plain, Constant)
        and isinstance(plain.value, (int, float))
        and not isinstance(plain.value, bool)
        and "choices" not in keywords
    ):
        kind = keywords.get("type")
        if not (isinstance(plain.value, int) and plain.value in (0, 1) and isinstance(kind, External)):
            return plain
    if isinstance(plain, Constant):
        reader.machine.settings["defaults", key] = plain.value
    return Unknown(key, text=label)


def _encoder(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    """scikit-learn's encoders and scalers."""
    kind = owner.get("kind")
    x = as_tensor(reader.machine.settle(positional[0])) if positional else None
    if name == "fit":
        owner.slots["seen"] = x
        return owner
    if name in {"transform", "fit_transform"}:
        if x is not None and (name == "fit_transform" or owner.get("seen") is None):
            owner.slots["seen"] = x
        return _encoded(owner, kind, x, site)
    if name == "inverse_transform":
        return Unknown()
    return None


def _encoded(owner: Object, kind: Any, x: Tensor | None, site: Site) -> Value:
    rows = x.shape[0] if x is not None and x.shape else Size("rows", single=False)
    seen = owner.get("seen")
    classes = seen.classes if isinstance(seen, Tensor) else None
    if classes is None and isinstance(seen, Tensor) and isinstance(seen.numbers, tuple):
        classes = len(set(map(str, seen.numbers)))
    if kind == "scaler":
        return derived(x, "scaled", shape=x.shape, learned=False) if x is not None else Tensor(learned=False)
    if kind in {"ids", "ordinal"}:
        return Tensor(shape=x.shape if x is not None else None, dtype="int64", low=0.0, high=float(classes - 1) if classes else None, integral=True, form="ids", classes=classes,
                      learned=False, origin=site, library="numpy")  # fmt: skip
    if kind == "multi_hot":
        return Tensor(
            shape=(rows, Size("classes")), low=0.0, high=1.0, integral=True, form="multi_hot", learned=False, origin=site, library="numpy"
        )
    if kind == "binarizer" and classes == 2:
        return Tensor(shape=(rows, 1), low=0.0, high=1.0, integral=True, form="ids", classes=2, learned=False, origin=site, library="numpy")
    return Tensor(shape=(rows, classes or Size("classes")), low=0.0, high=1.0, integral=True, form="one_hot", classes=classes, learned=False, origin=site, library="numpy",
                  dtype="int64" if kind == "binarizer" else "float64")  # fmt: skip


def _tape(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    if name in {"gradient", "jacobian"} and (positional or "target" in keywords):
        target = positional[0] if positional else keywords["target"]
        reader.ledger.minimised(reader.machine.settle(target))
    return Unknown()


def _estimator(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    if name in {"fit", "set_params", "partial_fit"}:
        return owner
    return Unknown()


def _module_list(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    layers = owner.get("layers")
    if isinstance(layers, (List, Dict)) and name in {"append", "extend", "insert", "items", "values", "keys", "update"}:
        return call_method(reader, Method(layers, name), positional, keywords, site.node, frame)
    return None


def _trainer(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    """Lightning's Trainer: the steps of the module meet the batches of the loaders."""
    if name not in {"fit", "validate", "test", "predict"} or not positional:
        return Unknown()
    module = reader.machine.settle(positional[0])
    if not isinstance(module, Instance):
        return Unknown()
    loaders = [*positional[1:], *(value for key, value in keywords.items() if "dataloader" in key or key == "datamodule")]
    steps = (
        ("training_step", "validation_step")
        if name == "fit"
        else ("validation_step",)
        if name == "validate"
        else ("test_step",)
        if name == "test"
        else ("predict_step",)
    )
    for position, step in enumerate(steps):
        method = reader.method_of(module, step)
        if method is None:
            continue
        loader = loaders[min(position, len(loaders) - 1)] if loaders else Unknown()
        batches, _ = elements(reader, reader.machine.settle(loader))
        result = reader.machine.settle(reader.call(method, [batches[0] if batches else Unknown(), Unknown()], {}, site.node, frame))
        if step == "training_step":
            loss = result.slots.get("loss") if isinstance(result, Dict) else result
            reader.ledger.minimised(loss)
    return Constant(None)


def _generator(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    return owner if name in {"map", "batch"} else None


def _random(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    return Unknown()


def _categorical(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    return Unknown()


def _table(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    columns = owner.get("columns")
    if name in {"copy", "dropna", "fillna", "reset_index", "sample", "head", "tail", "sort_values", "drop_duplicates", "query"}:
        return owner
    if name == "drop":
        return owner
    if name in {"to_numpy", "astype"} and isinstance(columns, Dict):
        return Unknown() if name == "to_numpy" else owner
    return Unknown()


_OBJECTS: dict[str, Callable[..., Value | None]] = {
    "argument_parser": _parser,
    "encoder": _encoder,
    "tape": _tape,
    "estimator": _estimator,
    "module_list": _module_list,
    "module_dict": _module_list,
    "trainer": _trainer,
    "pandas.Categorical": _categorical,
    "pandas.DataFrame": _table,
}
