"""A remedy for each rule that has one. Where there are several, the first that has an answer gives it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fromlogits.checker.catalogue.entry import LossEntry, MetricEntry
from fromlogits.checker.evidence.source.names import entry_of
from fromlogits.checker.remedies import activations, layout, logarithms, losses, metrics
from fromlogits.checker.remedies.draft import Draft
from fromlogits.checker.remedies.names import Names
from fromlogits.checker.remedies.rounds import makes_several
from fromlogits.vocabulary import Applicability, Case, Edit, Family, Finding, Fix, LabelForm, Loss, Metric, OutputKind, Where

__all__ = ["REMEDIES", "Desk", "Remedy"]

_SAFE, _UNSAFE = Applicability.SAFE, Applicability.UNSAFE
_ROWS = frozenset({LabelForm.ONE_HOT, LabelForm.DISTRIBUTION})
_LOOPS = (ast.For, ast.AsyncFor, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_BINARY = 2  # classes
_HIDDEN_LAYERS = 2  # an activation of a function that is called this often is not only the last one


@dataclass(slots=True, eq=False)  # never written to, never compared; frozen would take three times as long to load
class Desk:
    """A finding with the documents it speaks of."""

    finding: Finding
    case: Case
    opened: Callable[[str], tuple[Draft, Names] | None]
    others: Sequence[Case] = ()  # that use the same loss

    def at(self, where: Where | None) -> tuple[Draft, Names] | None:
        """The file a place is in."""
        return self.opened(where.file) if where is not None else None

    @property
    def metric(self) -> Metric | None:
        """The metric that was found fault with."""
        here = self.finding.where
        found = [one for one in self.case.metrics if here in {one.where, one.made}]
        return next(iter(found or self.case.metrics), None) if found or len(self.case.metrics) == 1 else None

    @property
    def loss_suits_another(self) -> bool:
        """Whether the loss is right for another output than this one, as it stands."""
        kind = self.case.output.kind if self.case.output is not None else None
        kinds = {(one.output.kind, one.loss.expects) for one in self.others if one.output is not None and one.loss is not None}
        return any(other is expected and other not in {kind, None} for other, expected in kinds)

    @property
    def loss_suits_other_labels(self) -> bool:
        """Whether the loss is right for other labels than these, as it stands."""
        form = self.case.labels.form if self.case.labels is not None else None
        return any(
            one.labels is not None and one.loss is not None and one.labels.form in one.loss.labels and one.labels.form is not form
            for one in self.others
        )

    @property
    def labels_may_be_binary(self) -> bool:
        """Whether nothing is known of the labels that a binary loss of one unit could not take."""
        labels = self.case.labels
        if labels is None:
            return True
        values = [value for value in (labels.minimum, labels.maximum) if value is not None]
        return (labels.classes or 0) <= _BINARY and labels.form not in _ROWS and all(0 <= value <= 1 for value in values)


Remedy = Callable[[Desk], Fix | None]


def _fix(title: str, applicability: Applicability, edits: list[Edit] | None) -> Fix | None:
    return Fix(title, applicability, tuple(edits)) if edits else None


# -- output against loss


def _tell_loss(desk: Desk, *, logits: bool) -> Fix | None:
    loss = desk.case.loss
    file = desk.at(loss.made) if loss is not None else None
    if file is None or desk.loss_suits_another:
        return None
    own = loss is not None and loss.framework == "fromlogits" and "Crossentropy" not in loss.name
    title = f'pass kind="{"logits" if logits else "probabilities"}"' if own else f"set from_logits={logits}"
    return _fix(title, _SAFE, losses.told(*file, desk.case, logits=logits))


def _drop_activation(desk: Desk, where: Where | None = None) -> Fix | None:
    place = where or (desk.case.output.where if desk.case.output is not None else None)
    file = desk.at(place)
    found = activations.site(*file, file[0].node(place)) if file is not None else None
    expected = desk.case.output.activation if desk.case.output is not None and place == desk.case.output.where else None
    if file is None or found is None or not activations.applies(file[1], found, expected) or makes_several(file[0], found):
        return None
    return _fix(f"remove the {expected or 'activation'}", _UNSAFE, activations.dropped(*file, found))


def _change_activation(desk: Desk, activation: str) -> Fix | None:
    found = _site(desk)
    if found is None or desk.case.output is None or makes_several(found[0], found[2]):
        return None
    title = f"replace {desk.case.output.activation or 'the activation'} by {activation}"
    return _fix(title, _UNSAFE, activations.replaced(*found, activation))


def _add_activation(desk: Desk) -> Fix | None:
    """The activation that the loss and a cut elsewhere expect, where the last layer can apply it."""
    output, loss = desk.case.output, desk.case.loss
    if output is None or loss is None or loss.family is None or not _is_last_alone(desk):
        return None
    activation = "sigmoid" if loss.family is Family.BINARY else "softmax"
    file = desk.at(output.where)
    if file is None or (activation == "softmax" and output.rank != 2):  # a later layer may bring its units together
        return None
    return _fix(f"add {activation}", _UNSAFE, activations.added(*file, file[0].node(output.where), activation))


def _take_twin(desk: Desk, twin: Callable[[losses.Written], str | None], applicability: Applicability = _SAFE) -> Fix | None:
    loss = desk.case.loss
    file = desk.at(loss.made) if loss is not None else None
    written = losses.written(*file, file[0].node(loss.made)) if file is not None and loss is not None else None
    target = twin(written) if written is not None and _is_same(loss, written) else None
    if file is None or written is None or target is None:
        return None
    old, new = (name.rpartition(".")[2] for name in (written.name, target))
    return _fix(f"replace {old} by {new}", applicability, losses.turned_into(*file, written, target))


def _is_same(loss: Loss | None, written: losses.Written) -> bool:
    """Whether what stands there is still the loss that was found, be it named as a class or as a function."""
    return loss is not None and _leaf(loss.name) in {_leaf(written.name), _leaf(written.entry.name)}


def _leaf(name: str) -> str:
    """The last part of a name, the same for a class and its function."""
    return name.rpartition(".")[2].replace("_", "").lower()


def _fl101(desk: Desk) -> Fix | None:
    """One unit is no class of several, with its sigmoid or without."""
    output, loss = desk.case.output, desk.case.loss
    lone = output is not None and output.units == 1 and loss is not None and loss.family is Family.MULTICLASS
    return _tell_loss(desk, logits=False) or (None if lone else _drop_activation(desk))


def _fl102(desk: Desk) -> Fix | None:
    output, loss = desk.case.output, desk.case.loss
    if output is not None and output.units == 1 and loss is not None and loss.family is Family.MULTICLASS and loss.framework == "keras":
        return _take_binary(desk)  # which is told of the logits the next time
    if output is not None and output.halved and loss is not None and loss.framework == "keras":
        return _add_activation(desk)
    return _tell_loss(desk, logits=True) or _take_logits(desk)


def _take_logits(desk: Desk) -> Fix | None:
    return None if desk.loss_suits_another else _take_twin(desk, lambda loss: loss.entry.logits)


def _fl103(desk: Desk) -> Fix | None:
    output, loss = desk.case.output, desk.case.loss
    if output is None or loss is None:
        return None
    if loss.expects is OutputKind.LOG_PROBABILITIES and output.kind is OutputKind.LOGITS:
        return _take_logits(desk)
    if desk.case.labels is not None and desk.case.labels.where is not None and desk.case.labels.where == output.where:
        return None  # the targets are made there, too, and are what the loss expects
    if loss.expects is OutputKind.LOG_PROBABILITIES and output.kind is OutputKind.PROBABILITIES and output.activation == "softmax":
        return _change_activation(desk, "log_softmax")
    if loss.expects is OutputKind.PROBABILITIES and output.kind is OutputKind.LOG_PROBABILITIES and output.activation == "log_softmax":
        return _change_activation(desk, "softmax")
    return None


def _fl105(desk: Desk) -> Fix | None:
    output = desk.case.output
    if output is not None and output.tempered:  # which of the two is meant, and where, nobody says
        return None
    if output is not None and (output.activation or "").startswith("log_"):  # the first of the two goes, not the logarithm
        return None
    return _drop_activation(desk, desk.finding.where) or _drop_activation(desk)


def _binary(loss: losses.Written) -> str | None:
    """The binary loss of the same room."""
    room, _, leaf = loss.name.rpartition(".")
    name = f"{room}.{'binary_crossentropy' if leaf.islower() else 'BinaryCrossentropy'}"
    return name if room.startswith("keras.") and isinstance(entry_of(name), LossEntry) else None


def _take_binary(desk: Desk) -> Fix | None:
    return _take_twin(desk, _binary, _UNSAFE) if desk.labels_may_be_binary else None


def _categorical(form: LabelForm | None) -> Callable[[losses.Written], str | None]:
    word = "sparse_categorical_crossentropy" if form is LabelForm.CLASS_IDS else "categorical_crossentropy" if form in _ROWS else None

    def twin(loss: losses.Written) -> str | None:
        room, _, leaf = loss.name.rpartition(".")
        if word is None or not room.startswith("keras."):
            return None
        return f"{room}.{word if leaf.islower() else ''.join(part.title() for part in word.split('_'))}"

    return twin


def _fl106(desk: Desk) -> Fix | None:
    """Sigmoid in the layer, and a binary loss behind it."""
    loss = desk.case.loss
    if loss is not None and loss.fused:  # applies its own: the layer needs none
        return _drop_activation(desk) if loss.family is Family.BINARY else None
    fix = _change_activation(desk, "sigmoid")
    if fix is None or loss is None or loss.family is not Family.MULTICLASS:
        return fix
    rest = _take_binary(desk)
    return Fix(f"{fix.title}, and {rest.title.removeprefix('replace ')}", _UNSAFE, (*fix.edits, *rest.edits)) if rest is not None else None


def _fl107(desk: Desk) -> Fix | None:
    output, loss, labels = desk.case.output, desk.case.loss, desk.case.labels
    if output is None or loss is None:
        return None
    if loss.family is Family.MULTICLASS and output.activation == "sigmoid":
        if labels is not None and labels.form is LabelForm.MULTI_HOT:
            return _take_twin(desk, _binary, _UNSAFE)
        if output.units == 1:
            return _take_binary(desk)
        return _change_activation(desk, "softmax") if output.units is not None else None
    if loss.family is Family.BINARY and output.activation == "softmax":
        if labels is not None and labels.form is LabelForm.MULTI_HOT:
            return _change_activation(desk, "sigmoid")
        return _take_twin(desk, _categorical(labels.form if labels is not None else None), _UNSAFE)
    return None


def _fl108(desk: Desk) -> Fix | None:
    """Only where the activation belongs to the last layer alone, and the loss can be told of the raw scores that are left."""
    output, loss = desk.case.output, desk.case.loss
    if output is not None and output.kind is not None:  # it stands before a softmax, and where is not noted
        return None
    if loss is not None and loss.expects is OutputKind.PROBABILITIES and not (_tell_loss(desk, logits=True) or _take_logits(desk)):
        return None
    return _drop_activation(desk) if _is_last_alone(desk) else None


def _is_last_alone(desk: Desk) -> bool:
    """Whether what stands where the output gets its kind makes nothing but the last layer."""
    output = desk.case.output
    file = desk.at(output.where) if output is not None else None
    node = file[0].node(output.where) if file is not None and output is not None else None
    if file is None or node is None:
        return False
    around = list(file[0].ancestors(node))
    functions = [one for one in around if isinstance(one, ast.FunctionDef)]
    named = {functions[0].name} if functions else set()
    called = [one for one in ast.walk(file[0].tree) if {getattr(one, "id", None), getattr(one, "attr", None)} & named]
    return len(called) < _HIDDEN_LAYERS and not any(isinstance(one, _LOOPS) for one in around)


# -- labels against loss


def _fl201(desk: Desk) -> Fix | None:
    if desk.loss_suits_other_labels:
        return None
    return _take_twin(desk, lambda loss: loss.entry.dense if _is_mutual(loss.entry.dense, loss.name) else None)


def _fl202(desk: Desk) -> Fix | None:
    """Outside Keras the sparse twin takes whole numbers only, with one axis fewer than the output. One unit is no class of several."""
    labels, output = desk.case.labels, desk.case.output
    if (output is not None and output.units == 1) or desk.loss_suits_other_labels:
        return None
    fractional = labels is not None and labels.dtype is not None and "int" not in labels.dtype
    column = labels is not None and output is not None and labels.rank is not None and labels.rank == output.rank

    def twin(loss: losses.Written) -> str | None:
        strict = loss.entry.framework != "keras" and not loss.name.startswith("fromlogits.keras.")
        return None if strict and (fractional or column) else loss.entry.sparse if _is_mutual(loss.entry.sparse, loss.name) else None

    return _take_twin(desk, twin)


def _is_mutual(twin: str | None, name: str) -> bool:
    """Whether the twin's twin is the loss itself: a variant may name a plainer loss that is not its equal."""
    entry = entry_of(twin or "")
    back = (entry.dense or entry.sparse or "") if isinstance(entry, LossEntry) else ""
    return back.rpartition(".")[2] == name.rpartition(".")[2]


def _fl303(desk: Desk) -> Fix | None:
    loss = desk.case.loss
    metric = next((metric for metric in desk.case.metrics if metric.swapped and metric.arguments is not None), None)
    if metric is not None and metric.arguments is not None:
        file = desk.at(metric.arguments[0])
        return _fix("exchange the two arguments", _SAFE, losses.pair_exchanged(file[0], metric.arguments)) if file is not None else None
    place = None if loss is None else loss.arguments[0] if loss.arguments is not None else loss.made or loss.where
    file = desk.at(place)
    return _fix("exchange the two arguments", _SAFE, losses.arguments_exchanged(file[0], desk.case)) if file is not None else None


# -- shapes and numbers


def _site(desk: Desk) -> tuple[Draft, Names, activations.Site] | None:
    """Where the output's activation is applied."""
    output = desk.case.output
    file = desk.at(output.where) if output is not None else None
    found = activations.site(*file, file[0].node(output.where)) if file is not None and output is not None else None
    if file is None or found is None or output is None or not activations.applies(file[1], found, output.activation):
        return None
    return (*file, found)


def _fl207(desk: Desk) -> Fix | None:
    output, labels = desk.case.output, desk.case.labels
    file = desk.at(output.where) if output is not None else None
    if file is None or output is None or labels is None or output.units is None or labels.classes is None:
        return None
    edits = layout.units_set(*file, file[0].node(output.where), output.units, labels.classes)
    return _fix(f"give the layer {labels.classes} units", _UNSAFE, edits)


def _fl301(desk: Desk) -> Fix | None:
    """The side that is a column loses its last axis."""
    loss, shapes = desk.case.loss, desk.case.broadcast
    file = desk.at(loss.made) if loss is not None else None
    use = desk.at(loss.where) if loss is not None else None
    written = losses.written(*file, file[0].node(loss.made)) if file is not None and loss is not None else None
    if use is None or loss is None or written is None or shapes is None or not _has_squeeze(written.name):
        return None
    column = next((side for side, shape in zip(("output", "labels"), shapes, strict=True) if len(shape) > 1 and shape[-1] == 1), None)
    edits = layout.column_squeezed(use[0], use[0].node(loss.where), written.entry.call, column) if column is not None else None
    return _fix(f"squeeze the {column}", _UNSAFE, edits)


def _has_squeeze(name: str) -> bool:
    """Whether a loss is given arrays that have the method."""
    return name.startswith(("torch.", "optax.", "fromlogits.torch.", "fromlogits.jax."))


def _fl302(desk: Desk) -> Fix | None:
    loss, output = desk.case.loss, desk.case.output
    found = _site(desk) if output is not None and output.axis_fault is not None else None
    axis = 1 if loss is not None and loss.class_axis == 1 else -1
    edits = layout.axis_named(*found, axis) if found is not None else None
    return _fix(f"normalise over axis {axis}", _UNSAFE, edits)


def _fl402(desk: Desk) -> Fix | None:
    found = _site(desk)
    return _fix("compute the probabilities in float32", _UNSAFE, layout.float32_asked(*found) if found is not None else None)


# -- logarithms


def _fl401(desk: Desk) -> Fix | None:
    output = desk.case.output
    for where in (output.where if output is not None else None, desk.finding.where):
        file = desk.at(where)
        found = logarithms.taken_of(*file, file[0].node(where)) if file is not None else None
        if found is not None:
            return _fix(found.title, _SAFE, list(found.edits))
    return None


# -- metrics


def _metric(desk: Desk) -> tuple[Draft, Names, metrics.Written] | None:
    metric = desk.metric
    file = desk.at(metric.made) if metric is not None else None
    if file is None or metric is None:
        return None
    name = metric.name if isinstance(entry_of(metric.name), MetricEntry) else "keras.metrics.BinaryAccuracy"
    written = metrics.written(file[1], file[0].node(metric.made), accuracy=name)
    return (*file, written) if written is not None else None


def _fl501(desk: Desk) -> Fix | None:
    found = _metric(desk)
    edits = metrics.logits_cut(*found) if found is not None else None
    return _fix("tell the metric that it is given logits", _SAFE, edits)


def _fl502(desk: Desk) -> Fix | None:
    metric = desk.metric
    threshold = metric.threshold if metric is not None and metric.threshold is not None else 0.5
    places = [metric.made, metric.where] if metric is not None else []
    for where in (*places, desk.finding.where):
        file = desk.at(where)
        edits = metrics.cut_moved(file[0], file[0].node(where), threshold) if file is not None else None
        if edits:
            return _fix("compare logits with 0.0", _UNSAFE, edits)
    return None


def _fl503(desk: Desk) -> Fix | None:
    found = _metric(desk)
    target = (found[2].entry.sparse or found[2].entry.dense) if found is not None else None
    if found is None or target is None or _leaf(found[2].name) != _leaf(desk.metric.name if desk.metric is not None else ""):
        return None
    old, new = (name.rpartition(".")[2] for name in (found[2].name, target))
    return _fix(f"replace {old} by {new}", _SAFE, metrics.turned_into(*found, target))


REMEDIES: dict[str, Remedy] = {
    "FL101": _fl101,
    "FL102": _fl102,
    "FL103": _fl103,
    "FL104": _drop_activation,
    "FL105": _fl105,
    "FL106": _fl106,
    "FL107": _fl107,
    "FL108": _fl108,
    "FL201": _fl201,
    "FL202": _fl202,
    "FL207": _fl207,
    "FL301": _fl301,
    "FL302": _fl302,
    "FL303": _fl303,
    "FL401": _fl401,
    "FL402": _fl402,
    "FL501": _fl501,
    "FL502": _fl502,
    "FL503": _fl503,
}
