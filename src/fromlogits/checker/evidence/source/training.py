"""Keras training: compile brings output, loss and metrics together, fit brings the labels."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fromlogits.checker.catalogue.entry import Layer, LossEntry
from fromlogits.checker.evidence.source.arguments import by_default
from fromlogits.checker.evidence.source.asking import ASKED, asks_itself, leaves_the_loss_alone
from fromlogits.checker.evidence.source.attributes import model_output
from fromlogits.checker.evidence.source.components import Compiled
from fromlogits.checker.evidence.source.containers import elements
from fromlogits.checker.evidence.source.facts import labels_of, where_of
from fromlogits.checker.evidence.source.heads import is_none
from fromlogits.checker.evidence.source.metrics_of_compile import (
    listed,
    listed_by_default,
    measured,
    metrics_of,
    metrics_only,
)
from fromlogits.checker.evidence.source.mode import in_mode
from fromlogits.checker.evidence.source.names import entry_of
from fromlogits.checker.evidence.source.operations.bound import as_tensor
from fromlogits.checker.evidence.source.operations.tables import rows_of
from fromlogits.checker.evidence.source.shapes import Size
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.uses import agree, either_way, loss_facts
from fromlogits.checker.evidence.source.values import (
    Constant,
    Dict,
    External,
    Frame,
    Function,
    Instance,
    List,
    Method,
    Named,
    Object,
    Series,
    Site,
    Unknown,
    Value,
)
from fromlogits.vocabulary import LabelForm

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["KERAS", "stateless_call"]

Training = Callable[[Any, Value, list[Value], dict[str, Value], Site, Frame], Value]
COMPILE = ("optimizer", "loss", "loss_weights", "metrics", "weighted_metrics")
FIT = ("x", "y", "batch_size", "epochs", "verbose", "callbacks", "validation_split", "validation_data")
FIT_GENERATOR = ("generator", "steps_per_epoch", "epochs", "verbose", "callbacks", "validation_data")


def _named(names: Sequence[str], positional: list[Value], keywords: dict[str, Value]) -> dict[str, Value]:
    return {**dict(zip(names, positional, strict=False)), **keywords}


def _compile(reader: Reader, model: Value, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> Value:
    given = _named(COMPILE, positional, keywords)
    slots = model.slots  # type: ignore[attr-defined]
    node = site.node
    spelled = {word.arg: word.value for word in node.keywords if word.arg} if isinstance(node, ast.Call) else {}
    places = dict(zip(COMPILE, node.args, strict=False)) if isinstance(node, ast.Call) else {}
    use = Site(site.document, spelled.get("loss") or places.get("loss") or node)
    if leaves_the_loss_alone(reader, model):
        return Constant(None)
    reader.machine.write(slots, "compiled", Compiled(given, use))
    reader.ledger.components.compiled(slots)
    if asks_itself(reader, model):
        _stepped(reader, model, Unknown(), None, None, site, frame)  # of whatever fit will be given
    _meet(reader, model, _unasked(model, given), use, None, frame)
    return Constant(None)


def _stepped(reader: Reader, model: Value, inputs: Any, labels: Any, weights: Value | None, site: Site, frame: Frame) -> None:
    """A training step of the model's own, or the loss that it computes by itself."""
    step = reader.method_of(model, "train_step") if isinstance(model, Instance) else None
    own = reader.method_of(model, "compute_loss") if isinstance(model, Instance) else None
    if step is not None:
        reader.call(step, [_batch(reader, inputs, labels, weights)], {}, site.node, frame)
    elif own is not None:
        truth = labels if isinstance(labels, Value) else Unknown()
        given = inputs if isinstance(inputs, Value) else Unknown()
        reader.call(own, [], {"x": given, "y": truth, "y_pred": model_output(reader, model, site, frame)}, site.node, frame)


def _fit(reader: Reader, model: Value, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> Value:
    given = _named(FIT, positional, keywords)
    inputs, labels = _data(reader, given.get("x"), given.get("y"))
    if isinstance(labels, Value):
        reader.machine.write(model.slots, "fitted", labels)  # type: ignore[attr-defined]
    compiled = model.slots.get("compiled")  # type: ignore[attr-defined]
    reader.ledger.components.ran(model.slots)  # type: ignore[attr-defined]
    _stepped(reader, model, inputs, labels, given.get("sample_weight"), site, frame)
    _held_out(reader, model, inputs, labels, given, site, frame)
    _callbacks(reader, model, given.get("callbacks"), site, frame)
    for guards, one in reader.machine.options(compiled):  # branches may compile differently
        if isinstance(one, Compiled):
            with reader.machine.assume(guards):
                output = _output_for(reader, model, inputs, one.use, frame)
                _meet(reader, model, _unasked(model, one.given), one.use, labels, frame, output=output)
                _validation(reader, model, one.given, one.use, labels, given.get("validation_data"), frame)
    return Object("keras.History", None, {})


def _of_generator(names: Sequence[str], run: Training) -> Training:
    """`fit_generator(batches, steps)`, which older Keras has beside `fit`: steps stand where `fit` takes labels."""

    def of_generator(reader: Reader, model: Value, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> Value:
        given = _named(names, positional, keywords)
        return run(reader, model, [], {"x" if key == "generator" else key: value for key, value in given.items()}, site, frame)

    return of_generator


def _output_for(reader: Reader, model: Value, inputs: Any, use: Site, frame: Frame) -> Value:
    """A model's output; where it has no shape of its own, the one it gets from what fit is given."""
    site = model.site or use
    home, frame = Site(site.document, site.node), _frame(site, frame)
    output = model_output(reader, model, home, frame)
    settled, x = reader.machine.settle(output), as_tensor(inputs)
    if not isinstance(settled, Tensor) or settled.rank is not None or x is None or x.rank is None:
        return output
    shaped = model_output(reader, model, home, frame, (None, *(x.shape or ())[1:]))
    return shaped if isinstance(reader.machine.settle(shaped), Tensor) else output


def _asks(name: str) -> Training:
    """`self.compute_loss(y=…, y_pred=…)` in a model's own method: the loss of compile, of what is handed over and not of what it returns."""

    def run(reader: Reader, model: Value, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> Value:
        given = _named(ASKED[name], positional, {{"y_true": "y"}.get(key, key): value for key, value in keywords.items()})
        output = as_tensor(reader.machine.settle(given.get("y_pred")))
        for guards, one in reader.machine.options(model.slots.get("compiled")):  # type: ignore[attr-defined]
            if isinstance(one, Compiled) and output is not None and output.kind is not None:
                with reader.machine.assume(guards):
                    reader.machine.write(model.slots, "asked", Constant(True))  # type: ignore[attr-defined]
                    _meet(reader, model, _without_metrics(one.given), one.use, given.get("y"), frame, output=output)
        return Tensor(learned=True, operation="loss", shape=())

    return run


def _without_metrics(given: dict[str, Value]) -> dict[str, Value]:
    return {key: value for key, value in given.items() if not key.endswith("metrics")}


def _unasked(model: Value, given: dict[str, Value]) -> dict[str, Value]:
    """What compile was given and fit uses by itself: no loss that the model's own methods ask for."""
    asked = "asked" in model.slots  # type: ignore[attr-defined]
    return {key: value for key, value in given.items() if key != "loss"} if asked else given


def _held_out(reader: Reader, model: Value, inputs: Any, labels: Any, given: dict[str, Value], site: Site, frame: Frame) -> None:
    """A test step of the model's own, on what is kept back for validation."""
    step = reader.method_of(model, "test_step") if isinstance(model, Instance) else None
    data = reader.machine.settle(given.get("validation_data")) if step is not None else None
    if isinstance(data, List) and len(data.items) >= 2:
        inputs, labels = (reader.machine.settle(part) for part in data.items[:2])
    elif isinstance(data, (Object, Instance, Series)):
        inputs, labels = _data(reader, data, None)
    elif "validation_split" not in given:
        return
    if step is not None:
        reader.call(step, [_batch(reader, inputs, labels, None)], {}, site.node, frame)


def _validation(
    reader: Reader, model: Value, arguments: dict[str, Value], use: Site, labels: Any, data: Value | None, frame: Frame
) -> None:
    """Validation labels that have another form than the training labels."""
    settled = reader.machine.settle(data) if data is not None else None
    other: Any = settled.items[1] if isinstance(settled, List) and 2 <= len(settled.items) <= 3 else None
    if other is None and isinstance(settled, (Object, Instance, Series)):
        _, other = _data(reader, settled, None)
    one = as_tensor(reader.machine.settle(labels)) if isinstance(labels, Value) else None
    two = as_tensor(reader.machine.settle(other)) if isinstance(other, Value) else None
    if one is None or two is None:
        return
    first, second = labels_of(one).form, labels_of(two).form
    pair = {first, second}
    if pair == {LabelForm.ONE_HOT, LabelForm.CLASS_IDS} and (two.columns == 1 or two.rank == 1 or one.rank == 1):
        _meet(reader, model, arguments, use, replace(two, mixed=True), frame, kind="validation")


def _data(reader: Reader, x: Value | None, y: Value | None) -> tuple[Any, Any]:
    """Inputs and labels, given one by one or as a data set."""
    settled = reader.machine.settle(x) if x is not None else None
    if y is not None and not (isinstance(y, Constant) and y.value is None):
        return settled, reader.machine.settle(y)
    if isinstance(settled, (Object, Instance, Series)):
        items, _ = elements(reader, settled)
        batch = reader.machine.settle(items[0]) if items else Unknown()
        if isinstance(batch, List) and len(batch.items) >= 2:
            return batch.items[0], batch.items[1]
    return settled, None


def _batch(reader: Reader, inputs: Any, labels: Any, weights: Value | None) -> Value:
    """What a training step is given: inputs and labels, or what there is instead of the two."""
    if isinstance(labels, Value):
        parts = [inputs if isinstance(inputs, Value) else Unknown(), labels]
        return List.of(parts if weights is None or is_none(weights) else [*parts, weights], "tuple")
    if isinstance(inputs, (Object, Instance, Series)):  # a data set of inputs alone
        items, _ = elements(reader, inputs)
        return items[0] if items else Unknown()
    made = as_tensor(inputs)
    return rows_of(made, Size("batch", single=False)) if made is not None and not isinstance(inputs, Unknown) else Unknown()


def _meet(
    reader: Reader,
    model: Value,
    given: dict[str, Value],
    use: Site,
    labels: Any,
    frame: Frame,
    kind: str = "compile",
    output: Value | None = None,
) -> None:
    """Every output with its loss, its metrics and its labels."""
    if isinstance(model, Instance) and reader.method_of(model, "compute_metrics") is not None:  # it says itself what they measure
        given = _without_metrics(given)
    loss, plain, weighted = given.get("loss"), given.get("metrics"), given.get("weighted_metrics")
    site = model.site or use
    output = model_output(reader, model, Site(site.document, site.node), _frame(site, frame)) if output is None else output

    def meet(out: Value, one_loss: Any, truth: Any, *metered: Any) -> Value:
        names = _names(model, out)
        for name, place, tensor in _outputs(out, names):
            own_loss = _pick(reader, one_loss, name, place)
            many = name is not None or place is not None
            own_metrics = List.of(found for one in metered for found in listed(reader, _pick(reader, one, name, place, many=many)))
            own_labels = _pick(reader, truth, name, place)
            _one(reader, own_loss, own_metrics, tensor, own_labels, use, (kind, name, place), frame)
        return Constant(None)

    reader.machine.spread(meet, output, loss, labels, listed_by_default(reader, plain), listed_by_default(reader, weighted))


def _frame(site: Site, frame: Frame) -> Frame:
    return frame if site.document is frame.document else Frame({}, None, site.document, "layer")


def _names(model: Value, out: Value) -> list[str | None]:
    """Names of a functional model's outputs, from the layers that made them."""
    del model
    if isinstance(out, List):
        return [_layer_name(item) for item in out.items]
    return []


def _layer_name(value: Value) -> str | None:
    made = value.made if isinstance(value, Tensor) else None
    return made.name if isinstance(made, Named) else None


def _outputs(out: Value, names: list[str | None]) -> list[tuple[str | None, int | None, Value]]:
    if isinstance(out, Dict):
        return [(str(key), place, value) for place, (key, value) in enumerate(out.slots.items())]
    if isinstance(out, List):
        if len(out.items) == 1:
            return [(None, None, out.items[0])]
        return [(names[place], place, value) for place, value in enumerate(out.items)]
    return [(None, None, out)]


def _pick(reader: Reader, value: Any, name: str | None, place: int | None, *, many: bool = False) -> Any:
    """The part of a loss, metrics or labels that belongs to one output."""
    settled = reader.machine.settle(value) if isinstance(value, Value) else value
    if name is None and place is None:
        if isinstance(settled, Dict) and len(settled.slots) == 1:
            return next(iter(settled.slots.values()))
        return settled
    if isinstance(settled, Dict):
        if name is not None:
            return settled.slots.get(name)
        return None
    if isinstance(settled, List) and place is not None and (not many or any(isinstance(item, List) for item in settled.items)):
        return settled.items[place] if place < len(settled.items) else None
    if isinstance(settled, List) and many:
        return None
    return settled if not isinstance(settled, (Tensor,)) else None


def _one(reader: Reader, loss: Any, metrics: Any, output: Value, labels: Any, use: Site, key: tuple[Any, ...], frame: Frame) -> None:
    x = as_tensor(reader.machine.settle(output))
    y = as_tensor(reader.machine.settle(labels)) if isinstance(labels, Value) else None
    settled = reader.machine.settle(loss) if isinstance(loss, Value) else None
    if x is None:
        return
    if isinstance(settled, Dict) and {"class_name", "config"} <= settled.slots.keys():  # a loss as Keras writes it down
        settled = loss = reader.operate("keras_object", x=settled, room="losses", frame=frame, site=use)
    for metric in listed(reader, metrics):
        measured(reader, metric, x, _same_batch(y, x) if y is not None else Tensor(), use, frame)
    if isinstance(settled, (Function, Method, Instance, Object)) and not isinstance(getattr(settled, "entry", None), LossEntry):
        truth = _same_batch(y, x) if y is not None else Tensor(operation="truth")  # whatever fit will be given
        if isinstance(settled, (Function, Method)):
            _rehearsed(reader, settled, truth, x, use, frame)
            truth, x = _aligned(truth, x), _aligned(x, truth)
        result = reader.call(settled, [truth, x], {}, use.node, frame)
        reader.ledger.minimised(reader.machine.settle(result))
        metrics_only(reader, metrics, x, y, key, reader.machine.settle(result))
        return

    def meet(one: Any) -> Value:
        entry, holder, spelled, facts_name = _loss(reader, one, use)
        if entry is None:
            metrics_only(reader, metrics, x, y, key)
            return Constant(None)

        def flagged(flag: Any) -> Value:
            made = (
                Object(holder.name, holder.entry, {**holder.slots, "from_logits": flag}, site=holder.site)
                if holder is not None and flag is not None
                else holder
            )
            loss_ = loss_facts(entry, facts_name, made, {}, _use(one, use), spelled)
            if loss_ is not None:
                found = metrics_of(reader, metrics, x, entry)
                name = ("compile", loss_.where, *key)
                agree(reader, loss_, entry if entry.framework != "keras" else None, x, y, key=name, metrics=found)
                reader.ledger.components.noted(name, where_of(x.made), use)
            else:
                metrics_only(reader, metrics, x, y, key)
            return Constant(None)

        reader.machine.spread(flagged, either_way(holder.get("from_logits")) if holder is not None else None)
        return Constant(None)

    if settled is not None:
        reader.machine.spread(meet, by_default(reader, settled))
    else:
        metrics_only(reader, metrics, x, y, key)


HOOKS = ("on_train_begin", "on_epoch_end", "on_train_batch_end", "on_batch_end", "on_train_end")


def _callbacks(reader: Reader, model: Value, callbacks: Value | None, site: Site, frame: Frame) -> None:
    """Callbacks the project wrote see the model they are fitted with."""
    settled = reader.machine.settle(callbacks) if callbacks is not None else None
    for item in settled.items if isinstance(settled, List) else ():
        callback = reader.machine.settle(item)
        if isinstance(callback, Object) and isinstance(callback.entry, Layer) and callback.entry.operation == "callback":
            for hook in HOOKS:
                function = callback.get(hook)
                if isinstance(function, (Function, Method)):
                    reader.call(function, _told_to(hook), {}, site.node, frame)
        if not isinstance(callback, Instance):
            continue
        reader.machine.write(callback.slots, ("attribute", "model"), model)
        for hook in HOOKS:
            method = reader.method_of(callback, hook)
            if method is not None:
                reader.call(method, _told_to(hook), {}, site.node, frame)


def _told_to(hook: str) -> list[Value]:
    """What Keras calls a hook with: the number of the epoch or batch, and its logs."""
    logs = Dict({}, exact=False)
    return [Unknown(), logs] if hook.endswith(("epoch_end", "batch_end")) else [logs]


def _same_batch(labels: Tensor, output: Tensor) -> Tensor:
    """Labels as a loss gets them: as many rows as the output."""
    if labels.shape and output.shape and labels.shape[0] is not ... and output.shape[0] is not ...:
        return replace(labels, shape=(output.shape[0], *labels.shape[1:]))
    return labels


def _rehearsed(reader: Reader, loss: Value, truth: Tensor, x: Tensor, use: Site, frame: Frame) -> None:
    """A loss function that is right only because Keras 3 aligns (N,) with (N, 1) before it calls: worth a hint."""
    if truth.rank is None or truth.rank == x.rank:
        return
    reader.ledger.rehearsing = True
    try:
        reader.call(loss, [truth, x], {}, use.node, frame)
    finally:
        reader.ledger.rehearsing = False


def _aligned(x: Tensor, other: Tensor) -> Tensor:
    """Labels or output as Keras hands them to a function: with the last axis of size one that only the other has."""
    if x.shape is not None and x.rank is not None and other.rank == x.rank + 1 and other.columns == 1:
        return replace(x, shape=(*x.shape, 1))
    return x


def _use(loss: Any, use: Site) -> Site:
    """The primary place: the loss where it stands in compile, or within its dict or list."""
    site = getattr(loss, "site", None)
    if site is None or site.document is not use.document:
        return use
    inside = use.node
    here = site.node
    if all(hasattr(part, "lineno") for part in (inside, here)):
        start, end = (inside.lineno, inside.col_offset), (inside.end_lineno, inside.end_col_offset)  # type: ignore[attr-defined]
        if start <= (here.lineno, here.col_offset) and (here.end_lineno, here.end_col_offset) <= end:
            return site
    return use


def _loss(reader: Reader, value: Any, use: Site) -> tuple[LossEntry | None, Object | None, Site, str]:
    """A loss however compile was told of it."""
    from fromlogits.checker.catalogue.keras import LOSS_NAMES
    from fromlogits.checker.catalogue.keras_losses import AUTO, CROSSENTROPY

    spelled = getattr(value, "site", None) or use
    if isinstance(value, Object) and isinstance(value.entry, LossEntry):
        return value.entry, value, spelled, value.name
    name = None
    if isinstance(value, Constant) and isinstance(value.value, str):
        name = LOSS_NAMES.get(value.value)
    elif isinstance(value, External):
        name = value.name
    entry = CROSSENTROPY if name == AUTO else entry_of(name) if name else None
    if isinstance(entry, LossEntry) and name is not None:
        if entry.make is not None and isinstance(value, External):  # the class itself: Keras makes one with its defaults
            made = Object(name, entry, {}, site=spelled)
            return entry, made, spelled, name
        return entry, Object(name, entry, {"from_logits": Constant(False)}, site=spelled) if entry.expects is None else None, spelled, name
    return None, None, spelled, ""


# -- what else a Keras model does


def _predict(reader: Reader, model: Value, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> Value:
    home = model.site or site
    given = positional[0] if positional else keywords.get("x")
    x = as_tensor(reader.machine.settle(given)) if given is not None else None
    own = reader.method_of(model, "predict_step") if isinstance(model, Instance) else None
    if own is not None:
        with in_mode(reader, False):
            return _held(reader.machine.settle(reader.call(own, [x if x is not None else Unknown()], {}, home.node, _frame(home, frame))))
    if x is not None and x.shape is not None:
        with in_mode(reader, False):
            return _held(reader.machine.settle(reader.call(model, [x], {}, home.node, _frame(home, frame))))
    output = reader.machine.settle(model_output(reader, model, Site(home.document, home.node), _frame(home, frame), training=False))
    return _held(output)


def _held(value: Any) -> Any:
    if isinstance(value, Tensor):
        return replace(value, held_out=True, library="numpy")
    if isinstance(value, List):
        return List.of((_held(item) for item in value.items), "list", exact=value.exact)
    if isinstance(value, Dict):
        return Dict({key: _held(item) for key, item in value.slots.items()}, value.exact)
    return value


def _evaluate(reader: Reader, model: Value, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> Value:
    """Labels of another form than those the model was fitted with; of a model that was never fitted, labels that its loss is given."""
    given = _named(("x", "y"), positional, keywords)
    compiled, fitted = model.slots.get("compiled"), model.slots.get("fitted")  # type: ignore[attr-defined]
    step = reader.method_of(model, "test_step") if isinstance(model, Instance) else None
    if step is None and compiled is None:
        return Unknown()
    reader.ledger.components.ran(model.slots, fitted=False)  # type: ignore[attr-defined]
    inputs, labels = _data(reader, given.get("x"), given.get("y"))
    if step is not None:
        return reader.call(step, [_batch(reader, inputs, labels, None)], {}, site.node, frame)
    pair = List.of([inputs if isinstance(inputs, Value) else Unknown(), labels], "tuple") if isinstance(labels, Value) else None
    for guards, one in reader.machine.options(compiled):
        if not isinstance(one, Compiled):
            continue
        with reader.machine.assume(guards):
            if isinstance(fitted, Value) and pair is not None:
                _validation(reader, model, one.given, one.use, fitted, pair, frame)
            elif not reader.ledger.components.is_fitted(one.use):
                home = model.site or one.use
                output = model_output(reader, model, Site(home.document, home.node), _frame(home, frame), training=False)
                with reader.ledger.components.evaluating(one.use):
                    _meet(reader, model, one.given, one.use, labels, frame, output=output)
            elif pair is not None:  # fitted with labels that nobody knows
                _meet(reader, model, one.given, one.use, labels, frame)
    return Unknown()


def _nothing(reader: Reader, model: Value, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> Value:
    return Unknown()


STATE = ("trainable_variables", "non_trainable_variables")
LOSS_STATE = (*STATE, "metrics_variables", "x", "y", "y_pred", "sample_weight", "training")


def stateless_call(reader: Reader, layer: Value, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> Value:
    """`model.stateless_call(weights, state, x)`: what the model gives, and its state afterwards."""
    left = positional[len([name for name in STATE if name not in keywords]) :]
    rest = {key: value for key, value in keywords.items() if key not in {*STATE, "return_losses"}}
    more = keywords.get("return_losses")
    state = [Unknown() for _ in range(2 if isinstance(more, Constant) and more.value else 1)]
    return List.of([reader.call(layer, left, rest, site.node, frame), *state], "tuple")


def _stateless_compute_loss(
    reader: Reader, model: Value, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value:
    """The loss that compile was given, for labels that are given here."""
    given = _named(LOSS_STATE, positional, keywords)
    own = reader.method_of(model, "compute_loss") if isinstance(model, Instance) else None
    loss: Value = Tensor(learned=True, operation="loss", shape=())
    if own is not None:
        loss = reader.call(own, [], {key: given.get(key) or Unknown() for key in ("x", "y", "y_pred")}, site.node, frame)
    for guards, one in reader.machine.options(model.slots.get("compiled")):  # type: ignore[attr-defined]
        if isinstance(one, Compiled) and own is None:
            with reader.machine.assume(guards):
                _meet(reader, model, one.given, one.use, given.get("y"), frame)
    return List.of([loss, List.of([Unknown(), Unknown(), Unknown()], "tuple")], "tuple")


KERAS: dict[str, Training] = {
    "compile": _compile,
    "fit": _fit,
    "fit_generator": _of_generator(FIT_GENERATOR, _fit),
    "evaluate_generator": _of_generator(FIT_GENERATOR[:1], _evaluate),
    "predict_generator": _of_generator(FIT_GENERATOR[:1], _predict),
    "train_on_batch": _fit,
    "test_on_batch": _evaluate,
    "evaluate": _evaluate,
    "predict": _predict,
    "predict_proba": _predict,
    "predict_on_batch": _predict,
    **{name: _asks(name) for name in ASKED},
    "stateless_call": stateless_call,
    "stateless_compute_loss": _stateless_compute_loss,
    "summary": _nothing,
}
