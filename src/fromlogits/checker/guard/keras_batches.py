"""The batches that a Keras trainer pulls, seen on their way: nothing is pulled that the trainer would not pull, and nothing is kept from it.

On torch a step is given its batches. On JAX it is given an iterator, on TensorFlow an iterator of tf.data: what is taken from one is put before the rest.
"""

from __future__ import annotations

import itertools
import sys
from typing import Any

__all__ = ["seen"]


def seen(backend: str, given: tuple[Any, ...], steps: int) -> tuple[Any, tuple[Any, ...]]:
    """The first batch of a call to a train or test function, and the arguments with which the function sees all it would have seen.

    The batch is None where it cannot be seen without a change to what follows.
    """
    if backend == "torch":
        (batches,) = given
        return (batches[0] if isinstance(batches, list | tuple) and batches else None), given
    if backend == "jax":
        state, iterator = given
        first, iterator = _from_python(iterator)
        return first, (state, iterator)
    if backend == "tensorflow":
        (iterator,) = given
        first, iterator = _from_tensorflow(iterator, steps)
        return first, (iterator,)
    return None, given


def _from_python(iterator: Any) -> tuple[Any, Any]:
    held = list(itertools.islice(iterator, 1))
    return (held[0] if held else None), itertools.chain(held, iterator)


def _from_tensorflow(iterator: Any, steps: int) -> tuple[Any, Any]:
    tf: Any = sys.modules["tensorflow"]
    if not isinstance(iterator, tf.data.Iterator):
        return (None, iterator) if isinstance(iterator, tf.distribute.DistributedIterator) else _from_python(iterator)
    kept = (tf.TensorSpec, tf.RaggedTensorSpec, tf.SparseTensorSpec)
    spec = iterator.element_spec
    if not all(isinstance(one, kept) for one in tf.nest.flatten(spec)):
        return None, iterator  # these cannot be put back
    held = list(itertools.islice(iterator, steps))
    if not held:
        return None, iterator
    # The same spec, so that the step is not traced again: a step that is traced again draws other random numbers.
    return held[0], iter(tf.data.Dataset.from_generator(lambda: iter(held), output_signature=spec))
