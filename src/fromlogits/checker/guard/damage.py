"""What a mistake costs, measured on the batch it was seen in."""

from __future__ import annotations

from typing import Any

from fromlogits.vocabulary import Case

__all__ = ["measured", "spoken"]


def measured(code: str, case: Case, output: Any, labels: Any) -> dict[str, float]:
    return {}


def spoken(measure: dict[str, float]) -> str | None:
    return None
