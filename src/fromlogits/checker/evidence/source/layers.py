"""Layers: made from a constructor's arguments, applied to a tensor."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fromlogits.checker.catalogue.entry import Layer
from fromlogits.checker.evidence.source.binding import bind_signature
from fromlogits.checker.evidence.source.names import canonical, entry_of
from fromlogits.checker.evidence.source.operations.bound import as_tensor, dtype_of, shape_of
from fromlogits.checker.evidence.source.operations.functions import call_wrapped
from fromlogits.checker.evidence.source.shapes import ANY, Shape, Size
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import (
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
    native,
)
from fromlogits.vocabulary import OutputKind

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["activate", "apply_layer", "build_layer", "run_layers"]

Apply = Callable[["Reader", Object, Tensor, Site], Value]


def build_layer(
    reader: Reader, name: str, entry: Layer, positional: Sequence[Value], keywords: Mapping[str, Value], site: Site, frame: Frame
) -> Value:
    """What a framework's constructor returns."""
    slots: dict[Any, Any] = {**bind_signature(reader, entry.signature, positional, keywords), **entry.fixed}
    made = Object(name, entry, slots, site=site)
    if entry.operation == "sequential":
        layers = slots.get("layers")
        settled = reader.machine.settle(layers) if isinstance(layers, Value) else None
        if isinstance(settled, List) and settled.kind == "tuple" and len(settled.items) == 1:
            settled = _ordered(reader.machine.settle(settled.items[0])) or settled
        if not isinstance(settled, List):
            settled = _ordered(settled)
        slots["layers"] = settled if settled is not None else reader.machine.new_list((), exact=not (isinstance(layers, Unknown)))
        if isinstance(settled, List):  # a list of its own: adding to the model does not add to the program's list
            slots["layers"] = List({"items": settled.slots["items"], "exact": settled.exact}, "list", reader.machine.loops, site=site)
    policy = reader.machine.settings.get("dtype")
    if policy is not None and not (isinstance(slots.get("dtype"), Value) and not _none(slots["dtype"])) and name.startswith("keras."):
        slots["policy"] = policy
    return made


def _ordered(value: Any) -> List | None:
    """Layers from an OrderedDict, or from a list given as one argument."""
    if isinstance(value, Dict):
        return List.of(value.slots.values(), exact=value.exact)
    return value if isinstance(value, List) else None


def _none(value: Any) -> bool:
    return isinstance(value, Constant) and value.value is None


# -- applying


def apply_layer(reader: Reader, layer: Object, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> Value:
    """`layer(x)`."""
    if layer.name.startswith("function."):
        return call_wrapped(reader, layer, positional, keywords, site.node, frame)
    entry = layer.entry
    if not isinstance(entry, Layer):
        return Unknown()
    special = _SPECIAL.get(entry.operation)
    if special is not None:
        return special(reader, layer, positional, keywords, site, frame)
    arguments = bind_signature(reader, entry.call, positional, keywords)
    value = arguments.get("x")
    if value is None and positional:
        value = positional[0]

    def apply(one: Value) -> Value:
        x = as_tensor(one)
        if x is None and isinstance(one, (List, Dict)):
            x = Tensor()
        if x is None:
            x = Tensor()
        run = _APPLY.get(entry.operation)
        if run is None:
            return Tensor(learned=True if x.learned else None)
        result = run(reader, layer, x, site)
        return _in_policy(layer, result)

    return reader.machine.spread(apply, value if value is not None else Unknown())


def _in_policy(layer: Object, result: Value) -> Value:
    """The dtype a layer computes in: its own, or the policy's."""
    own = dtype_of(layer.get("dtype")) or dtype_of(layer.slots.get("cast")) or layer.slots.get("policy")
    if isinstance(result, Tensor) and own in {"float16", "bfloat16", "float32", "float64"}:
        return replace(result, dtype=own)
    if (
        isinstance(layer.get("dtype"), Constant)
        and isinstance(layer.get("dtype").value, str)
        and layer.get("dtype").value.startswith("mixed_")
        and isinstance(result, Tensor)
    ):
        return replace(result, dtype=layer.get("dtype").value.removeprefix("mixed_"))
    return result


def run_layers(reader: Reader, layers: Sequence[Value], x: Value, site: Site, frame: Frame) -> Value:
    """One layer after another."""
    for layer in layers:
        settled = reader.machine.settle(layer)
        if isinstance(settled, Tensor):
            x = settled
            continue
        x = reader.call(settled, [x], {}, _node_of(settled, site), _frame_of(settled, frame))
    return x


def _node_of(layer: Value, site: Site) -> Any:
    return layer.site.node if layer.site is not None else site.node


def _frame_of(layer: Value, frame: Frame) -> Frame:
    """A frame that names the layer's own file: what the layer makes is reported where the layer stands."""
    if layer.site is None or layer.site.document is frame.document:
        return frame
    return Frame({}, None, layer.site.document, "layer")


def activate(reader: Reader, x: Tensor, activation: Any, site: Site | None) -> Value:
    """Apply an activation however it was named: a string, a function, a layer, None."""
    from fromlogits.checker.catalogue.keras import ACTIVATION_NAMES

    def apply(one: Any) -> Value:
        one = reader.machine.settle(one) if isinstance(one, Value) else one
        if one is None or _none(one):
            return x
        if isinstance(one, Constant) and isinstance(one.value, str):
            name = ACTIVATION_NAMES.get(one.value)
            one = External(name) if name else None
            if one is None:
                return derived(x, "activation", learned=x.learned)
        if isinstance(one, (External, Function, Object, Instance, Method)):
            node = site.node if site is not None else None
            frame = Frame({}, None, site.document, "layer") if site is not None else None
            if node is None or frame is None:
                return Unknown()
            result = reader.call(one, [x], {}, node, frame)
            if isinstance(one, External) and isinstance(result, Unknown):
                made = entry_of(canonical(one.name))
                if isinstance(made, Layer):  # a class where a function was meant: nn.ReLU instead of nn.ReLU()
                    return reader.call(reader.call(one, [], {}, node, frame), [x], {}, node, frame)
            return result
        return Tensor(shape=x.shape, learned=x.learned)

    return reader.machine.spread(apply, activation) if isinstance(activation, Value) else apply(activation)


def _units(layer: Object, *keys: str) -> Any:
    for key in keys:
        value = layer.get(key)
        if isinstance(value, Constant) and isinstance(value.value, int):
            return value.value
        if isinstance(value, Tensor) and isinstance(value.numbers, int):
            return value.numbers
        if isinstance(value, Unknown) and isinstance(value.key, tuple) and value.key[:1] == ("size",):
            return value.key[1]
        if isinstance(value, int):
            return value
    return Size("units")


def _scores(layer: Object, x: Tensor, shape: Shape | None, units: Any, site: Site, axis: int = -1) -> Tensor:
    return Tensor(
        shape=shape,
        dtype=x.dtype if x.dtype in {"float16", "bfloat16"} else None,
        library=_library(layer.name, x),
        kind=OutputKind.LOGITS,
        axis=axis,
        units=units if isinstance(units, int) else None,
        made=layer.site or site,
        learned=True,
        operation="affine",
        arguments=(x,),
        held_out=x.held_out,
    )


def _library(name: str, x: Tensor) -> str | None:
    top = name.partition(".")[0]
    return {"flax": "jax", "equinox": "jax", "haiku": "jax"}.get(top, top) if top != "keras" else x.library or "keras"


def _affine(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    def made(value: Any) -> Value:
        units = value.value if isinstance(value, Constant) and isinstance(value.value, int) else _units(layer, "units")
        shape: Shape = (*x.shape[:-1], units) if x.shape and x.rank != 0 else (ANY, units)
        return activate(reader, _scores(layer, x, shape, units, site), layer.get("activation"), layer.site or site)

    return reader.machine.spread(made, layer.get("units"))


def _channels(layer: Object) -> int:
    """The channel axis of images: last, or in front of the places."""
    rank = layer.get("rank") or 2
    given = native(layer.get("data_format")) if isinstance(layer.get("data_format"), Value) else None
    first = given == "channels_first" or (given is None and layer.get("channels") == "first")
    return -(rank + 1) if first else -1


def _conv(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    rank = layer.get("rank") or 2
    axis = _channels(layer)
    units = _units(layer, "filters", "units")
    places = [Size("place") for _ in range(rank)]
    batch = x.shape[0] if x.shape and x.shape[0] is not ANY and x.rank == rank + 2 else Size("batch", single=False)
    if _none(layer.get("padding")) is False and native(layer.get("padding")) == "same" and x.shape is not None and x.rank == rank + 2:
        stride = native(layer.get("stride")) if isinstance(layer.get("stride"), Value) else 1
        if stride in (1, (1,) * rank, None):
            places = list(x.shape[1:-1] if axis == -1 else x.shape[2:])
    kernel = native(layer.get("kernel")) if isinstance(layer.get("kernel"), Value) else None
    if kernel in (1, (1,) * rank) and x.shape is not None and x.rank == rank + 2:
        places = list(x.shape[1:-1] if axis == -1 else x.shape[2:])
    shape: Shape = (batch, *places, units) if axis == -1 else (batch, units, *places)
    return activate(reader, _scores(layer, x, shape, units, site, axis), layer.get("activation"), layer.site or site)


def _embedding(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    units = _units(layer, "units")
    shape = (*x.shape, units) if x.shape is not None else (ANY, units)
    return Tensor(shape=shape, learned=True, operation="embedding", library=_library(layer.name, x))


def _recurrent(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    units = _units(layer, "units")
    hidden = Tensor(learned=True, operation="recurrent", library=_library(layer.name, x), activation=None)
    if layer.get("torch"):
        hidden.shape = (*x.shape[:-1], units) if x.shape else None
        return List.of([hidden, Unknown()], "tuple")
    sequences = native(layer.get("return_sequences")) if isinstance(layer.get("return_sequences"), Value) else False
    if x.shape is not None and x.rank == 3:
        hidden.shape = (*x.shape[:-1], units) if sequences else (x.shape[0], units)
    elif not sequences:
        hidden.shape = (Size("batch", single=False), units)
    if isinstance(layer.get("return_state"), Value) and native(layer.get("return_state")):
        return List.of([hidden, Unknown(), Unknown()], "list", exact=False)
    return hidden


def _hidden(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    return Tensor(shape=x.shape, learned=True, operation="hidden", library=_library(layer.name, x))


def _unknown_hidden(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    return Tensor(learned=True, operation="hidden", library=_library(layer.name, x))


def _keep(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    return x


def _normalise(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    return derived(
        x, "normalise", learned=True, kind=x.kind if x.kind is OutputKind.LOGITS else None, axis=x.axis, units=x.units, made=x.made
    )


def _flatten(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    return reader.operate(
        "flatten",
        x=x,
        start=layer.get("start") if layer.get("start") is not None else 1,
        end=layer.get("end") if layer.get("end") is not None else -1,
    )


def _reshape(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    shape = shape_of(layer.get("shape")) if isinstance(layer.get("shape"), Value) else None
    if shape is None:
        return derived(x, "reshape", keep=True, shape=None, axis=None)
    batch = x.shape[0] if x.shape and x.shape[0] is not ANY else Size("batch", single=False)
    return reader.operate("reshape", x=x, shape=(batch, *shape) if layer.get("batch") else tuple(shape))


def _permute(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    axes = native(layer.get("axes")) if isinstance(layer.get("axes"), Value) else None
    if not isinstance(axes, tuple):
        return derived(x, "transpose", keep=True, shape=None, axis=None)
    return reader.operate("transpose", x=x, axes=(0, *axes) if layer.get("batch") or layer.name.startswith("keras") else axes)


def _pool(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    rank = layer.get("rank") or 2
    if x.shape is None or x.rank != rank + 2:
        return derived(x, "pool", learned=x.learned, shape=None)
    last = _channels(layer) == -1 and layer.name.startswith("keras")
    places = [Size("place") for _ in range(rank)]
    shape = (x.shape[0], *places, x.shape[-1]) if last else (x.shape[0], x.shape[1], *places)
    return derived(
        x,
        "pool",
        shape=shape,
        learned=x.learned,
        kind=x.kind if x.kind is OutputKind.LOGITS else None,
        axis=x.axis,
        units=x.units,
        made=x.made,
    )


def _global_pool(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    channels = None
    if x.shape is not None and x.rank is not None and x.rank >= 3:
        channels = x.shape[-1] if layer.name.startswith("keras") else x.shape[1]
    batch = x.shape[0] if x.shape and x.shape[0] is not ANY else Size("batch", single=False)
    kept = x.kind if x.kind is OutputKind.LOGITS else None
    return derived(
        x,
        "global_pool",
        shape=(batch, channels),
        learned=x.learned,
        kind=kept,
        units=x.units if kept else None,
        axis=-1 if kept else None,
        made=x.made,
    )


def _adaptive_pool(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    rank = layer.get("rank") or 2
    size = native(layer.get("output_size")) if isinstance(layer.get("output_size"), Value) else None
    sizes = size if isinstance(size, tuple) else (size,) * rank
    shape = (
        (*x.shape[:2], *(part if isinstance(part, int) else Size("place") for part in sizes))
        if x.shape is not None and x.rank == rank + 2
        else None
    )
    kept = x.kind if x.kind is OutputKind.LOGITS else None
    return derived(
        x, "pool", shape=shape, learned=x.learned, kind=kept, axis=x.axis if kept else None, units=x.units if kept else None, made=x.made
    )


def _resample(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    rank = layer.get("rank") or 2
    if x.shape is None or x.rank != rank + 2:
        return derived(x, "resample", keep=True, shape=None)
    places = [Size("place") for _ in range(rank)]
    shape = (x.shape[0], *places, x.shape[-1]) if layer.name.startswith("keras") else (*x.shape[:2], *places)
    return derived(x, "resample", keep=True, shape=shape)


def _activation(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    name = layer.get("name")
    if isinstance(name, str):
        return reader.operate("activation", x=x, name=name, site=layer.site or site)
    return activate(reader, x, layer.get("activation"), layer.site or site)


def _operation(name: str) -> Apply:
    def run(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
        values = {"axis": layer.get("axis")} if layer.get("axis") is not None else {}
        return reader.operate(name, x=x, site=layer.site or site, **values)

    return run


def _rescale(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    return derived(x, "rescale", learned=x.learned)


def _encoding(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    return Tensor(learned=False)


def _backbone(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    """A ready-made network: with its top it ends in classes, without in features."""
    top = native(layer.get("include_top")) if isinstance(layer.get("include_top"), Value) else True
    pooling = native(layer.get("pooling")) if isinstance(layer.get("pooling"), Value) else None
    batch = x.shape[0] if x.shape and x.shape[0] is not ANY else Size("batch", single=False)
    if top is False:
        shape = (batch, Size("features")) if pooling in {"avg", "max"} else None
        return Tensor(shape=shape, learned=True, operation="backbone")
    if top is not True:
        return Tensor(learned=True)
    units = _units(layer, "classes", "num_classes")
    scores = _scores(layer, x, (batch, units), units, site)
    given = layer.get("activation")
    return activate(reader, scores, given, layer.site or site)


# -- layers that call other things


def _sequential(reader: Reader, layer: Object, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> Value:
    layers = layer.get("layers")
    x = positional[0] if positional else keywords.get("inputs") or keywords.get("input") or keywords.get("x") or Unknown()

    def run(contents: Value) -> Value:
        if not isinstance(contents, List) or not contents.exact:
            known = contents.items if isinstance(contents, List) else ()
            return run_layers(reader, known[-1:], Tensor(learned=True), site, frame) if known else Unknown()
        return run_layers(reader, contents.items, x, site, frame)

    return reader.machine.spread(run, layers)


def _model(reader: Reader, layer: Object, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> Value:
    """A functional model called again: its outputs, as they were written."""
    outputs = layer.get("outputs")
    return outputs if isinstance(outputs, Value) else Unknown()


def _wrapper(reader: Reader, layer: Object, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> Value:
    inner = layer.get("layer")
    return reader.call(inner, positional, keywords, site.node, frame) if isinstance(inner, Value) else Unknown()


def _time_distributed(
    reader: Reader, layer: Object, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value:
    inner = layer.get("layer")
    x = as_tensor(reader.machine.settle(positional[0])) if positional else None
    if not isinstance(inner, Value) or x is None:
        return Unknown()
    rows = (
        replace(x, shape=(x.shape[0], *x.shape[2:]))
        if x.shape is not None and x.rank is not None and x.rank >= 3
        else replace(x, shape=None)
    )
    made = reader.machine.settle(reader.call(inner, [rows], {}, _node_of(inner, site), _frame_of(inner, frame)))
    if (
        isinstance(made, Tensor)
        and made.shape is not None
        and made.rank is not None
        and x.shape is not None
        and x.rank is not None
        and x.rank >= 2
    ):
        return replace(made, shape=(made.shape[0], x.shape[1], *made.shape[1:]))
    return made


def _bidirectional(reader: Reader, layer: Object, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> Value:
    made = reader.machine.settle(_wrapper(reader, layer, positional, keywords, site, frame))
    if isinstance(made, Tensor) and made.shape and isinstance(made.shape[-1], int):
        return replace(made, shape=(*made.shape[:-1], made.shape[-1] * 2))
    return made


def _merge(reader: Reader, layer: Object, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> Value:
    source = reader.machine.settle(positional[0]) if positional else Unknown()
    parts = [as_tensor(reader.machine.settle(item)) for item in source.items] if isinstance(source, List) else []
    known = [part for part in parts if part is not None]
    mode = layer.get("mode")
    if not known:
        return Tensor(learned=True)
    if mode == "concatenate":
        axis = layer.get("axis") if isinstance(layer.get("axis"), Value) else Constant(-1)
        return reader.operate("concatenate", xs=List.of(known, exact=len(known) == len(parts)), axis=axis)
    first = known[0]
    if mode in {"add", "average"} and len({(part.kind, part.activation) for part in known}) == 1:
        kept = first.kind if mode == "average" or first.kind is OutputKind.LOGITS else None
        return derived(first, mode, keep=kept is not None, shape=first.shape, learned=True)
    return derived(first, str(mode), shape=first.shape if mode != "dot" else None, learned=True)


def _lambda(reader: Reader, layer: Object, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> Value:
    function = layer.get("function")
    return reader.call(function, positional[:1], {}, _node_of(layer, site), frame) if isinstance(function, Value) else Unknown()


def _pretrained(reader: Reader, layer: Object, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> Value:
    """A Hugging Face model: an output object with `.logits`, and `.loss` when labels came along."""
    if layer.get("head") != "logits":
        return Unknown()
    units = _units(layer, "num_labels", "units")
    scores = Tensor(
        shape=(ANY, units),
        kind=OutputKind.LOGITS,
        axis=-1,
        units=units if isinstance(units, int) else None,
        learned=True,
        made=layer.site or site,
        library="torch",
    )
    return Object(
        "transformers.output", None, {("attribute", "logits"): scores, ("item", "logits"): scores, ("item", 0): Unknown()}, site=site
    )


def _attention(reader: Reader, layer: Object, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> Value:
    x = as_tensor(reader.machine.settle(positional[0])) if positional else None
    hidden = Tensor(shape=x.shape if x is not None else None, learned=True)
    return List.of([hidden, Tensor(learned=True)], "tuple") if layer.name.startswith("torch") else hidden


def _bottom(reader: Reader, layer: Object, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> Value:
    return Unknown()


_APPLY: dict[str, Apply] = {
    "affine": _affine,
    "conv": _conv,
    "conv_transpose": _conv,
    "embedding": _embedding,
    "recurrent": _recurrent,
    "transformer": _hidden,
    "normalise": _normalise,
    "dropout": _keep,
    "noise": _keep,
    "identity": _keep,
    "flatten": _flatten,
    "reshape": _reshape,
    "permute": _permute,
    "repeat_vector": _unknown_hidden,
    "pool": _pool,
    "global_pool": _global_pool,
    "adaptive_pool": _adaptive_pool,
    "upsample": _resample,
    "zero_pad": _resample,
    "crop": _resample,
    "activation": _activation,
    "softmax": _operation("softmax"),
    "log_softmax": _operation("log_softmax"),
    "sigmoid": _operation("sigmoid"),
    "log_sigmoid": _operation("log_sigmoid"),
    "rescale": _rescale,
    "preprocess": _encoding,
    "category_encoding": _encoding,
    "string_lookup": _encoding,
    "backbone": _backbone,
}
_SPECIAL: dict[str, Callable[[Any, Object, list[Value], dict[str, Value], Site, Frame], Value]] = {
    "sequential": _sequential,
    "model": _model,
    "wrapper": _wrapper,
    "time_distributed": _time_distributed,
    "bidirectional": _bidirectional,
    "merge": _merge,
    "lambda": _lambda,
    "pretrained": _pretrained,
    "attention": _attention,
    "module": _bottom,
    "tape": _bottom,
}
