"""From logits to tokens: which classes may be drawn, and drawing them. `fl.sample` and `fl.linear_sample` are names of the package."""

from __future__ import annotations

from fromlogits.sampling.filtering import filter_logits
from fromlogits.sampling.generating import generate

__all__ = ["filter_logits", "generate"]
