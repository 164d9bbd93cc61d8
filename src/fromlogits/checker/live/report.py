"""What `fromlogits.check` hands back: the agreement, the findings, where the loss starts, and whether one batch can be learned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fromlogits.vocabulary import Case, Finding, Severity

if TYPE_CHECKING:
    from fromlogits.checker.evidence.pictures import Numbers
    from fromlogits.checker.live.starting import Start

__all__ = ["Probe", "Report"]


@dataclass(frozen=True, slots=True)
class Probe:
    """What became of a copy of the model that was trained on one batch alone."""

    losses: tuple[float, ...]  # the program's own loss, step by step
    floor: float | None  # what it cannot fall below on this batch, as it is given
    learns: bool
    verdict: str


@dataclass(frozen=True, slots=True, repr=False)
class Report:
    """One check of a live model. Printed, it is a table; in a notebook it is one, too."""

    findings: tuple[Finding, ...] = ()
    cases: tuple[Case, ...] = ()
    notes: tuple[str, ...] = ()  # what was not looked at, and what was taken
    start: Start | None = None
    probe: Probe | None = None
    refused: bool = False  # whether the program's own loss raises at this batch
    numbers: tuple[Numbers, ...] = ()  # what a page draws, one for each case

    @property
    def ok(self) -> bool:
        """Whether nothing was found; hints do not count."""
        return all(finding.severity is Severity.HINT for finding in self.findings)

    def raise_for_findings(self) -> None:
        """Raise the first finding that is an error or a warning, if there is one."""
        from fromlogits.checker.guard.watch import BrokenContractError

        for finding in self.findings:
            if finding.severity is not Severity.HINT:
                raise BrokenContractError(finding)

    def __str__(self) -> str:
        from fromlogits.checker.report import agreement

        return agreement.written(self)

    __repr__ = __str__  # what a prompt shows

    def __rich__(self) -> Any:
        from fromlogits.checker.report import agreement

        return agreement.shown(self)

    def _repr_html_(self) -> str | None:
        from fromlogits.checker.report import page

        return page.fragment(self)
