"""Code that TensorFlow's AutoGraph writes in place of the user's, and the line of the program that each of its lines stands for."""

from __future__ import annotations

from types import FrameType
from typing import Any

__all__ = ["original"]


def original(frame: FrameType) -> tuple[str, int] | None:
    """The file and row that a frame of generated code stands for; None for any other code, and where that is not known."""
    file, row = frame.f_code.co_filename, frame.f_lineno
    if "__autograph_generated_file" not in file:
        return None
    outer: Any = frame
    while outer is not None:  # who called the generated function has it at hand, and its map
        converted = outer.f_locals.get("converted_f") if outer.f_code.co_name == "converted_call" else None
        found = _mapped(getattr(converted, "ag_source_map", None), file, row)
        if found is not None:
            return found
        outer = outer.f_back
    return None


def _mapped(lines: Any, file: str, row: int) -> tuple[str, int] | None:
    for made, origin in (lines or {}).items():
        if made.lineno == row and made.filename == file:
            return origin.loc.filename, origin.loc.lineno
    return None
