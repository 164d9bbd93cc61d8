"""What is said of a live model that cannot be looked at."""

from __future__ import annotations

__all__ = ["NothingGivenError", "call_failed", "needs_inputs", "no_outputs", "not_a_model"]


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
