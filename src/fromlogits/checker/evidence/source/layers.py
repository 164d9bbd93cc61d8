"""Layers: made from a constructor's arguments, applied to a tensor."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fromlogits.checker.catalogue.entry import Layer
from fromlogits.checker.evidence.source import backbones, images, pretrained, sequences, vocabularies
from fromlogits.checker.evidence.source.arguments import by_default
from fromlogits.checker.evidence.source.binding import bind_signature
from fromlogits.checker.evidence.source.engines import try_engine
from fromlogits.checker.evidence.source.estimators import try_estimator
from fromlogits.checker.evidence.source.heads import HALF, activate, batch_of, count_of, is_none, plain_of, scores_of, units_of
from fromlogits.checker.evidence.source.mode import as_asked, is_symbolic, open_to
from fromlogits.checker.evidence.source.operations.bound import as_tensor, dtype_of, shape_of
from fromlogits.checker.evidence.source.operations.functions import call_wrapped
from fromlogits.checker.evidence.source.operations.records import record_of
from fromlogits.checker.evidence.source.operations.reductions import dot_product
from fromlogits.checker.evidence.source.shapes import ANY, Shape, Size, broadcast
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.truth import decided
from fromlogits.checker.evidence.source.values import (
    Constant,
    Dict,
    Frame,
    List,
    Method,
    Named,
    Object,
    Site,
    Unknown,
    Value,
)
from fromlogits.vocabulary import OutputKind

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["apply_layer", "build_layer", "run_layers"]

Apply = Callable[["Reader", Object, Tensor, Site], Value]


def build_layer(
    reader: Reader, name: str, entry: Layer, positional: Sequence[Value], keywords: Mapping[str, Value], site: Site, frame: Frame
) -> Value:
    """What a framework's constructor returns."""
    slots: dict[Any, Any] = {**bind_signature(reader, entry.signature, positional, keywords), **entry.fixed}
    label = reader.machine.settle(slots["label"]) if isinstance(slots.get("label"), Value) else None
    if isinstance(label, Constant) and isinstance(label.value, str):
        site = Named(site.document, site.node, label.value)
    made = Object(name, entry, slots, site=site)
    if entry.operation == "sequential":
        layers = slots.get("layers")
        settled = reader.machine.settle(layers) if isinstance(layers, Value) else None
        if isinstance(settled, List) and settled.kind == "tuple" and len(settled.items) == 1:
            only = reader.machine.settle(settled.items[0])
            if isinstance(only, Dict):
                slots.update({("attribute", key): layer for key, layer in only.slots.items() if isinstance(key, str)})
            settled = _ordered(only) or settled
        if not isinstance(settled, List):
            settled = _ordered(settled)
        slots["layers"] = settled if settled is not None else reader.machine.new_list((), exact=not (isinstance(layers, Unknown)))
        if isinstance(settled, List):  # a list of its own: adding to the model does not add to the program's list
            slots["layers"] = List({"items": settled.slots["items"], "exact": settled.exact}, "list", reader.machine.loops, site=site)
    elif entry.operation == "module_list" and (slots.get("layers") is None or is_none(slots["layers"])):
        slots["layers"] = reader.machine.new_list(())
    if backbones.has_head(entry):
        backbones.give_head(made)
    if entry.operation == "wrapped_model":
        try_estimator(reader, made, site, frame)
    elif entry.operation == "engine":
        try_engine(reader, made, site, frame)
    policy = reader.machine.settings.get("dtype")
    if (
        policy is not None
        and not is_none(policy)
        and not (isinstance(slots.get("dtype"), Value) and not is_none(slots["dtype"]))
        and name.startswith("keras.")
    ):
        slots["policy"] = policy
    return made


def _ordered(value: Any) -> List | None:
    """Layers from an OrderedDict, or from a list given as one argument."""
    if isinstance(value, Dict):
        return List.of(value.slots.values(), exact=value.exact)
    return value if isinstance(value, List) else None


# -- applying


def apply_layer(reader: Reader, layer: Object, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> Value:
    """`layer(x)`."""
    if layer.name.startswith("function."):
        return call_wrapped(reader, layer, positional, keywords, site.node, frame)
    if layer.name == "python.namedtuple":
        return _record(layer, positional, keywords)
    entry = layer.entry
    if not isinstance(entry, Layer):
        return Unknown()
    if positional and layer.name.startswith("keras.layers."):
        positional = [_in_full(layer, reader.machine.settle(positional[0])), *positional[1:]]
    if entry.operation in {"model", "sequential"}:
        reader.ledger.components.applied(layer.slots, positional)
    special = _SPECIAL.get(entry.operation)
    if special is not None:
        return _by_name(layer, special(reader, layer, positional, keywords, site, frame))
    arguments = bind_signature(reader, entry.call, positional, keywords)
    value = arguments.get("x")
    if value is None and positional:
        value = positional[0]
    beside = not is_none(arguments.get("return_attention_weights") or Constant(None))

    def apply(one: Value) -> Value:
        x = as_tensor(one)
        if x is None and isinstance(one, (List, Dict)):
            x = Tensor()
        if x is None:
            x = Tensor()
        run = _APPLY.get(entry.operation)
        if run is None:
            return Tensor(learned=True if x.learned else None)
        result = _by_name(layer, _in_policy(reader, layer, run(reader, layer, x, site)))
        return List.of([result, Unknown()], "tuple") if layer.get("returns_state") or beside else result

    return reader.machine.spread(apply, value if value is not None else Unknown())


def _by_name(layer: Object, result: Value) -> Value:
    """What comes out of a layer goes by that layer's name, wherever it was made."""
    named = layer.site
    if not isinstance(named, Named) or not isinstance(result, Tensor) or result.made is None or result.made is named:
        return result
    return replace(result, made=Named(result.made.document, result.made.node, named.name))


def _in_full(layer: Object, x: Value) -> Value:
    """What comes in, as a layer of Keras casts it: to float32, where neither the layer nor a policy names another precision."""
    if isinstance(x, Tensor) and x.dtype in HALF and layer.get("policy") is None and is_none(layer.get("dtype") or Constant(None)):
        return replace(x, dtype="float32")
    if isinstance(x, List):
        return List.of((_in_full(layer, item) for item in x.items), x.kind, exact=x.exact)
    return x


def _record(of: Object, positional: list[Value], keywords: dict[str, Value]) -> Value:
    """An instance of a named tuple."""
    fields, defaults = of.slots["fields"], of.slots["defaults"]
    values = dict(zip(fields[len(fields) - len(defaults) :], defaults, strict=False))
    values.update(zip(fields, positional, strict=False))
    values.update({key: value for key, value in keywords.items() if key in fields})
    return record_of({field: values.get(field, Unknown()) for field in fields})


def _in_policy(reader: Reader, layer: Object, result: Value) -> Value:
    """A layer's result in the dtype it computes in; a policy that was set under a condition holds under that condition."""
    autocast, policy = reader.machine.settings.get("autocast"), layer.slots.get("policy")
    if policy is None:
        return _computed_in(layer, result, None, autocast)
    return reader.machine.spread(lambda one: _computed_in(layer, result, one, autocast), policy)


def _computed_in(layer: Object, result: Value, policy: Value | None, autocast: str | None) -> Value:
    given = layer.get("dtype")
    if isinstance(given, Object) and isinstance(given.get("policy"), Constant):  # keras.DTypePolicy("mixed_float16")
        given = given.get("policy")
        layer = Object(layer.name, layer.entry, {**layer.slots, "dtype": given}, site=layer.site)
    own = dtype_of(layer.get("dtype")) or dtype_of(layer.slots.get("cast")) or dtype_of(policy)
    if isinstance(result, Tensor) and own in {"float16", "bfloat16", "float32", "float64"}:
        return replace(result, dtype=own)
    if (
        isinstance(layer.get("dtype"), Constant)
        and isinstance(layer.get("dtype").value, str)
        and layer.get("dtype").value.startswith("mixed_")
        and isinstance(result, Tensor)
    ):
        return replace(result, dtype=layer.get("dtype").value.removeprefix("mixed_"))
    if autocast is not None and isinstance(result, Tensor) and result.operation == "affine":
        return replace(result, dtype=autocast)
    return result


def run_layers(reader: Reader, layers: Sequence[Value], x: Value, site: Site, frame: Frame) -> Value:
    """One layer after another."""
    for layer in layers:
        settled = reader.machine.settle(layer)
        if isinstance(settled, Tensor) and settled.activation:  # no scores stand among layers: `library.sigmoid()` made one
            x = Unknown()
            continue
        if isinstance(settled, Tensor):  # an Input says what comes in, where nobody else does
            x = x if isinstance(x, Tensor) and x.shape is not None else settled
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


def _affine(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    """A dense layer: the last axis (or the last few) become the units."""

    def made(value: Any) -> Value:
        units = count_of(value)
        units = units if units is not None else units_of(layer, "units")
        shape = _dense_shape(layer, x, value, units)
        single = isinstance(value, Constant) and value.value == "scalar"  # Equinox: one score without an axis of its own
        scores = scores_of(layer, x, shape, 1 if single else units, site, None if single else -1)
        return activate(reader, scores, layer.get("activation"), layer.site or site)

    return reader.machine.spread(made, by_default(reader, layer.get("units")))


def _dense_shape(layer: Object, x: Tensor, value: Any, units: Any) -> Shape | None:
    if isinstance(value, Constant) and value.value == "scalar":
        return x.shape[:-1] if x.shape else None
    equation = plain_of(layer, "equation")
    if isinstance(equation, str) and isinstance(value, List) and "..." not in equation:  # EinsumDense: every axis behind the batch
        sizes = [count_of(item) for item in value.items]
        return (batch_of(x), *(Size("place") if size is None else size for size in sizes))
    if isinstance(value, List) and not isinstance(equation, str) and layer.name.startswith("flax"):  # DenseGeneral
        return (*x.shape[:-1], *(count_of(item) for item in value.items)) if x.shape and plain_of(layer, "axis") == -1 else None
    return (*x.shape[:-1], units) if x.shape and x.rank != 0 else (ANY, units)


def _normalise(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    if x.kind is OutputKind.LOGITS:
        return derived(x, "normalise", learned=True, kind=x.kind, axis=x.axis, units=x.units, made=x.made)
    return derived(x, "normalise", learned=True)


def _permute(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    axes = plain_of(layer, "axes")
    if not isinstance(axes, tuple):
        return derived(x, "transpose", keep=True, shape=None, axis=None)
    return reader.operate("transpose", x=x, axes=(0, *axes) if layer.get("batch") or layer.name.startswith("keras") else axes)


def _preprocess(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    """What stays data."""
    return Tensor(learned=False)


def _category_encoding(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    """Rows of zeros and ones from ids."""
    return vocabularies.rows_of_ids(reader, layer, x, layer.get("classes"), site)


def _merge(reader: Reader, layer: Object, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> Value:
    """Several tensors to one: added, averaged, multiplied, side by side."""
    given = positional[0] if positional else keywords.get("inputs")
    source = reader.machine.settle(given) if given is not None else Unknown()
    parts = [as_tensor(reader.machine.settle(item)) for item in source.items] if isinstance(source, List) else []
    known = [part for part in parts if part is not None]
    mode = layer.get("mode")
    if not known:
        return Tensor(learned=True)
    if mode == "concatenate":
        axis = layer.get("axis") if isinstance(layer.get("axis"), Value) else Constant(-1)
        return reader.operate("concatenate", xs=List.of(known, exact=len(known) == len(parts)), axis=axis)
    first = known[0]
    if len(parts) == 1:
        return first
    shape, whole = first.shape, [part or Tensor() for part in parts]
    for part in known[1:]:
        shape = broadcast(shape, part.shape)
    learned = True if any(part.learned for part in known) else None
    if mode in {"add", "average"} and len({(part.kind, part.activation) for part in known}) == 1:
        kept = first.kind if mode == "average" or first.kind is OutputKind.LOGITS else None
        return derived(first, mode, *whole, keep=kept is not None, shape=shape, learned=learned)
    if mode == "dot":
        return _dotted(layer, whole, site)
    return derived(first, str(mode), *whole, shape=shape, learned=learned)


def _dotted(layer: Object, parts: Sequence[Tensor], site: Site) -> Tensor:
    """`Dot(axes)`: of two vectors that weights made, a raw score, unless they are brought to length one first."""
    made = derived(parts[0], "dot", *parts, shape=None, learned=True if any(part.learned for part in parts) else None)
    plainly = layer.get("normalize") is None or decided(layer.get("normalize")) is False
    if plainly and len(parts) == 2 and all(part.shape and len(part.shape) == 2 for part in parts) and dot_product(*parts):
        made.kind, made.axis, made.units, made.made = OutputKind.LOGITS, -1, 1, layer.site or site
        made.shape = (*(parts[0].shape or ())[:1], 1)
    return made


def _keep(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    return x


def _flatten(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    return reader.operate(
        "flatten",
        x=x,
        start=layer.get("start") if layer.get("start") is not None else 1,
        end=layer.get("end") if layer.get("end") is not None else -1,
        fewer=layer.get("fewer") is not None,
    )


def _reshape(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    shape = shape_of(layer.get("shape")) if isinstance(layer.get("shape"), Value) else None
    if shape is None:
        return derived(x, "reshape", keep=True, shape=None, axis=None)
    batch = x.shape[0] if x.shape and x.shape[0] is not ANY else Size("batch", single=False)
    return reader.operate("reshape", x=x, shape=(batch, *shape) if layer.get("batch") else tuple(shape))


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
    x = reader.machine.settle(positional[0]) if positional else None
    rows = x.shape[0] if isinstance(x, Tensor) and x.shape and x.shape[0] is not ANY else None
    if not isinstance(outputs, Value):
        return Unknown()
    mode = open_to(None) if reader.training is None and is_symbolic(positional) else reader.training
    return reader.machine.spread(lambda one: _of_rows(one, rows), as_asked(reader, outputs, mode))


def _of_rows(value: Value, rows: Any) -> Value:
    """A model's outputs for as many rows as it was given."""
    if rows is None:
        return value
    if isinstance(value, Tensor) and value.shape and value.shape[0] is not ANY:
        return replace(value, shape=(rows, *value.shape[1:]))
    if isinstance(value, List):
        return List.of((_of_rows(item, rows) for item in value.items), value.kind, exact=value.exact)
    if isinstance(value, Dict):
        return Dict({key: _of_rows(item, rows) for key, item in value.slots.items()}, value.exact)
    return value


def _wrapper(reader: Reader, layer: Object, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> Value:
    inner = layer.get("layer")
    return reader.call(inner, positional, keywords, site.node, frame) if isinstance(inner, Value) else Unknown()


def _lambda(reader: Reader, layer: Object, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> Value:
    function = layer.get("function")
    return reader.call(function, positional[:1], {}, _node_of(layer, site), frame) if isinstance(function, Value) else Unknown()


def _metric_collection(
    reader: Reader, layer: Object, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value:
    from fromlogits.checker.evidence.source.objects import update_all

    update_all(reader, layer, positional, keywords, site, frame)
    return Unknown()


def _mean_metric(reader: Reader, layer: Object, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> Value:
    from fromlogits.checker.evidence.source.methods import call_method

    return call_method(reader, Method(layer, "update_state"), positional, keywords, site.node, frame)


def _regression_loss(reader: Reader, layer: Object, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> Value:
    call = layer.entry.call if isinstance(layer.entry, Layer) else ""
    return reader.operate("regression_loss", site=site, **bind_signature(reader, call, positional, keywords))


def _bottom(reader: Reader, layer: Object, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> Value:
    return Unknown()


_APPLY: dict[str, Apply] = {
    "affine": _affine,
    "conv": images.conv,
    "conv_transpose": images.conv_transpose,
    "embedding": sequences.embedding,
    "recurrent": sequences.recurrent,
    "transformer": sequences.hidden,
    "normalise": _normalise,
    "dropout": _keep,
    "noise": _keep,
    "identity": _keep,
    "input": _keep,
    "flatten": _flatten,
    "reshape": _reshape,
    "permute": _permute,
    "repeat_vector": sequences.repeat_vector,
    "pool": images.pool,
    "global_pool": images.global_pool,
    "adaptive_pool": images.adaptive_pool,
    "upsample": images.upsample,
    "zero_pad": images.zero_pad,
    "crop": images.crop,
    "activation": _activation,
    "softmax": _operation("softmax"),
    "log_softmax": _operation("log_softmax"),
    "sigmoid": _operation("sigmoid"),
    "log_sigmoid": _operation("log_sigmoid"),
    "rescale": _rescale,
    "preprocess": _preprocess,
    "category_encoding": _category_encoding,
    "lookup": vocabularies.look_up,
    "discretize": vocabularies.discretize,
    "backbone": backbones.backbone,
}
_SPECIAL: dict[str, Callable[[Any, Object, list[Value], dict[str, Value], Site, Frame], Value]] = {
    "sequential": _sequential,
    "model": _model,
    "wrapper": _wrapper,
    "time_distributed": sequences.time_distributed,
    "bidirectional": sequences.bidirectional,
    "merge": _merge,
    "lambda": _lambda,
    "pretrained": pretrained.call,
    "metric_collection": _metric_collection,
    "mean_metric": _mean_metric,
    "attention": sequences.attention,
    "module": _bottom,
    "regression_loss": _regression_loss,
    "tape": _bottom,
}
