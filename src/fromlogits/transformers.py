"""Hugging Face: a callback that looks at the losses of the first batches while the Trainer runs, and the filters of sampling as a step of `generate`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transformers import LogitsProcessor, TrainerCallback

from fromlogits.checker.guard.attached import Attached
from fromlogits.sampling.filtering import filter_logits
from fromlogits.sampling.options import check_numbers

if TYPE_CHECKING:
    from fromlogits.vocabulary import Finding

__all__ = ["ContractCallback", "FilterLogitsProcessor"]

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


class FilterLogitsProcessor(LogitsProcessor):
    """Temperature, top-k, top-p and min-p as one step of `generate`, with the rules and the exactness of `fl.sampling.filter_logits`.

    Args:
      temperature, top_k, top_p, min_p: as in `fl.sampling.filter_logits`, a number or one value a row. With temperature 0 one class of each row is left,
        so that `do_sample=True` takes it.

    Call: input_ids (B, T), which are not looked at, and scores (B, V); gives scores (B, V), -inf for what may not be drawn. `generate` applies the filters
    of its own settings as well, and before it draws: switch them off with `top_k=0, top_p=1.0, temperature=1.0`.

    >>> from fromlogits.transformers import FilterLogitsProcessor
    >>> filters = FilterLogitsProcessor(top_k=50, top_p=0.9)
    >>> ids = model.generate(**inputs, do_sample=True, top_k=0, logits_processor=[filters])  # doctest: +SKIP

    Twins: `TemperatureLogitsWarper`, `TopKLogitsWarper`, `TopPLogitsWarper`, `MinPLogitsWarper`, one after the other.
    """

    def __init__(self, temperature: Any = 1.0, top_k: Any = None, top_p: Any = None, min_p: Any = None) -> None:
        self.options = {"temperature": temperature, "top_k": top_k, "top_p": top_p, "min_p": min_p}
        check_numbers(**self.options)

    def __call__(self, input_ids: Any, scores: Any) -> Any:  # noqa: ARG002 generate's signature
        return filter_logits(scores, **self.options)
