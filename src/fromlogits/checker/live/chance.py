"""Random numbers: whatever is drawn meanwhile, the program goes on with those it would have drawn."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

__all__ = ["kept"]

SEEDS = "global_seed_generator"  # under which Keras keeps it


@contextmanager
def kept(data: Any = None) -> Iterator[None]:
    """Put back the states of Python's, numpy's, torch's, TensorFlow's and Keras's random numbers, and those of a loader's own generator."""
    with ExitStack() as stack:
        stack.callback(random.setstate, random.getstate())
        numpy = sys.modules.get("numpy")
        if numpy is not None:
            stack.callback(numpy.random.set_state, numpy.random.get_state())
        torch = sys.modules.get("torch")
        if torch is not None:
            _torch(stack, torch, data)
        eager = sys.modules.get("tensorflow.python.eager.context")
        drawing = getattr(eager.context(), "_rng", None) if eager is not None else None  # gives each operation of TensorFlow its seed
        if drawing is not None:
            stack.callback(drawing.setstate, drawing.getstate())
        if "keras" in sys.modules:
            _keras(stack)
        yield


def _torch(stack: ExitStack, torch: Any, data: Any) -> None:
    stack.callback(torch.set_rng_state, torch.get_rng_state())
    if torch.cuda.is_initialized():
        stack.callback(torch.cuda.set_rng_state_all, torch.cuda.get_rng_state_all())
    for holder in (data, getattr(data, "sampler", None)):
        generator = getattr(holder, "generator", None)
        if isinstance(generator, torch.Generator):
            stack.callback(generator.set_state, generator.get_state())


def _keras(stack: ExitStack) -> None:
    import keras
    from keras.src.backend.common import global_state

    seeds = global_state.get_global_attribute(SEEDS)
    stack.callback(global_state.set_global_attribute, SEEDS, seeds)
    if seeds is not None:
        stack.callback(seeds.state.assign, keras.ops.convert_to_numpy(seeds.state.value).copy())
