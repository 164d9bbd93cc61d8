"""Hugging Face: causal language models that train without logits, the filters of sampling, and a callback that looks at the first batches while the Trainer runs."""

from __future__ import annotations

from fromlogits.transformers.callback import ContractCallback
from fromlogits.transformers.heads import use_linear_cross_entropy
from fromlogits.transformers.sampling import FilterLogitsProcessor

__all__ = ["ContractCallback", "FilterLogitsProcessor", "use_linear_cross_entropy"]
