"""Lightning: a callback that looks at the losses of the first batches while the trainer runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lightning.pytorch import Callback

from fromlogits.checker.guard.attached import Attached

if TYPE_CHECKING:
    from fromlogits.vocabulary import Finding

__all__ = ["ContractCallback"]


class ContractCallback(Callback):
    """Checks output, loss and labels of the first training and validation batches.

    Args:
      on_finding: "warn" says each finding once and goes on, "stop" raises at the line it stands at.
      batches: how many calls are looked at at each place where a loss is computed.
      report: where to write a page when the trainer is done.

    >>> from lightning.pytorch import Trainer
    >>> from fromlogits.lightning import ContractCallback
    >>> trainer = Trainer(callbacks=[ContractCallback()])  # doctest: +SKIP
    """

    def __init__(self, on_finding: str = "warn", batches: int = 2, report: str | None = None) -> None:
        super().__init__()
        self._attached = Attached(on_finding, batches, report)

    @property
    def findings(self) -> list[Finding]:
        """What was found so far."""
        return self._attached.watch.findings

    def setup(self, trainer: Any, pl_module: Any, stage: str) -> None:  # noqa: ARG002 Lightning's signature
        self._attached.begin()

    def teardown(self, trainer: Any, pl_module: Any, stage: str) -> None:  # noqa: ARG002 Lightning's signature
        self._attached.end()

    def on_exception(self, trainer: Any, pl_module: Any, exception: BaseException) -> None:  # noqa: ARG002 Lightning's signature
        self._attached.end()
