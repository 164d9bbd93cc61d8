"""What the guard keeps while a program runs: which call sites it still looks at, what it has seen there, and what it says of it.

Sensors (`guard/torch.py`, `guard/keras.py`, …) hand over cases; the rules judge them; this decides whether to stop or to warn. A call site is
looked at for its first batches and then let go.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import RLock
from types import FrameType

from fromlogits.checker.evidence import places
from fromlogits.checker.rules import judge
from fromlogits.errors import ContractError, ContractWarning
from fromlogits.vocabulary import Case, Finding, Severity, Where

__all__ = ["ON_FINDING", "BrokenContractError", "Site", "Watch"]

ON_FINDING = ("stop", "warn")


class BrokenContractError(ContractError):
    """Raised at the user's line that a finding stands at; `finding` is that finding."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(f"{finding.code} {finding.name}: {finding.message}")
        self.finding = finding


@dataclass
class Site:
    """A place in the user's program where a loss is computed."""

    where: Where
    text: str | None  # the call as the program spells it
    looks: int = 0
    cases: list[Case] = field(default_factory=list)
    losses: list[float] = field(default_factory=list)  # values that passed by
    damage: dict[str, float] = field(default_factory=dict)  # measured on a batch that was wrong


class Watch:
    """One guard: its sites, its findings."""

    def __init__(self, on_finding: str = "stop", batches: int = 2) -> None:
        self.on_finding = on_finding
        self.batches = batches
        self.sites: dict[Where, Site] = {}
        self.findings: list[Finding] = []
        self.told: set[tuple[str, Where]] = set()
        self.listeners: list[Callable[[Finding], None]] = []
        self._lock = RLock()
        self._busy = False

    def site(self, frame: FrameType | None = None) -> Site | None:
        """The site of the user's frame, where it is still looked at; it counts as one look."""
        if self._busy:  # what the guard itself computes
            return None
        where = places.where_of(places.caller(frame))
        if where is None:
            return None
        with self._lock:
            found = self.sites.get(where)
            if found is None:
                found = self.sites[where] = Site(where, places.spelled(places.caller(frame)))
            if found.looks >= self.batches:
                return None
            found.looks += 1
            return found

    @contextmanager
    def aside(self) -> Iterator[None]:
        """What is computed in here is the guard's own: nothing of it is looked at."""
        before, self._busy = self._busy, True
        try:
            yield
        finally:
            self._busy = before

    def saw(self, site: Site, case: Case) -> None:
        """A case at a site: judged, and each finding told once."""
        site.cases.append(case)
        for finding in judge(case):
            self.found(finding)

    def found(self, finding: Finding) -> None:
        """Tell a finding, unless it was told: stop at errors, or warn."""
        if finding.severity is Severity.HINT or (finding.code, finding.where) in self.told:
            return
        self.told.add((finding.code, finding.where))
        self.findings.append(finding)
        for listener in self.listeners:
            listener(finding)
        if self.on_finding == "stop":
            raise BrokenContractError(finding)
        warnings.warn_explicit(f"{finding.code} {finding.message}", ContractWarning, finding.where.file, finding.where.row)
