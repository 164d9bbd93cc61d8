"""The rule pages: documentation, test fixture and text of `fromlogits rule`, in one file a rule."""

from __future__ import annotations

from pathlib import Path

__all__ = ["page"]


def page(code: str) -> str | None:
    """The page of a rule as Markdown, `None` where there is none (a file that cannot be parsed has no rule)."""
    file = Path(__file__).with_name(f"{code}.md")
    return file.read_text(encoding="utf-8") if file.is_file() else None
