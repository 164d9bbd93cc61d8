"""Fixing to a fixed point: mend, check again, mend what the first mending brought to light."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from fromlogits.checker.result import Fixed, Result, Trouble

if TYPE_CHECKING:
    from fromlogits.checker.settings import Settings

__all__ = ["mend"]

ROUNDS = 10


def mend(
    paths: Sequence[str],
    settings: Settings,
    *,
    unsafe: bool,
    write: bool,
    stdin: str | None,
    markdown: bool,
    hints: bool,
    jobs: int | None,
    progress: Callable[[int, int], None] | None,
) -> Fixed:
    """Apply fixes until none is left; write the files at the end, all or none of each."""
    from fromlogits.checker.check import check
    from fromlogits.checker.fixes import apply, chosen

    result = check(paths, settings, stdin=stdin, markdown=markdown, hints=hints, jobs=jobs, progress=progress)
    first, applied = result, 0
    before: dict[str, bytes] = {}
    after: dict[str, bytes] = {}
    for _ in range(ROUNDS):
        wanted = chosen(result.documents, result.findings, unsafe=unsafe)
        if not wanted:
            break
        mended = apply(result.documents, result.findings, unsafe=unsafe)
        if not mended:
            break
        applied += len(wanted)
        for file, data in mended.items():
            before.setdefault(file, first.documents[file].applied(()) if file in first.documents else b"")
            after[file] = data
        result = _again(paths, settings, after, stdin=stdin, markdown=markdown, hints=hints)
    troubles = _write(first, after) if write else []
    if troubles:  # what could not be written is as it was: say so, and report what is there
        left = check(paths, settings, stdin=stdin, markdown=markdown, hints=hints, jobs=jobs)
        result = replace(left, troubles=(*left.troubles, *troubles))
    return Fixed(result, {file: (before[file], after[file]) for file in after}, applied)


def _again(paths: Sequence[str], settings: Settings, mended: dict[str, bytes], *, stdin: str | None, markdown: bool, hints: bool) -> Result:
    """Check the mended text without writing it."""
    from fromlogits.checker.check import check
    from fromlogits.checker.evidence.source.project import overlaid

    with overlaid(mended):
        text = mended["<stdin>"].decode("utf-8") if stdin is not None and "<stdin>" in mended else stdin
        return check(paths, settings, stdin=text, markdown=markdown, hints=hints, jobs=1)


def _write(first: Result, after: dict[str, bytes]) -> list[Trouble]:
    from fromlogits.checker.fixes import Unwritable, write

    troubles = []
    for file, data in after.items():
        document = first.documents.get(file)
        if document is None or document.path is None:
            continue
        try:
            write(document.path, data)
        except Unwritable as error:
            troubles.append(Trouble(file, error.reason))
    return troubles
