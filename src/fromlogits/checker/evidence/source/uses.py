"""Uses of losses and metrics: the moment where output, loss and labels meet."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fromlogits.checker.catalogue.entry import LossEntry, MetricEntry, parameters
from fromlogits.checker.evidence.expecting import UNKNOWN, cuts_probabilities, expected
from fromlogits.checker.evidence.source.binding import bind_signature, places
from fromlogits.checker.evidence.source.conditions import argument_of
from fromlogits.checker.evidence.source.discounting import discount
from fromlogits.checker.evidence.source.facts import labels_of, output_of, text_of, where_of
from fromlogits.checker.evidence.source.ledger import VARIANTS
from fromlogits.checker.evidence.source.names import entry_of
from fromlogits.checker.evidence.source.operations.bound import as_tensor
from fromlogits.checker.evidence.source.shapes import plain, reduce
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.truth import flag as flag_of
from fromlogits.checker.evidence.source.values import Choice, Constant, Frame, List, Object, Site, Unknown, Value, native
from fromlogits.vocabulary import Case, Family, LabelForm, Loss, Metric, OutputKind, Where

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["agree", "either_way", "loss_facts", "metric_facts", "use_loss", "use_metric"]

TESTS = frozenset({"argument", "==", "in", "not"})  # what may be open of a flag on the command line
GRAPH_LOSSES = "tensorflow.nn."  # those of `tf.losses`, which are younger, always took the labels first
FED = 64  # operations between a placeholder and a loss that are followed back: a generator and a discriminator, layer by layer
SCALES = (OutputKind.LOGITS, OutputKind.PROBABILITIES)  # what a loss that trains raw scores may be meant for


def either_way(flag: Any) -> Any:
    """A flag from the command line, or a test of what stands there: on or off, each under its condition."""
    if not isinstance(flag, Unknown) or not isinstance(flag.key, tuple) or flag.key[0] not in TESTS or argument_of(flag.key) is None:
        return flag
    key, positive = flag_of(flag)
    return Choice(((frozenset({(key, positive)}), Constant(True)), (frozenset({(key, not positive)}), Constant(False))))


def loss_facts(entry: LossEntry, name: str, made: Object | None, arguments: Mapping[str, Any], use: Site, spelled: Site) -> Loss | None:
    """What a loss expects, from its entry and its arguments; None where that hangs on something unknown."""
    flag = arguments.get("from_logits") if made is None else made.get("from_logits")
    given = {"from_logits": _told(flag), "kind": _told(arguments.get("kind"))}
    for option in ("ignore_index", "axis", "log_target"):
        given[option] = _told((made.get(option) if made is not None else None) or arguments.get(option))
    return expected(entry, name, given, where=where_of(use), made=where_of(spelled), text=text_of(spelled))


def _told(value: Any) -> Any:
    """An option as it was written: None where it was not given."""
    if value is None:
        return None
    return value.value if isinstance(value, Constant) else UNKNOWN


def use_loss(
    reader: Reader,
    entry: LossEntry,
    name: str,
    made: Object | None,
    positional: Sequence[Value],
    keywords: Mapping[str, Value],
    site: Site,
    frame: Frame,
) -> Value:
    """A loss is computed: `criterion(output, labels)`."""
    arguments = bind_signature(reader, entry.call, positional, keywords)
    if name.startswith(GRAPH_LOSSES) and len(positional) > 1 and _scores_first(reader, arguments):
        arguments = {**arguments, "output": arguments["labels"], "labels": arguments["output"]}
    result = Tensor(learned=True, operation="loss", shape=(), site=site)
    spelled = made.site if made is not None and made.site is not None else site

    def meet(output: Any, labels: Any, flag: Any) -> Value:
        given = {**arguments, "from_logits": flag} if made is None else arguments
        holder = made
        if made is not None and flag is not None:
            holder = Object(made.name, made.entry, {**made.slots, "from_logits": flag}, site=made.site)
        loss = loss_facts(entry, name, holder, given, site, spelled)
        expects.add(loss.expects if loss is not None else None)
        if loss is not None:
            agree(reader, loss, entry, as_tensor(output), as_tensor(labels), key=("loss", loss.where), ordered=_ordered(entry, site))
        return Constant(None)

    expects: set[OutputKind | None] = set()
    flag = either_way(arguments.get("from_logits") if made is None else made.get("from_logits"))
    reader.machine.spread(meet, arguments.get("output"), arguments.get("labels"), flag, most=VARIANTS)
    other = as_tensor(reader.machine.settle(arguments.get("labels")))
    exchanged = other is not None and other.kind is OutputKind.LOGITS  # perhaps labels stand where the output should
    if expects == {OutputKind.LOGITS} and entry.framework == "torch" and not exchanged:
        _take_as_logits(reader, entry, arguments.get("output"), site, frame)
    reduction = (made.get("reduction") if made is not None else None) or arguments.get("reduction")
    output = as_tensor(reader.machine.settle(arguments.get("output")))
    if entry.framework in {"jax", "tensorflow"} or (
        isinstance(reduction, Constant) and reduction.value in {"none", None} and entry.framework != "keras"
    ):
        result.shape = (
            output.shape
            if output is not None and entry.same_shape and entry.family is Family.BINARY
            else reduce(output.shape if output else None, [-1], keepdims=False)
        )
    for option in ("where", "weight") if entry.family is Family.BINARY or entry.framework == "jax" else ():
        mask = as_tensor(reader.machine.settle(arguments.get(option)))
        if mask is not None and (option == "where" or mask.rank == (output.rank if output is not None else None)):
            discount(reader.ledger, replace(result, shape=None), mask)
    return result


def _ordered(entry: LossEntry | MetricEntry, site: Site) -> tuple[Where, Where] | None:
    """Where output and labels stand in the call, when both were given by position or name."""
    node = site.node
    if not isinstance(node, ast.Call):
        return None
    where = places(entry.call)
    found = [part for part in (_spelled(node, *where.get(canonical, (99, ""))) for canonical in ("output", "labels")) if part is not None]
    if len(found) < 2:
        return None
    first, second = sorted(found, key=lambda part: (part.lineno, part.col_offset))
    return site.document.where(first), site.document.where(second)


def _spelled(node: ast.Call, position: int, name: str) -> ast.expr | None:
    """An argument as the call spells it."""
    keyword = next((word.value for word in node.keywords if word.arg == name), None)
    if keyword is not None or position >= len(node.args) or any(isinstance(part, ast.Starred) for part in node.args):
        return keyword
    return node.args[position]


def _take_as_logits(reader: Reader, entry: LossEntry, value: Any, site: Site, frame: Frame) -> None:
    """A value that nobody knows is given to a loss of logits: what has its name are logits, from there on."""
    node = site.node
    spelled = _spelled(node, *places(entry.call).get("output", (99, ""))) if isinstance(node, ast.Call) else None
    if not isinstance(value, Unknown) or not isinstance(spelled, ast.Name) or frame.names.get(spelled.id) is not value:
        return
    scores = Tensor(kind=OutputKind.LOGITS, learned=True, made=Site(site.document, spelled), library=entry.framework or None)
    reader.ledger.taken_as_logits(scores)
    reader.machine.bind(frame, spelled.id, scores)


def _turned_to(output: Tensor, loss: Loss) -> bool:
    """Whether rows and columns changed places, so that a softmax over the rows ran where the loss looks: each unit points at one of them."""
    last = loss.class_axis in {-1, 1} or loss.framework == "distribution"
    return last and output.axis_fault not in {None, "implicit"} and output.rank == 2 and output.axis == -1


def agree(
    reader: Reader,
    loss: Loss,
    entry: LossEntry | None,
    output: Tensor | None,
    labels: Tensor | None,
    *,
    key: tuple[Any, ...],
    metrics: tuple[Metric, ...] = (),
    ordered: tuple[Where, Where] | None = None,
) -> None:
    """Write down one agreement of output, loss and labels."""
    swapped = (entry is None or not entry.symmetric) and (_swapped(loss, output, labels) or _turned(entry, output, labels))
    if swapped:
        loss = replace(loss, swapped=True)
    if key[0] == "loss":  # compile calls nothing: it is not the other half of a loss called beside it
        reader.ledger.orders.meet(key, labels if swapped else output, swapped=swapped)
    loss = replace(loss, arguments=ordered)
    seen = output_of(output, loss.class_axis) if output is not None else None
    if output is not None and seen is not None and _turned_to(output, loss):
        seen = replace(seen, axis_fault=None)
    given = labels_of(labels) if labels is not None else None
    broadcast = None
    if entry is not None and entry.same_shape and output is not None and labels is not None:
        broadcast = _broadcast(output, labels)
    case = Case(output=seen, loss=loss, labels=given, metrics=metrics, broadcast=broadcast, backend=reader.machine.settings.get("backend"))
    reader.ledger.record(key, case)
    scores = _scores(output, loss) if output is not None else None
    made = where_of(scores.made) if scores is not None else None
    if made is None or scores is None or output is None:
        return
    reader.ledger.taken_as_logits(scores)
    if scores is output and loss.family is Family.MULTICLASS and output.units is not None and _on_axis(output, loss.class_axis):
        reader.ledger.competing[made] = output.units


def _scores(output: Tensor, loss: Loss) -> Tensor | None:
    """The raw scores that a loss trains: its logits, or what became the independent probabilities that it was given."""
    if output.kind is OutputKind.LOGITS:
        return output if loss.expects is OutputKind.LOGITS else None
    inner = output.arguments[0] if output.activation == "sigmoid" and output.arguments else None
    direct = output.operation == "sigmoid" and isinstance(inner, Tensor) and inner.kind is OutputKind.LOGITS
    return inner if direct and loss.expects in SCALES else None


def _on_axis(output: Tensor, looked_at: int | None) -> bool:
    """Whether a loss looks for the classes where the units are."""
    if looked_at is None or output.axis is None or output.rank is None:
        return False
    return output.rank < 3 or output.axis == (looked_at if looked_at < 0 else looked_at - output.rank)


def _scores_first(reader: Reader, arguments: Mapping[str, Any]) -> bool:
    """Whether a placeholder stands where the scores should: before TensorFlow 1 they came first, and since a graph's loss takes only names."""
    output = as_tensor(reader.machine.settle(arguments.get("output")))
    others = [as_tensor(option) for _, option in reader.machine.options(arguments.get("labels"))]
    if output is None or output.learned is not False or not all(one is not None and one.learned for one in others):
        return False
    for _ in range(FED):
        if output is None or output.operation == "empty":
            return output is not None and output.library == "tensorflow"
        output = next((part for part in output.arguments if isinstance(part, Tensor)), None)
    return False


def _swapped(loss: Loss, output: Tensor | None, labels: Tensor | None) -> bool:
    """What stands as output is data, or came out of `predict`; what stands as labels comes out of a model that is trained."""
    if output is None or labels is None:
        return False
    soft = LabelForm.DISTRIBUTION in loss.labels  # what predict gave may be a teacher's
    if output.held_out and not labels.held_out and not soft and None not in (output.kind, labels.kind):
        return labels.learned is True
    if output.learned is not False or labels.learned is not True:
        return False
    if output.kind is not None:  # data that are probabilities: each of the two is what the other should be
        return loss.target is not None and output.kind is loss.target is not loss.expects is labels.kind
    return labels.kind is not None or loss.expects is not OutputKind.LOG_PROBABILITIES


def _turned(entry: LossEntry | None, output: Tensor | None, labels: Tensor | None) -> bool:
    """Whether a cross-entropy is given what compile's own loss gets for labels as the output; a divergence may be meant that way round."""
    if entry is None or output is None or labels is None or "from_logits" not in f"{entry.call} {entry.make}":
        return False
    return output.operation == "truth" and labels.learned is True and labels.kind is not None


def _broadcast(output: Tensor, labels: Tensor) -> tuple[tuple[int | None, ...], tuple[int | None, ...]] | None:
    """Shapes (N, 1) against (N,), or with more axes before the last."""
    one, other = (labels, output) if (labels.rank or 0) > (output.rank or 0) else (output, labels)
    if one.shape is None or other.shape is None or one.rank is None or other.rank is None or one.rank != other.rank + 1:
        return None
    if one.shape[-1] != 1 or not other.shape or 1 in {one.shape[0], other.shape[0]}:
        return None
    if other.rank > 1 and not all(size is not None and size == same for size, same in zip(one.shape[:-1], other.shape, strict=True)):
        return None
    return plain(output.shape) or (), plain(labels.shape) or ()


# -- metrics


def metric_facts(
    entry: MetricEntry, name: str, made: Object | None, arguments: Mapping[str, Any], use: Site, spelled: Site
) -> Metric | None:
    """What a metric expects, from its entry and its arguments."""
    source: Mapping[Any, Any] = {**arguments, **(made.slots if made is not None else {})}
    expects, threshold, labels = entry.expects, entry.threshold, entry.labels
    flag = source.get("from_logits")
    if isinstance(flag, Constant) and flag.value is True:
        expects = OutputKind.LOGITS
    elif isinstance(flag, Unknown):
        return None
    given = source.get("threshold")
    if isinstance(given, List) and given.exact and given.items:  # of several cuts, one between 0 and 1 speaks for all
        numbers = native(given)
        cuts = numbers if isinstance(numbers, tuple) and all(isinstance(one, (int, float)) for one in numbers) else ()
        if not cuts:
            return None
        given = Constant(next((one for one in cuts if cuts_probabilities(one)), cuts[0]))
    if isinstance(given, Constant) and isinstance(given.value, (int, float)) and not isinstance(given.value, bool):
        threshold = float(given.value)
        expects = (expects or OutputKind.PROBABILITIES) if cuts_probabilities(threshold) else None
    elif isinstance(given, Unknown):
        return None
    elif given is not None and entry.threshold is None and entry.framework == "jax":  # Flax's Accuracy: without a cut the largest counts
        expects, labels = None, frozenset({LabelForm.CLASS_IDS})
    elif isinstance(given, Constant) and given.value is None and _cuts_by_default(entry):  # `BinaryAccuracy(threshold=None)`: no cut
        expects, threshold = None, None
    task = source.get("task")
    task_cuts = task is None or (isinstance(task, Constant) and task.value in {"binary", "multilabel"})
    if not task_cuts:  # the largest counts, or none can tell
        expects, threshold = None, None
    if isinstance(source.get("top_k"), Constant) and source["top_k"].value is not None and entry.framework == "keras":
        expects, threshold = None, None
    return Metric(
        name=name,
        expects=expects,
        threshold=threshold,
        labels=labels,
        where=where_of(use),
        made=where_of(spelled),
        text=text_of(spelled),
        framework=entry.framework,
    )


def _cuts_by_default(entry: MetricEntry) -> bool:
    """Whether a number is the default of the cut, so that a None was asked for."""
    signature = parameters(entry.call if entry.make is None else entry.make)
    return any(one.canonical == "threshold" and one.default is not None for one in signature)


def of_task(name: str, entry: MetricEntry, arguments: Mapping[str, Any]) -> tuple[str, MetricEntry]:
    """Torchmetrics' `Accuracy(task="binary")`: the metric that the task chooses."""
    task = arguments.get("task")
    if entry.framework != "torchmetrics" or not isinstance(task, Constant) or task.value not in {"binary", "multiclass", "multilabel"}:
        return name, entry
    short = name.rpartition(".")[2]
    function = ".functional." in name
    chosen = (
        f"torchmetrics.functional.classification.{task.value}_{short}"
        if function
        else f"torchmetrics.classification.{task.value.capitalize()}{short}"
    )
    found = entry_of(chosen)
    return (chosen, found) if isinstance(found, MetricEntry) else (name, entry)


def use_metric(
    reader: Reader,
    entry: MetricEntry,
    name: str,
    made: Object | None,
    positional: Sequence[Value],
    keywords: Mapping[str, Value],
    site: Site,
    frame: Frame,
) -> Value:
    """A metric is computed or updated."""
    arguments = bind_signature(reader, entry.call, positional, keywords)
    name, entry = of_task(name, entry, made.slots if made is not None else arguments)
    spelled = made.site if made is not None and made.site is not None else site
    metric = metric_facts(entry, name, made, arguments, site, spelled)
    if metric is None:
        return Unknown()

    def meet(output: Any, labels: Any) -> Value:
        x, y = as_tensor(output), as_tensor(labels)
        if entry.framework == "sklearn" and x is not None and x.operation == "argmax" and y is not None and (y.rank or 0) >= 2:
            facts = replace(metric, labels=frozenset({LabelForm.CLASS_IDS}), given=labels_of(y))
            reader.ledger.record(("metric", metric.where, metric.made), Case(metrics=(facts,)))
            return Constant(None)
        facts = replace(
            metric,
            output=output_of(x) if x is not None else None,
            given=labels_of(y) if y is not None else None,
            swapped=_exchanged(entry, average, x, y),
            arguments=_ordered(entry, site),
        )
        reader.ledger.record(("metric", metric.where, metric.made), Case(metrics=(facts,)))
        return Constant(None)

    average = made.get("average") if made is not None else arguments.get("average")

    reader.machine.spread(meet, arguments.get("output"), arguments.get("labels"))
    return Unknown()


def _exchanged(entry: MetricEntry, average: Any, output: Tensor | None, labels: Tensor | None) -> bool:
    """Whether data stands as the prediction and a prediction as the labels, and the number comes out another for it."""
    if output is None or labels is None or output.learned is not False or output.kind is not None or labels.learned is not True:
        return False
    if labels.kind is not None:  # scores are no labels, unless another model's may be
        return LabelForm.DISTRIBUTION not in entry.labels
    every = (
        isinstance(average, Constant) and average.value == "micro"
    )  # all mistakes are counted in one: missed by one is made up by another
    return entry.ordered and labels.integral is True and output.integral is True and not every
