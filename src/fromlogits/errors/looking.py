"""What is said where a live model, its loss or its data cannot be looked at. What the program itself raised is kept as the cause."""

from __future__ import annotations

from collections.abc import Sequence

from fromlogits.errors.kinds import CheckError

__all__ = [
    "batch_unreadable",
    "data_is_empty",
    "data_raises",
    "labels_missing",
    "loss_is_a_class",
    "loss_is_a_metric",
    "loss_is_no_loss",
    "loss_not_known",
    "metric_not_known",
    "model_raises",
    "no_model",
    "not_called_yet",
    "not_compiled",
    "not_copied",
    "output_is_no_tensor",
    "probe_needs",
    "probe_raises",
]


def _said(error: BaseException) -> str:
    """An exception in one line, shortened: the whole of it is the cause."""
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text[:200]}{'…' if len(text) > 200 else ''}" if text else type(error).__name__


def _called(thing: object) -> str:
    return type(thing).__name__


def no_model(thing: object) -> CheckError:
    return CheckError(
        f"a model was expected, but this is {_called(thing)}: pass a Keras model, a torch module, a function of one batch, "
        "(apply, params) for JAX, or the outputs themselves: fromlogits.check(outputs, loss, labels)"
    )


def model_raises(name: str, given: str, error: BaseException) -> CheckError:
    return CheckError(f"{name} cannot be called with {given}: {_said(error)}. The batch is passed as model(inputs); see the cause above")


def output_is_no_tensor(name: str, thing: object) -> CheckError:
    what = f"{_called(thing)} with {', '.join(map(str, thing))}" if isinstance(thing, dict) and thing else _called(thing)
    return CheckError(
        f"{name} gives {what}, and which tensor the loss takes cannot be told: pass that tensor itself: fromlogits.check(outputs, loss, labels)"
    )


def data_raises(name: str, error: BaseException) -> CheckError:
    return CheckError(f"{name} raises where its first batch is taken: {_said(error)}; see the cause above")


def data_is_empty(name: str) -> CheckError:
    return CheckError(f"{name} is empty: there is no first batch to look at")


def batch_unreadable(thing: object) -> CheckError:
    count = f" of {len(thing)} parts" if isinstance(thing, tuple | list) else ""
    return CheckError(
        f"a batch of inputs and labels was expected, but this is {_called(thing)}{count}: pass data=(inputs, labels), a loader of such pairs, "
        'or of dictionaries with "labels"'
    )


def labels_missing(name: str) -> CheckError:
    return CheckError(f"{name} has inputs but no labels: pass data=(inputs, labels)")


def loss_not_known(name: str, near: Sequence[str]) -> CheckError:
    meant = f"; did you mean {' or '.join(map(repr, near))}?" if near else "; pass the loss itself, an object or a function"
    return CheckError(f"no loss is known by the name {name!r}{meant}")


def loss_is_a_class(name: str) -> CheckError:
    return CheckError(f"loss is the class {name}, not an object of it: pass {name}()")


def loss_is_a_metric(name: str) -> CheckError:
    return CheckError(f"{name} is a metric, not a loss: pass it as metrics=[{name}(…)]")


def loss_is_no_loss(thing: object) -> CheckError:
    return CheckError(
        f"a loss was expected, but this is {_called(thing)}, which cannot be called: pass a loss object, a function, or a name"
    )


def metric_not_known(name: str, near: Sequence[str]) -> CheckError:
    meant = f"; did you mean {' or '.join(map(repr, near))}?" if near else "; pass the metric itself"
    return CheckError(f"no metric is known by the name {name!r}{meant}")


def not_compiled(name: str) -> CheckError:
    return CheckError(f"{name} has no loss: compile it first, or pass loss=…")


def probe_needs(what: str) -> CheckError:
    return CheckError(f"train=True overfits one batch, for which {what} is needed")


def not_called_yet(name: str, error: BaseException) -> CheckError:
    """A model that makes its weights when it is first called, of which there is no copy to call in its place."""
    return CheckError(
        f"{name} has no weights until it is called, and of {name} no copy can be made that is called in its place ({_said(error)}): "
        "call it on a batch first, model(inputs), then check it"
    )


def not_copied(name: str, error: BaseException) -> CheckError:
    return CheckError(f"train=True trains a copy of the model, and of {name} none can be made: {_said(error)}")


def probe_raises(error: BaseException) -> CheckError:
    return CheckError(f"a copy of the model cannot be trained on the batch: {_said(error)}; see the cause above")
