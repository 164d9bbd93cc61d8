"""scikit-learn under the guard: the scores that take probabilities."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any

import numpy as np

from fromlogits.checker.guard.looking import Looker
from fromlogits.checker.guard.splicing import Splices
from fromlogits.checker.guard.watch import Watch
from fromlogits.vocabulary import Output

__all__ = ["watch_scores"]


def watch_scores(watch: Watch, splices: Splices) -> None:
    Looker(watch, splices, _Eyes()).losses("sklearn.metrics.")


class _Eyes:
    def ready(self, output: Any, labels: Any) -> bool:
        return output is not None and labels is not None

    def seen(self, x: Any) -> Any:
        return x if hasattr(x, "shape") and hasattr(x, "dtype") else np.asarray(x)

    def origin(self, output: Any) -> Output | None:
        return None

    def apart(self) -> AbstractContextManager[object]:
        return nullcontext()
