"""The shapes that speed is measured on, by name; the tests use the same file."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["BY_CLASSES", "BY_ROWS", "HEADS", "LOGITS", "Head", "Logits"]


class Logits(NamedTuple):
    """Rows of logits, float32."""

    rows: int
    classes: int


class Head(NamedTuple):
    """A last layer and what it takes, float32."""

    rows: int
    width: int
    classes: int


LOGITS = {"4096 x 32000": Logits(4096, 32000), "tiny": Logits(512, 1000)}
HEADS = {
    "2048 x 512 x 32000": Head(2048, 512, 32000),
    "8192 x 256 x 50257": Head(8192, 256, 50257),
    "tiny": Head(700, 16, 1000),
    "odd": Head(300, 8, 128257),
}
# One thing grows, the others stay.
BY_ROWS = {f"{rows} x 128 x 32000": Head(rows, 128, 32000) for rows in (256, 1024, 4096)}
BY_CLASSES = {f"1024 x 128 x {classes}": Head(1024, 128, classes) for classes in (8000, 32000, 128257)}
