"""What an array or tensor is as a model's output, told from what made it and from its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from fromlogits import errors
from fromlogits.checker.evidence import batch, meeting, origin
from fromlogits.labels import frameworks
from fromlogits.vocabulary import Confidence, Family, Output, OutputKind

__all__ = ["Inspection", "inspect"]


@dataclass(frozen=True, slots=True)
class Inspection:
    """What an output is, and what says so. `kind` is None where the numbers tell too little."""

    kind: OutputKind | None
    confidence: Confidence | None
    evidence: str
    rows: int
    output: Output  # every fact, as rules take them

    def __str__(self) -> str:
        if self.kind is None:
            return f"not known: {self.evidence}"
        made = f" ({self.output.activation})" if self.output.activation else ""
        return f"{self.kind}{made}, {self.confidence}: {self.evidence}"


def inspect(outputs: Any, *, axis: int = -1) -> Inspection:
    """Tell whether outputs are logits, probabilities or log-probabilities.

    Proof is what made a tensor, where its framework keeps that, or a number that no probability can be. All else is a hint, given only where random
    logits would look so less than once in a million times.

    Args:
      outputs: (..., C) with the classes along `axis`, or units that stand each for themselves: an array or tensor of any framework.
      axis: the class axis.
    """
    values = meeting.values_of(outputs if hasattr(outputs, "dtype") else _array(outputs))
    made = origin.origin_of(outputs)
    if values is None:
        if made is None:
            raise errors.output_is_no_tensor("this", outputs)
        return Inspection(made.kind, made.confidence, made.evidence or "what made it", 0, made)
    dtype = frameworks.dtype_of(outputs) if hasattr(outputs, "dtype") else str(values.dtype)
    seen = batch.output_of(values, dtype, family=Family.MULTICLASS if values.ndim == 1 else None, axis=axis)
    rows = values.size // (seen.units or 1)
    if made is not None:
        return Inspection(made.kind, Confidence.PROOF, made.evidence or "what made it", rows, made)
    if seen.kind is None:
        return Inspection(None, None, f"{values.size} numbers tell too little", rows, seen)
    return Inspection(seen.kind, seen.confidence, seen.evidence or "", rows, seen)


def _array(outputs: Any) -> Any:
    """Numbers that are no array yet; raises for what holds none, or several outputs."""
    try:
        found = np.asarray(outputs)
    except (TypeError, ValueError, RuntimeError) as error:
        raise errors.output_is_no_tensor("this", outputs) from error
    if found.dtype.kind not in "biuf":
        raise errors.output_is_no_tensor("this", outputs)
    return found
