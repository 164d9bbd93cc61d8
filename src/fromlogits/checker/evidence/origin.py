"""What provably made a tensor, where its framework keeps that."""

from __future__ import annotations

from typing import Any

from fromlogits.labels import frameworks
from fromlogits.losses.tensors import of
from fromlogits.vocabulary import Confidence, Output, OutputKind

__all__ = ["origin_of"]


def origin_of(tensor: Any) -> Output | None:
    """What made a tensor, as facts; None where nothing tells."""
    owner = frameworks.owner(tensor)
    if owner == "torch":
        from fromlogits.provenance.torch import made_of

        found = made_of(tensor)
        return found if found is not None and found.kind is not None else None
    if owner != "tensorflow":
        return None
    made = of(tensor).made_by(tensor)
    if made not in {"softmax", "sigmoid", "linear"}:
        return None
    kind = OutputKind.LOGITS if made == "linear" else OutputKind.PROBABILITIES
    activation = None if made == "linear" else made
    return Output(
        kind=kind, activation=activation, activations=() if activation is None else (activation,), independent=made == "sigmoid" or None,
        from_model=True, confidence=Confidence.PROOF, evidence=f"{made} made it",
    )  # fmt: skip
