"""What a check hands to a report: everything that was found, understood, and could not be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fromlogits.vocabulary import Case, Finding

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.document import Document

__all__ = ["Fixed", "Result", "Trouble"]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Work that could not be done: a path that is not there, a file that cannot be read or written."""

    path: str
    reason: str
    partly: bool = False  # the file was read, though not to its end


@dataclass(frozen=True, slots=True)
class Result:
    """One check. Findings are sorted and final: silenced ones are gone, fixes are attached."""

    findings: tuple[Finding, ...] = ()
    cases: tuple[Case, ...] = ()  # every agreement understood, right or wrong
    troubles: tuple[Trouble, ...] = ()
    files: int = 0  # looked at, whether or not they mention a loss
    documents: Mapping[str, Document] = field(default_factory=dict)  # by the name that findings use

    @property
    def failed(self) -> tuple[Trouble, ...]:
        """What could not be done at all."""
        return tuple(trouble for trouble in self.troubles if not trouble.partly)


@dataclass(frozen=True, slots=True)
class Fixed:
    """One round of fixing, to a fixed point."""

    result: Result  # what is left
    changed: Mapping[str, tuple[bytes, bytes]] = field(default_factory=dict)  # by reported name: before, after
    applied: int = 0  # findings that were mended
