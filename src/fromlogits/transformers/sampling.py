"""The filters of sampling as a step of `generate`."""

from __future__ import annotations

from typing import Any

from transformers import LogitsProcessor

from fromlogits.sampling.filtering import filter_logits
from fromlogits.sampling.options import check_numbers

__all__ = ["FilterLogitsProcessor"]


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
