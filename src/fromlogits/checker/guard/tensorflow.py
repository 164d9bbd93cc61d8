"""TensorFlow under the guard: the losses of `tf.nn` and of `tf.compat.v1.losses`.

Eagerly, numbers are looked at. In a graph there are none: what is looked at are shapes, dtypes, and what made the output, which its graph tells.
"""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext, suppress
from typing import Any

from fromlogits.checker.catalogue.entry import LossEntry, load
from fromlogits.checker.evidence import naming
from fromlogits.checker.guard.looking import LetGo, Looker
from fromlogits.checker.guard.splicing import Splices
from fromlogits.checker.guard.watch import Watch
from fromlogits.vocabulary import Output

__all__ = ["watch_tensorflow"]


def watch_tensorflow(watch: Watch, splices: Splices) -> None:
    looker = Looker(watch, splices, _Eyes())
    looker.losses("tensorflow.nn.")
    for name, entry in load().items():  # the losses of TensorFlow 1 live on in another room
        if name.startswith("tensorflow.losses.") and isinstance(entry, LossEntry):
            known = LetGo(watch)
            looker.add(
                naming.resolve(f"tensorflow.compat.v1.{name.removeprefix('tensorflow.')}"), looker.loss(name, entry, known), known.known
            )


class _Eyes:
    def ready(self, output: Any, labels: Any) -> bool:
        tensorflow = sys.modules["tensorflow"]
        return all(isinstance(x, tensorflow.Tensor) or hasattr(x, "__array__") for x in (output, labels) if x is not None)

    def seen(self, output: Any, labels: Any) -> tuple[Any, Any]:
        return _valued(output), _valued(labels)

    def origin(self, output: Any) -> Output | None:
        from fromlogits.provenance.tensorflow import made_of

        return made_of(output)

    def apart(self) -> AbstractContextManager[object]:
        return nullcontext()


def _valued(x: Any) -> Any:
    """In a graph, labels are what the function that is traced was called with, and what the graph makes of that."""
    if not isinstance(x, sys.modules["tensorflow"].Tensor) or hasattr(x, "numpy"):
        return x
    from fromlogits.checker.guard import graph_values

    with suppress(Exception):  # the tensor itself has its shape, its dtype and what made it
        found = graph_values.value_of(x)
        return x if found is None else found
    return x
