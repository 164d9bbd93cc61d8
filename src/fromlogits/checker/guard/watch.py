"""What the guard keeps while a program runs: which call sites it still looks at, what it has seen there, and what it says of it.

Sensors (`guard/torch.py`, `guard/keras.py`, …) hand over cases; the rules judge them; this decides whether to stop or to warn. A call site is
looked at for its first batches and then let go.
"""

from __future__ import annotations

import warnings
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from threading import RLock
from types import CodeType, FrameType
from typing import Any

from fromlogits.checker.evidence import places
from fromlogits.checker.guard import reading, sources
from fromlogits.checker.rules import judge
from fromlogits.errors import ContractError, ContractWarning
from fromlogits.vocabulary import Case, Finding, Severity, Where

__all__ = ["ON_FINDING", "BrokenContractError", "Site", "Watch"]

ON_FINDING = ("stop", "warn")


class BrokenContractError(ContractError):
    """Raised at the user's line that a finding stands at; `finding` is that finding."""

    ag_pass_through = True  # TensorFlow's AutoGraph makes another error of any that does not say this

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
    metrics: dict[str, int] = field(default_factory=dict)  # looks at each metric
    calls: int = 0  # since it was let go
    step: int = 1  # every how many of them something is kept
    passing: list[Any] = field(default_factory=list)  # losses, as the framework gave them: nobody may wait for their values
    labels: list[Any] | None = None  # class ids that passed by
    heads: bool = False  # outputs of several numbers of classes come here
    failed: bool = False  # the guard's own accident happened here
    numbers: Any = None  # what the first batch looks like, for a page
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
        self.tell: Callable[[Finding], None] = _warn  # what `warn` does with a finding
        self.silenced: Callable[[Finding], bool] = sources.silenced
        self.labels_seen: deque[Any] = deque(maxlen=8)  # what losses were given as labels, in the first batches
        self.under_way: list[Callable[[], None]] = []  # waits for what is still computed, and would find something
        self.pending: list[Finding] = []  # found where nothing can be raised: told already, raised at the next place where something can
        self.read: list[Finding] = []  # what the program's source tells, and what is not told yet
        self.understood: tuple[Case, ...] = ()  # of the source, right or wrong
        self.told_by_source: set[Finding] = set()
        self.faults: list[str] = []  # where the guard itself failed: the program goes on
        self._lock = RLock()
        self._busy = False
        self._codes: dict[
            int, tuple[CodeType, bool | None]
        ] = {}  # by identity: the user's, a library's, or None for what the guard has put there
        self._places: dict[tuple[int, int], Site | None] = {}  # by code and instruction: what is known of a place is found at no cost

    def at(self, frame: FrameType | None) -> Site | None:
        """The site of the innermost frame that is the user's, from a frame outwards; None inside another call that is looked at."""
        if self._busy:  # what the guard itself computes
            return None
        codes = self._codes
        while frame is not None:
            code = frame.f_code
            known = codes.get(id(code))
            if known is None:
                known = codes[id(code)] = (code, _whose(code.co_filename))
            if known[1]:
                break
            if known[1] is None:
                return None
            frame = frame.f_back
        if frame is None:
            return None
        key = (id(frame.f_code), frame.f_lasti)
        found = self._places.get(key)
        if found is None and key not in self._places:
            found = self._places[key] = self._new(frame)
        return found

    def is_user(self, frame: FrameType) -> bool:
        """Whether a frame that was passed on the way to a site is the user's."""
        known = self._codes.get(id(frame.f_code))
        return known is not None and known[1] is True

    def entry(self, code: CodeType) -> None:
        """Code that the guard has put at the entry of a loss: what runs inside is looked at there already."""
        self._codes[id(code)] = (code, None)

    def _new(self, frame: FrameType) -> Site | None:
        where = places.where_of(frame)
        if where is None:
            return None
        with self._lock:
            return self.sites.setdefault(where, Site(where, places.spelled(frame)))

    def site(self, frame: FrameType | None = None) -> Site | None:
        """The site of the user's frame, where it is still looked at; it counts as one look."""
        found = self.at(frame if frame is not None else places.caller())
        return found if found is not None and self.look(found) else None

    def look(self, site: Site) -> bool:
        """Whether a site is still looked at; it counts as one look."""
        with self._lock:
            if site.looks >= self.batches:
                return False
            site.looks += 1
            return True

    @contextmanager
    def aside(self) -> Iterator[None]:
        """What is computed in here is the guard's own: nothing of it is looked at."""
        before, self._busy = self._busy, True
        try:
            yield
        finally:
            self._busy = before

    def saw(self, site: Site, case: Case, measured: Callable[[str], str | None] | None = None) -> None:
        """A case at a site: judged, and each finding told once. `measured` tells what a rule's mistake costs on this very batch."""
        case = reading.weighed(case, self.understood)
        site.cases.append(case)
        for finding in judge(case):
            if (finding.code, finding.where) in self.told:
                continue
            cost = measured(finding.code) if measured is not None else None
            self.found(finding if cost is None else replace(finding, message=f"{finding.message}; {cost}"))
        if self.read and site.looks >= self.batches:
            self.tell_read()

    def tell_read(self, *, raising: bool = True) -> None:
        """What the source tells and the run has neither found by itself nor shown to be otherwise."""
        while self.read:
            finding = self.read.pop(0)
            self.told_by_source.add(finding)
            if not any(reading.contradicts(site.where, site.cases, finding) for site in self.sites.values()):
                (self.found if raising else self.later)(finding)

    def _joined(self, finding: Finding) -> bool:
        """Whether the other sensor has told of this mistake: then it is one finding, with the numbers of the run and the fix of the source."""
        for place, known in enumerate(self.findings):
            from_source = known in self.told_by_source
            if from_source is not (finding in self.told_by_source) and reading.same(known, finding):
                live, source = (finding, known) if from_source else (known, finding)
                self.findings[place] = replace(live, fix=live.fix or source.fix)
                return True
        return False

    def later(self, finding: Finding) -> None:
        """A finding where nothing can be raised: it is raised at the next place where something can."""
        try:
            self.found(finding)
        except BrokenContractError as broken:
            self.pending.append(broken.finding)

    def failed(self, site: Site, error: Exception) -> None:
        """The guard itself failed at a site: it is not looked at any more."""
        site.looks, site.failed = self.batches, True
        self.faults.append(f"{site.where}: {type(error).__name__}: {error}")

    def found(self, finding: Finding) -> None:
        """Tell a finding, unless it was told: stop at errors, or warn."""
        if finding.severity is Severity.HINT or self._joined(finding) or (finding.code, finding.where) in self.told:
            return
        self.told.add((finding.code, finding.where))
        if self.silenced(finding):
            return
        self.findings.append(finding)
        for listener in self.listeners:
            listener(finding)
        if self.on_finding == "stop":
            raise BrokenContractError(finding)
        self.tell(finding)


def _whose(file: str) -> bool | None:
    """Whether code is the user's; None for losses inside Keras's backends, which are looked at where Keras is given its outputs and labels."""
    if "/keras/src/backend/" in file.replace("\\", "/") and file.endswith("nn.py"):
        return None
    return not places.is_library(file)


def _warn(finding: Finding) -> None:
    warnings.warn_explicit(f"{finding.code} {finding.message}", ContractWarning, finding.where.file, finding.where.row)
