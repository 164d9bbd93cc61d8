"""What made a tensor that is given to a loss, as far as its framework tells."""

from __future__ import annotations

from typing import Any

from fromlogits.losses import tensors
from fromlogits.vocabulary import Output, OutputKind

__all__ = ["of"]


def of(output: Any) -> Output | None:
    """What is proved of where an output came from; None where nothing is."""
    made = tensors.of(output).made_by(output)
    if made is None:
        return None
    shape = tuple(one if isinstance(one, int) else None for one in output.shape)
    units = shape[-1] if len(shape) > 1 else 1
    kind = OutputKind.LOGITS if made == "linear" else OutputKind.PROBABILITIES
    activation = None if made == "linear" else made
    return Output(
        kind=kind, activation=activation, units=units, axis=-1, rank=len(shape), shape=shape, dtype=str(output.dtype), from_model=True,
        activations=(activation,) if activation else (), independent=None if activation is None else activation == "sigmoid",
        text=f"the output of shape {shape}" + (f", made by {activation}" if activation else ""),
    )  # fmt: skip
