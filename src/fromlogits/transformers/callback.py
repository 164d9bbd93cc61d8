"""A callback that looks at the losses of the first batches while the Trainer runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transformers import TrainerCallback

from fromlogits.checker.guard.attached import Attached

if TYPE_CHECKING:
    from fromlogits.vocabulary import Finding

__all__ = ["ContractCallback"]

STEPS = 8  # of the optimizer, after which losses that are computed in turns have been seen as well


class ContractCallback(TrainerCallback):
    """Checks output, loss and labels of the first batches of `train` and of the evaluations in between.

    Args:
      on_finding: "warn" says each finding once and goes on, "stop" raises out of `train`.
      batches: how many calls are looked at at each place where a loss is computed.
      report: where to write a page when training is done.

    >>> from transformers import Trainer
    >>> from fromlogits.transformers import ContractCallback
    >>> trainer = Trainer(model, callbacks=[ContractCallback()])  # doctest: +SKIP
    """

    def __init__(self, on_finding: str = "warn", batches: int = 2, report: str | None = None) -> None:
        self._attached = Attached(on_finding, batches, report)
        self._steps = 0

    @property
    def findings(self) -> list[Finding]:
        """What was found so far."""
        return self._attached.watch.findings

    def on_train_begin(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:  # noqa: ARG002 the Trainer's signature
        self._steps = 0
        self._attached.begin()

    def on_step_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:  # noqa: ARG002 the Trainer's signature
        # An exception in the middle of training tells no callback: the sooner the guard is gone, the less of it can be left behind.
        self._steps += 1
        if self._steps == STEPS:
            self._attached.end()

    def on_train_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:  # noqa: ARG002 the Trainer's signature
        self._attached.end()
