"""Fixes: proposed for a finding, applied to the files they touch, written so that a file is either as it was or mended.

`propose` asks the remedies what to type. `apply` makes one round: what overlaps waits for the next, what would not parse is left out.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from fromlogits.vocabulary import Applicability, Case, Edit, Finding, Fix, Where

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.document import Document
    from fromlogits.checker.remedies.draft import Draft
    from fromlogits.checker.remedies.names import Names

__all__ = ["Unwritable", "apply", "chosen", "propose", "write"]

_ANY_WRITE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class Unwritable(Exception):  # noqa: N818 raised as "this file is unwritable", as Unreadable is
    """A file that cannot be written; it is as it was."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


# -- proposing


def propose(finding: Finding, document: Callable[[str], Document], cases: Iterable[Case] = ()) -> Fix | None:
    """How to mend a finding, or None where only the author can know; among all cases, there may be others of the same loss.

    A finding that hangs on an open choice gets none: what mends one branch breaks the other.
    """
    from fromlogits.checker.remedies import REMEDIES, Desk

    remedy = REMEDIES.get(finding.code)
    if remedy is None or finding.case is None or finding.case.condition is not None:
        return None

    def opened(file: str) -> tuple[Draft, Names] | None:
        try:
            return _opened(document(file))
        except LookupError:  # a file that is not part of this check
            return None

    made = finding.case.loss.made if finding.case.loss is not None else None
    others = [case for case in cases if made is not None and case.loss is not None and case.loss.made == made]
    return remedy(Desk(finding, finding.case, opened, others))


@lru_cache(maxsize=8)
def _opened(document: Document) -> tuple[Draft, Names] | None:
    """A document made ready; findings come file by file, so a few are enough."""
    from fromlogits.checker.remedies.draft import Draft
    from fromlogits.checker.remedies.names import Names

    if document.whole is None:
        return None
    draft = Draft(document, document.whole)
    return draft, Names(draft)


# -- applying


def apply(documents: Mapping[str, Document], findings: Iterable[Finding], *, unsafe: bool) -> dict[str, bytes]:
    """The new bytes of every file that one round of fixes changes."""
    edits = _by_file(finding.fix for finding in chosen(documents, findings, unsafe=unsafe))
    return {file: documents[file].applied(made) for file, made in edits.items()}


def chosen(documents: Mapping[str, Document], findings: Iterable[Finding], *, unsafe: bool) -> tuple[Finding, ...]:
    """The findings whose fixes one round applies: safe ones first, then in the order of the files. A fix is made whole or not at all.

    What may cure another finding too goes first, and the other waits for the next round: a loss before an activation that is one too many,
    which may be the very one that the loss's fix takes away; and of two fixes for one use, the first.
    """
    fixable = [finding for finding in findings if finding.fix is not None and (unsafe or finding.fix.applicability is Applicability.SAFE)]
    first = _made(documents, [finding for finding in fixable if not _is_of_outputs_alone(finding)])
    return first or _made(documents, filter(_is_of_outputs_alone, fixable))


def _made(documents: Mapping[str, Document], fixable: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings whose fixes can be made beside one another."""
    taken: dict[str, list[tuple[int, int, str]]] = {}
    mended: dict[Where, Fix] = {}  # by use
    apart: list[Finding] = []
    for finding in sorted(fixable, key=_order):
        fix = finding.fix
        if fix is not None and mended.get(finding.where, fix).edits == fix.edits and _fits(documents, fix, taken):
            mended[finding.where] = fix
            apart.append(finding)
    if _all_parse(documents, apart):
        return tuple(apart)
    kept: list[Finding] = []
    for finding in apart:
        if _all_parse(documents, [*kept, finding]):
            kept.append(finding)
    return tuple(kept)


def _is_of_outputs_alone(finding: Finding) -> bool:
    return finding.case is not None and finding.case.loss is None and not finding.case.metrics


def _order(finding: Finding) -> tuple[bool, str, int, int, int, str]:
    where = finding.where
    unsafe = finding.fix is not None and finding.fix.applicability is Applicability.UNSAFE
    return unsafe, where.file, where.cell or 0, where.row, where.column, finding.code


def _fits(documents: Mapping[str, Document], fix: Fix, taken: dict[str, list[tuple[int, int, str]]]) -> bool:
    """Whether a fix lies apart from those before it; then its places are taken. Two fixes may make the very same edit."""
    places: list[tuple[str, tuple[int, int, str]]] = []
    for edit in fix.edits:
        document = documents.get(edit.where.file)
        if document is None:
            return False
        place = (*document.locate(edit.where), edit.content)
        others = taken.get(edit.where.file, [])
        if place not in others and any(_clash(place, other) for other in others):
            return False
        places.append((edit.where.file, place))
    for file, place in places:
        taken.setdefault(file, []).append(place)
    return bool(places)


def _clash(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    """Whether two edits share characters, or insert where the other begins or ends."""
    inserts = one[0] == one[1] or other[0] == other[1]
    return one[0] <= other[1] and other[0] <= one[1] if inserts else one[0] < other[1] and other[0] < one[1]


def _by_file(fixes: Iterable[Fix | None]) -> dict[str, list[Edit]]:
    """The edits of some fixes, each once."""
    found: dict[str, dict[Edit, None]] = {}
    for fix in fixes:
        for edit in fix.edits if fix is not None else ():
            found.setdefault(edit.where.file, {})[edit] = None
    return {file: list(edits) for file, edits in found.items()}


def _all_parse(documents: Mapping[str, Document], findings: Sequence[Finding]) -> bool:
    """Whether every file is still Python, and can be written in its encoding."""
    from fromlogits.checker.evidence.source.syntax import Fault, parse

    for file, edits in _by_file(finding.fix for finding in findings).items():
        document = documents[file]
        text: list[str] = []
        end = 0
        for start, stop, content in sorted((*document.locate(edit.where), edit.content) for edit in edits):
            text += document.text[end:start], content
            end = stop
        if isinstance(parse("".join([*text, document.text[end:]])), Fault):
            return False
        try:
            document.applied(edits)
        except ValueError:  # its encoding has no such letter
            return False
    return True


# -- writing


def write(path: Path, data: bytes) -> None:
    """Put new bytes in a file, all of them or none. A link stays one: its target is written. Raises Unwritable."""
    import tempfile

    try:
        target = path.resolve(strict=True)
        status = target.stat()
        if not status.st_mode & _ANY_WRITE or not os.access(target, os.W_OK):
            raise Unwritable(path, "the file is read-only")
        if not target.parent.stat().st_mode & _ANY_WRITE or not os.access(target.parent, os.W_OK):
            raise Unwritable(path, "its folder is read-only")
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".fromlogits-", suffix=".tmp")
    except (OSError, RuntimeError) as error:
        raise Unwritable(path, _reason(error)) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if hasattr(os, "chown"):
            with suppress(OSError):  # another's file in a shared folder stays ours then
                os.chown(name, status.st_uid, status.st_gid)
        Path(name).chmod(stat.S_IMODE(status.st_mode))
        Path(name).replace(target)
    except OSError as error:
        raise Unwritable(path, _reason(error)) from error
    finally:
        with suppress(OSError):
            Path(name).unlink(missing_ok=True)


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
