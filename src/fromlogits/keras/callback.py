"""The contract between output, loss and labels, looked at while one call of `fit` trains."""

from __future__ import annotations

import sys
import warnings
from typing import TYPE_CHECKING, Any

import keras

from fromlogits.errors import ContractWarning

if TYPE_CHECKING:
    from fromlogits.checker.guard.curve import Note
    from fromlogits.checker.guard.keras_training import Training
    from fromlogits.checker.guard.watch import Watch
    from fromlogits.vocabulary import Case, Finding

__all__ = ["ContractCallback"]


class ContractCallback(keras.callbacks.Callback):  # type: ignore[misc]
    """Looks at the first batches of a training: whether what the model gives, what the loss and metrics expect, and what the labels are agree.

    Nothing of the training changes: no batch is drawn that Keras would not draw, no weight and no random state is another for it. After the first
    batches it only reads the loss of each epoch.

    Args:
      on_finding: "stop" raises a `BrokenContractError` (a ValueError) before the batch is trained on; "warn" warns once and goes on.
      batches: how many batches are looked at.

    Attributes:
      findings: what was found, each with its code, message and place.
      notes: what the losses of the epochs say: not a number, negative, standing still, rising.

    >>> import fromlogits.keras as flk
    >>> model.fit(x, y, callbacks=[flk.ContractCallback()])  # doctest: +SKIP
    """

    def __init__(self, on_finding: str = "stop", batches: int = 2) -> None:
        super().__init__()
        from fromlogits.checker.guard.entering import guard

        guard(on_finding, batches)  # the same choices, and the same errors
        self.on_finding, self.batches = on_finding, batches
        self.findings: list[Finding] = []
        self.notes: list[Note] = []
        self._losses: list[float] = []
        self._watch: Watch | None = None
        self._training: Training | None = None

    def on_train_begin(self, logs: Any = None) -> None:  # noqa: ARG002 Keras hands them to every method
        from fromlogits.checker.guard.keras_training import Training
        from fromlogits.checker.guard.watch import Watch

        self.findings, self.notes, self._losses = [], [], []
        self._watch = Watch(self.on_finding, self.batches)
        self._watch.findings = self.findings
        self._training = Training(self._watch)
        self._training.wrap(self.model, "train_function")

    def on_test_begin(self, logs: Any = None) -> None:  # noqa: ARG002 as above
        if self._training is not None and self._watch is not None:
            site = self._watch.at(sys._getframe(1))  # noqa: SLF001 the call of fit, which evaluates after each epoch
            if site is not None and site.looks < self.batches:
                self._training.wrap(self.model, "test_function")

    def on_epoch_end(self, epoch: int, logs: Any = None) -> None:  # noqa: ARG002 as above
        loss = (logs or {}).get("loss")
        if loss is None:
            return
        from fromlogits.checker.guard import curve

        self._losses.append(float(loss))
        note = curve.read(self._losses, self._case())
        if note is not None and not self.notes:
            self.notes.append(note)
            rule = f" (see fromlogits rule {note.rule})" if note.rule is not None else ""
            warnings.warn(f"{note.text}{rule}", ContractWarning, stacklevel=2)

    def on_train_end(self, logs: Any = None) -> None:  # noqa: ARG002 as above
        if self._training is not None:
            self._training.release()

    def _case(self) -> Case | None:
        """The one loss of the model, where it has one: what its values can be hangs on it."""
        cases = [case for site in (self._watch.sites.values() if self._watch is not None else ()) for case in site.cases]
        names = {(case.loss, case.output.units if case.output is not None else None) for case in cases}
        return cases[0] if len(names) == 1 else None
