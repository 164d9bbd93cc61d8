"""What is said of a live model that cannot be looked at."""

from __future__ import annotations

from collections.abc import Sequence

from fromlogits.errors.kinds import OutputKindError, ShapeError
from fromlogits.errors.words import Shape, shown

__all__ = [
    "NothingGivenError",
    "activation_inside",
    "call_failed",
    "classes_elsewhere",
    "labels_needed",
    "needs_inputs",
    "no_loss_fits",
    "no_outputs",
    "no_such_output",
    "not_a_model",
    "nothing_told",
    "unfit_head",
]


class NothingGivenError(TypeError):
    """Raised inside, where a traced function gives no tensor; it never leaves the package."""

    def __init__(self, given: object) -> None:
        super().__init__("no tensor")
        self.given = given


def not_a_model(given: object) -> TypeError:
    return TypeError(
        f"{type(given).__name__} is no model: pass a Keras model, a torch.nn.Module, or for JAX a callable or the pair (apply, params), with inputs."
    )


def needs_inputs(model: str, why: str) -> ValueError:
    """A model that tells what it gives only while it runs."""
    return ValueError(f"{model} {why}: pass inputs=, one batch as the model takes it (a tuple for several arguments, a dict for names).")


def call_failed(model: str, inputs: str, error: Exception) -> ValueError:
    """The user's own exception is chained; this says whose call it was."""
    return ValueError(
        f"{model} cannot be called with {inputs}: {type(error).__name__}: {error}. Pass inputs as the model takes them "
        "(a tuple for several arguments, a dict for names)."
    )


def no_outputs(model: str, given: object) -> TypeError:
    return TypeError(
        f"{model} gave {type(given).__name__} without a floating-point tensor in it; a loss needs tensors. Return the scores, or a tuple or dict of them."
    )


def activation_inside(model: str, made: str) -> ValueError:
    """A softmax that is no layer of its own, and so cannot be left out."""
    return ValueError(
        f"{model} computes {made} inside its own code, where nothing can leave it out: return the scores from the model, "
        "and take fromlogits.to_probabilities(model) where probabilities are wanted."
    )


def nothing_told(model: str, output: str) -> ValueError:
    return ValueError(
        f"it cannot be told whether {output} of {model} holds logits or probabilities: end the model in its scores (a linear layer), "
        "in softmax or in sigmoid; where its layers do not tell, pass inputs=, one batch."
    )


def unfit_head(model: str, activation: str) -> OutputKindError:
    return OutputKindError(f"{model} ends in {activation}, which fits no classification loss (FL108): end it in the scores themselves.")


def no_such_output(key: str, name: str, outputs: Sequence[str]) -> ValueError:
    """Labels for an output that a model does not have, which would be passed by in silence."""
    return ValueError(f"labels={{{key!r}: …}} names no output of {name}: it has {', '.join(map(repr, outputs))}.")


def labels_needed(what: str, choices: str) -> ValueError:
    """Several losses fit the output."""
    return ValueError(
        f"{what} can be trained with {choices}: pass labels=, the labels or a part of them, and the one that takes them is chosen."
    )


def no_loss_fits(what: str, labels: str, remedy: str) -> OutputKindError:
    return OutputKindError(f"no loss takes {what} with {labels}: {remedy}.")


def classes_elsewhere(shape: Shape, axis: int) -> ShapeError:
    return ShapeError(
        f"the classes lie on axis {axis} of an output of shape {shown(shape)}, where torch's losses take them on axis 1: "
        f"pass output.movedim({axis}, 1), or flatten the rows."
    )
