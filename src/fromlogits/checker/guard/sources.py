"""The files that findings of a running program stand in: their lines, and what they silence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from fromlogits.vocabulary import Finding

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.document import Document

__all__ = ["documents", "silenced"]

_read: dict[str, Document | None] = {}


def _document(file: str) -> Document | None:
    """A file's source, if it is one: code may come from anywhere."""
    if file not in _read:
        from fromlogits.checker.evidence.source import document

        try:
            _read[file] = document.read(Path(file)) if Path(file).is_file() else None
        except document.Unreadable:
            _read[file] = None
    return _read[file]


def silenced(finding: Finding) -> bool:
    """Whether a comment `# noqa` on the finding's line says that it is meant."""
    found = _document(finding.where.file)
    if found is None:
        return False
    blanket, codes = found.noqa(finding.where)
    return blanket or finding.code in codes


def documents(findings: Iterable[Finding]) -> Mapping[str, Document]:
    """The sources of all places that findings name."""
    files = {where.file for finding in findings for where in (finding.where, *(related.where for related in finding.related))}
    return {file: found for file in files if (found := _document(file)) is not None}
