"""One forward pass of a Keras model that leaves no trace: no weight, no moving average, no random state is another afterwards."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import keras

__all__ = ["outputs", "undisturbed"]


def outputs(model: Any, x: Any, state: Any = None) -> Any:
    """What a model gives for a batch, as it does for prediction. `state` is JAX's, which has the weights while it trains."""
    options = {"training": False} if model._call_has_training_arg else {}  # noqa: SLF001 as Keras's own steps ask
    with undisturbed():
        if state is not None:
            return model.stateless_call(state[0], state[1], x, **options)[0]
        with _evaluating(model):
            return model(x, **options)


@contextmanager
def undisturbed() -> Iterator[None]:
    """What is computed in here changes no Keras variable and no random state of the backend.

    The states of Python and numpy are left alone: threads that prepare the next batches draw from them at the same time.
    """
    with ExitStack() as stack:
        if keras.backend.backend() == "torch":
            _keep_torch(stack)
        elif keras.backend.backend() == "tensorflow":
            _keep_tensorflow(stack)
        stack.enter_context(keras.StatelessScope())
        yield


def _keep_torch(stack: ExitStack) -> None:
    torch: Any = sys.modules["torch"]
    stack.enter_context(torch.random.fork_rng())
    stack.enter_context(torch.no_grad())


def _keep_tensorflow(stack: ExitStack) -> None:
    tf: Any = sys.modules["tensorflow"]
    generator = tf.random.get_global_generator() if _has_generator() else None
    if generator is not None:
        held = generator.state.numpy()
        stack.callback(generator.state.assign, held)
    context: Any = sys.modules.get("tensorflow.python.eager.context")
    drawn = getattr(context.context(), "_rng", None) if context is not None else None  # the seeds of operations that were given none
    if drawn is not None:
        before = drawn.getstate()
        stack.callback(drawn.setstate, before)


def _has_generator() -> bool:
    """Whether the program has asked for TensorFlow's global generator; to ask for it makes it."""
    module: Any = sys.modules.get("tensorflow.python.ops.stateful_random_ops")
    return getattr(module, "global_generator", None) is not None


@contextmanager
def _evaluating(model: Any) -> Iterator[None]:
    """Modules of torch within a Keras model keep the mode they are in."""
    modules = list(model.modules()) if keras.backend.backend() == "torch" and hasattr(model, "modules") else []
    modes = [module.training for module in modules]
    try:
        yield
    finally:
        for module, mode in zip(modules, modes, strict=True):
            if module.training is not mode:
                module.training = mode
