"""The loss that fits a model and its labels, from the doors of this package."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fromlogits import errors
from fromlogits.provenance.models import outputs_of, owner
from fromlogits.provenance.naming import named
from fromlogits.vocabulary import Family, LabelForm, Output, OutputKind

__all__ = ["loss_for"]

ROWS = frozenset({LabelForm.ONE_HOT, LabelForm.DISTRIBUTION})
YES_NO = frozenset({LabelForm.MULTI_HOT, LabelForm.BINARY})
NAMES = {
    "keras": ("SparseCategoricalCrossentropy", "CategoricalCrossentropy", "BinaryCrossentropy"),
    "torch": ("CrossEntropyLoss", "CrossEntropyLoss", "BCEWithLogitsLoss"),
    "jax": ("softmax_cross_entropy_with_integer_labels", "softmax_cross_entropy", "sigmoid_binary_cross_entropy"),
}


def loss_for(model: Any, labels: Any = None, *, inputs: Any = None) -> Any:
    """The loss of the model's own framework that takes what the model gives and what the labels are.

    What the model gives is proved from its layers or its program, not from its numbers, and said to the loss outright: `from_logits` is never left open.

    Args:
      model: a Keras model; a torch module; for JAX a callable or the pair (apply, params).
      labels: the labels, or some of them: of any form that `fromlogits.labels.infer` reads; a dict by output for a model with several. Needed where
        several losses fit (class ids or one-hot rows, one class or many).
      inputs: one batch as the model takes it, where its layers do not tell: always for JAX, and for torch modules other than a plain Sequential.

    Returns:
      An instance of a class of `fromlogits.keras` or `fromlogits.torch`, or a function of `fromlogits.jax`. For a model with several outputs a dict
      of them, by output.

    Raises:
      OutputKindError: no loss takes this output, or not with these labels.
      ShapeError: torch's losses look for the classes elsewhere.
      ValueError: several losses fit and no labels were given, or it cannot be told what the model gives.

    >>> import torch, fromlogits as fl
    >>> fl.loss_for(torch.nn.Sequential(torch.nn.Linear(4, 3), torch.nn.LogSoftmax(dim=1)))
    NLLLoss()
    >>> fl.loss_for(torch.nn.Sequential(torch.nn.Linear(4, 1)))
    BCEWithLogitsLoss()
    >>> fl.loss_for(torch.nn.Sequential(torch.nn.Linear(4, 3)), labels=[2, 0, 1])
    CrossEntropyLoss()
    """
    framework = owner(model)
    name = f"the model {model.name!r}" if framework == "keras" else named(model[0] if isinstance(model, tuple) else model)
    found = _outputs(framework, model, inputs)
    if len(found) == 1 and not isinstance(labels, Mapping):
        return _loss(str(framework), next(iter(found.values())), labels, name)
    given = labels if isinstance(labels, Mapping) else {}
    for key in given:
        if key not in found:
            raise errors.no_such_output(str(key), name, [str(one) for one in found])
    return {key: _loss(str(framework), one, given.get(key), f"the output {key!r} of {name}") for key, one in found.items()}


def _outputs(framework: str | None, model: Any, inputs: Any) -> dict[str | None, Output]:
    if framework == "torch" and inputs is None:
        from fromlogits.heads.torch import head_of

        head = head_of(model)
        if head is not None:
            return {None: head}
    return outputs_of(model, inputs)


def _loss(framework: str, output: Output, labels: Any, name: str) -> Any:
    if output.kind is None:
        raise errors.unfit_head(name, output.activation) if output.activation else errors.nothing_told(name, "the output")
    form = None if labels is None else _form(labels, output.units)
    what = _spoken(output)
    family = _family(output, form)
    if family is Family.MULTICLASS and output.units == 1:
        raise errors.no_loss_fits(
            what, str(form or "any labels"), "a softmax over one unit is always 1: end in sigmoid, or in a unit for each class"
        )
    sparse, dense, binary = NAMES[framework]
    if family is None:
        choices = dict.fromkeys((sparse, dense, binary))
        raise errors.labels_needed(what, " or ".join(choices))
    if form is not None and family is Family.MULTICLASS and form in YES_NO:
        raise errors.no_loss_fits(
            what, f"{form} labels", "labels that say yes or no for each unit need independent sigmoids, or the scores themselves"
        )
    if form is not None and family is Family.BINARY and (form in ROWS or (form is LabelForm.CLASS_IDS and output.units != 1)):
        raise errors.no_loss_fits(
            what, f"{form} labels", "one class out of many needs softmax in place of independent sigmoids, or the scores themselves"
        )
    if framework == "keras":
        return _of_keras(output, family, form, what)
    return _of_torch(output, family, form, what) if framework == "torch" else _of_jax(output, family, form, what)


def _form(labels: Any, units: int | None) -> LabelForm | None:
    from fromlogits.labels.inference import infer

    found = infer(labels, classes=units if units is not None and units > 1 else None)
    form = found.form
    if form is LabelForm.CLASS_IDS and units == 1:  # 1 and 2, -1 and 1: two classes, written otherwise; the loss says so
        return LabelForm.BINARY
    return form


def _spoken(output: Output) -> str:
    kind = f"{output.activation} output" if output.activation else str(output.kind)
    return f"{kind} of {output.units} {'unit' if output.units == 1 else 'units'}" if output.units else kind


def _family(output: Output, form: LabelForm | None) -> Family | None:
    if output.independent is not None:
        return Family.BINARY if output.independent else Family.MULTICLASS
    if output.units == 1:
        return Family.BINARY
    if form is not None:
        return Family.BINARY if form in YES_NO else Family.MULTICLASS
    return None


def _of_keras(output: Output, family: Family, form: LabelForm | None, what: str) -> Any:
    import fromlogits.keras as doors

    if output.kind is OutputKind.LOG_PROBABILITIES and output.independent:
        raise errors.no_loss_fits(what, "any labels", "end in the scores, or in sigmoid")
    logits = output.kind is not OutputKind.PROBABILITIES  # log_softmax of log-probabilities is what they are
    if family is Family.BINARY:
        return doors.BinaryCrossentropy(from_logits=logits)
    if form is None:
        raise errors.labels_needed(what, " or ".join(NAMES["keras"][:2]))
    kind = doors.CategoricalCrossentropy if form in ROWS else doors.SparseCategoricalCrossentropy
    return kind(from_logits=logits, axis=-1 if output.axis is None else output.axis)


def _of_torch(output: Output, family: Family, form: LabelForm | None, what: str) -> Any:
    import fromlogits.torch as doors

    if family is Family.BINARY:
        if output.kind is OutputKind.LOG_PROBABILITIES:
            raise errors.no_loss_fits(what, "any labels", "end in the scores and take BCEWithLogitsLoss")
        return doors.BCELoss() if output.kind is OutputKind.PROBABILITIES else doors.BCEWithLogitsLoss()
    if output.kind is OutputKind.PROBABILITIES:
        raise errors.no_loss_fits(
            what, "class labels in torch", "take CrossEntropyLoss on fromlogits.to_logits(model), or end in log_softmax and take NLLLoss"
        )
    if (
        output.rank is not None
        and output.axis is not None
        and output.shape is not None
        and output.rank > 2
        and output.axis + output.rank != 1
    ):
        raise errors.classes_elsewhere(output.shape, output.axis)
    if output.kind is OutputKind.LOGITS:
        return doors.CrossEntropyLoss()
    if form in ROWS:
        raise errors.no_loss_fits(what, f"{form} labels", "end in the scores and take CrossEntropyLoss, or pass labels.argmax(-1)")
    return doors.NLLLoss()


def _of_jax(output: Output, family: Family, form: LabelForm | None, what: str) -> Any:
    import fromlogits.jax as doors

    if output.kind is OutputKind.PROBABILITIES or output.independent:
        raise errors.no_loss_fits(what, "any labels in JAX", "its losses take logits: return the scores from the function")
    if family is Family.BINARY:
        return doors.sigmoid_binary_cross_entropy
    if form is None:
        raise errors.labels_needed(what, " or ".join(NAMES["jax"][:2]))
    return doors.softmax_cross_entropy if form in ROWS else doors.softmax_cross_entropy_with_integer_labels
