"""Trainers of Lightning and Hugging Face: which steps they call, with which batches, in which precision."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.containers import elements, typical
from fromlogits.checker.evidence.source.datasets import collated_by
from fromlogits.checker.evidence.source.heads import is_none, plain_of
from fromlogits.checker.evidence.source.hooks import after_step, before_step, handed_over
from fromlogits.checker.evidence.source.operations.casting import cast_to
from fromlogits.checker.evidence.source.operations.records import HYPERPARAMETERS, record_of
from fromlogits.checker.evidence.source.operations.tables import batched
from fromlogits.checker.evidence.source.pretrained import trained
from fromlogits.checker.evidence.source.shapes import Size
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.values import (
    Choice,
    Class,
    Constant,
    Dict,
    Frame,
    Function,
    Instance,
    List,
    Method,
    Object,
    Series,
    Site,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["hugging_face", "hyperparameter_method", "hyperparameters", "trainer"]

FLOATING = frozenset({"float32", "float64", None})
# What each call of Lightning's Trainer runs: a step of the module, and who gives it batches.
STEPS = {
    "fit": (("training_step", "train_dataloader"), ("validation_step", "val_dataloader")),
    "validate": (("validation_step", "val_dataloader"),),
    "test": (("test_step", "test_dataloader"),),
    "predict": (("predict_step", "predict_dataloader"),),
}


def trainer(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    """A method of a trainer: Lightning's gets the module when it is called, Hugging Face's when it is made."""
    if owner.name.startswith("transformers."):
        return hugging_face(reader, owner, owner, name, site, frame)
    return _lightning(reader, owner, name, positional, keywords, site, frame)


@contextmanager
def _autocast(reader: Reader, dtype: str | None) -> Iterator[None]:
    """What runs under `torch.autocast`."""
    before = reader.machine.settings.get("autocast")
    if dtype is not None:
        reader.machine.settings["autocast"] = dtype
    try:
        yield
    finally:
        reader.machine.settings["autocast"] = before


# -- Lightning


def _lightning(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value:
    """The steps of the module meet the batches of the loaders."""
    given = [*positional, *([keywords["model"]] if "model" in keywords else [])]
    module = reader.machine.settle(given[0]) if given else None
    if name not in STEPS or not isinstance(module, Instance):
        return Unknown()
    loaders = [*positional[1:], *(value for key, value in keywords.items() if "dataloader" in key or key == "datamodule")]
    precision = plain_of(owner, "precision")
    whole = (owner.get("whole") or {}).get(precision)
    if whole is not None:
        from fromlogits.checker.evidence.source.methods import cast_model

        cast_model(reader, module, whole)
    for place, (step, hook) in enumerate(STEPS[name]):
        method = reader.method_of(module, step)
        if method is None:
            continue
        loader = reader.machine.settle(loaders[min(place, len(loaders) - 1)]) if loaders else module
        batch = handed_over(reader, module, loader, _first_batch(reader, loader, hook, name, site, frame), site, frame)
        batch = _in_precision(reader, batch, whole)
        before_step(reader, owner, module, step, batch, site, frame)
        with _autocast(reader, (owner.get("mixed") or {}).get(precision)):
            result = reader.machine.settle(reader.call(method, [batch, Unknown()], {}, site.node, frame))
        after_step(reader, owner, module, step, batch, result, site, frame)
        if step == "training_step":
            reader.ledger.minimised(result.slots.get("loss") if isinstance(result, Dict) else result)
    return Constant(None)


def _first_batch(reader: Reader, source: Value, hook: str, stage: str, site: Site, frame: Frame) -> Value:
    """A batch of a loader, or of the loader that a data module (or the module itself) makes."""
    method = reader.method_of(source, hook) if isinstance(source, Instance) else None
    if isinstance(source, Instance) and method is not None:
        for name, arguments in (("prepare_data", []), ("setup", [Constant(stage)])):
            before = reader.method_of(source, name)
            if before is not None:
                reader.call(before, arguments, {}, site.node, frame)
        source = reader.machine.settle(reader.call(method, [], {}, site.node, frame))
    if isinstance(source, List) and source.items:  # several loaders
        source = reader.machine.settle(source.items[0])
    found, _ = elements(reader, source)
    return found[0] if found else Unknown()


def _in_precision(reader: Reader, batch: Value, dtype: str | None) -> Value:
    """A batch as a module in half precision gets it: its floating numbers are cast."""
    if dtype is None:
        return batch
    if isinstance(batch, Tensor):
        return cast_to(batch, dtype) if batch.dtype in FLOATING and not (batch.dtype is None and batch.integral) else batch
    if isinstance(batch, List):
        return List.of((_in_precision(reader, item, dtype) for item in batch.items), batch.kind, exact=batch.exact)
    if isinstance(batch, Dict):
        return Dict({key: _in_precision(reader, item, dtype) for key, item in batch.slots.items()}, batch.exact)
    if isinstance(batch, Choice):
        return Choice(tuple((guards, _in_precision(reader, option, dtype)) for guards, option in batch.options), site=batch.site)
    return batch


def hyperparameters(reader: Reader, owner: Instance, positional: list[Value], keywords: Mapping[str, Value]) -> Value:
    """`self.save_hyperparameters()`: the constructor's arguments, by name, as `self.hparams`."""
    settled = [reader.machine.settle(value) for value in positional]
    whole = next((value for value in settled if isinstance(value, (Dict, Object))), None)
    if isinstance(whole, Object):
        reader.machine.write(owner.slots, ("attribute", "hparams"), whole)
        return Constant(None)
    names = {value.value for value in settled if isinstance(value, Constant)}
    given = whole.slots if isinstance(whole, Dict) else _arguments(reader, owner)
    ignored = reader.machine.settle(keywords.get("ignore")) if "ignore" in keywords else None
    parts = ignored.items if isinstance(ignored, List) else (ignored,)
    left_out = {part.value for part in parts if isinstance(part, Constant)}
    fields = {key: value for key, value in given.items() if key not in left_out and (not names or key in names)}
    slots: dict[Any, Any] = {"fields": Dict(dict(fields))}
    for key, value in fields.items():
        slots["attribute", key] = slots["item", key] = value
    reader.machine.write(owner.slots, ("attribute", "hparams"), Object(HYPERPARAMETERS, None, slots))
    return Constant(None)


def _arguments(reader: Reader, owner: Instance) -> dict[Any, Value]:
    """The arguments of the constructors that are running, those of base classes too."""
    found: dict[Any, Value] = {}
    running = {frame.label: frame.names for frame in reader.machine.calls}
    for one in reversed(reader.linearised(owner.of)):
        made = reader.machine.settle(one.slots.get("__init__")) if isinstance(one, Class) else None
        if not isinstance(made, Function) or id(made.node) not in running:
            continue
        names, arguments = running[id(made.node)], made.node.args
        for parameter in [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs][1:]:
            found[parameter.arg] = names.get(parameter.arg, Unknown())
        rest = names.get(arguments.kwarg.arg) if arguments.kwarg is not None else None
        found.update(rest.slots if isinstance(rest, Dict) else {})
    return found


def hyperparameter_method(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    """`self.hparams.get("lr")`: what a dictionary does."""
    fields = owner.get("fields")
    return reader.call(Method(fields, name), positional, keywords, site.node, frame) if isinstance(fields, Dict) else None


# -- Hugging Face


def hugging_face(reader: Reader, owner: Instance | Object, base: Object, name: str, site: Site, frame: Frame) -> Value | None:
    """Hugging Face's Trainer: `compute_loss(model, inputs)` for batches, `compute_metrics` for what comes out of all of them."""
    if name not in {"train", "evaluate", "predict"}:
        return None
    model = base.get("model")
    if not isinstance(model, Value) or is_none(model):
        return Constant(None)
    reader.machine.write(owner.slots, ("attribute", "model"), model)
    if not is_none(base.get("args")) and isinstance(base.get("args"), Value):
        reader.machine.write(owner.slots, ("attribute", "args"), base.get("args"))
    settings = reader.machine.settle(base.get("args"))
    half = next((dtype for flag, dtype in (("fp16", "float16"), ("bf16", "bfloat16")) if _is_set(settings, flag)), None)
    source = base.get("train_dataset" if name == "train" else "eval_dataset")
    with _autocast(reader, half):
        outputs = _computed(reader, owner, base, model, _collated(reader, source, base.get("data_collator")), site, frame)
    compute = base.get("compute_metrics")
    if isinstance(compute, Value) and not is_none(compute):
        labels = _collated(reader, base.get("eval_dataset"), base.get("data_collator")).slots.get("labels", Unknown())
        outputs = _measured(reader, owner, base, outputs, labels, site, frame)
        pair = [_whole(reader, outputs), _as_numpy(reader.machine.settle(labels))]
        reader.call(compute, [record_of(dict(zip(("predictions", "label_ids"), pair, strict=True)))], {}, site.node, frame)
    return Constant(None) if name == "train" else Unknown()


def _is_set(settings: Any, flag: str) -> bool:
    value = settings.get(flag) if isinstance(settings, Object) else None
    return isinstance(value, Constant) and value.value is True


def _collated(reader: Reader, dataset: Any, collator: Any) -> Dict:
    """One batch: fields by name, with the label under the name that models take it by."""
    settled = reader.machine.settle(dataset) if isinstance(dataset, Value) else None
    if settled is None or is_none(settled) or isinstance(settled, Unknown):
        return Dict({}, exact=False)
    found, _ = elements(reader, settled)
    item = typical(reader, found) if found else Unknown()
    made = collated_by(reader, collator, Series(item), ast.Pass())
    if made is not None:
        settled = reader.machine.settle(made)
        return settled if isinstance(settled, Dict) else Dict({}, exact=False)
    batch = batched(reader.machine.settle(item), Size("batch", single=False))
    if not isinstance(batch, Dict):
        return Dict({}, exact=False)
    return Dict({"labels" if key in {"label", "label_ids"} else key: value for key, value in batch.slots.items()}, exact=False)


def _computed(reader: Reader, owner: Instance | Object, base: Object, model: Value, batch: Dict, site: Site, frame: Frame) -> Value:
    """The model's outputs, and on the way its loss: the trainer's own, one that was handed over, or the model's."""
    own = reader.method_of(owner, "compute_loss") if isinstance(owner, Instance) else None
    if own is not None:
        returned = {"return_outputs": Constant(True)} if _takes(own.function, "return_outputs") else {}
        result = reader.machine.settle(reader.call(own, [model, batch], returned, site.node, frame))
        reader.ledger.minimised(result.items[0] if isinstance(result, List) and result.items else result)
        return _without_loss(reader, result.items[1]) if isinstance(result, List) and len(result.items) == 2 else Unknown()
    handed = base.get("compute_loss_func")
    keywords = {str(key): value for key, value in batch.slots.items()}
    outputs = reader.call(model, [], {**keywords, **({} if batch.exact else {"**": Unknown()})}, site.node, frame)
    if isinstance(handed, Value) and not is_none(handed):
        reader.ledger.minimised(reader.call(handed, [outputs, batch.slots.get("labels", Unknown())], {}, site.node, frame))
    else:
        settled = reader.machine.settle(outputs)
        if isinstance(settled, Object):
            trained(reader, settled)
    return _without_loss(reader, outputs)


def _measured(reader: Reader, owner: Instance | Object, base: Object, outputs: Value, labels: Value, site: Site, frame: Frame) -> Value:
    """What of the outputs is kept for the metrics: all, or what the program makes of them first."""
    if isinstance(owner, Instance) and reader.method_of(owner, "prediction_step") is not None:
        return Unknown()
    before = owner.slots.get(("attribute", "preprocess_logits_for_metrics")) or base.get("preprocess_logits_for_metrics")

    def kept(one: Value) -> Value:
        return outputs if is_none(one) else reader.call(one, [outputs, labels], {}, site.node, frame)

    return reader.machine.spread(kept, before) if isinstance(before, Value) else outputs


def _takes(function: Value | None, name: str) -> bool:
    arguments = function.node.args if isinstance(function, Function) else None
    return arguments is not None and any(parameter.arg == name for parameter in [*arguments.args, *arguments.kwonlyargs])


def _without_loss(reader: Reader, outputs: Value) -> Value:
    """What counts as the prediction: all outputs but the loss, one of them by itself."""

    def left(one: Value) -> Value:
        if isinstance(one, Object):
            found = one.slots.get(("attribute", "logits"))
            return found if isinstance(found, Value) else Unknown()
        parts = [value for key, value in one.slots.items() if key != "loss"] if isinstance(one, Dict) else []
        parts = list(one.items[1:]) if isinstance(one, List) else parts
        return parts[0] if len(parts) == 1 else List.of(parts, "tuple") if parts else Unknown()

    return reader.machine.spread(left, outputs)


def _whole(reader: Reader, outputs: Value) -> Value:
    """The predictions of all batches, below each other."""

    def below(one: Value) -> Value:
        many = (
            replace(one, shape=(Size("rows", single=False), *one.shape[1:])) if isinstance(one, Tensor) and one.shape and one.rank else one
        )
        return _as_numpy(many)

    def gathered(one: Value) -> Value:
        if isinstance(one, List):
            return List.of((below(reader.machine.settle(item)) for item in one.items), "tuple", exact=one.exact)
        return below(one)

    return reader.machine.spread(gathered, outputs)


def _as_numpy(value: Value) -> Value:
    return replace(value, library="numpy", held_out=value.kind is not None) if isinstance(value, Tensor) else value
