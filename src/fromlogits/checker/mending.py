"""Fixing to a fixed point: mend, check again, mend what the first mending brought to light."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from fromlogits.checker.result import Fixed, Result, Trouble
from fromlogits.vocabulary import Finding

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
    """Apply fixes until none is left; write the files at the end, all or none of each.

    Where two uses of one output want different things, the fix of each undoes the other's: such a file keeps neither.
    """
    from fromlogits.checker.check import check
    from fromlogits.checker.fixes import apply, chosen

    result = check(paths, settings, stdin=stdin, markdown=markdown, hints=hints, jobs=jobs, progress=progress)
    first = result
    courses: dict[str, _Course] = {}
    for _ in range(ROUNDS):
        wanted = chosen(result.documents, result.findings, unsafe=unsafe)
        mended = apply(result.documents, result.findings, unsafe=unsafe)
        if not wanted or not mended:
            break
        for file, data in mended.items():
            unmended = first.documents[file].applied(()) if file in first.documents else b""
            courses.setdefault(file, _Course([unmended])).goes_on(data, [finding for finding in wanted if file in _files(finding)])
        after = {file: course.now for file, course in courses.items()}
        result = _again(paths, settings, after, stdin=stdin, markdown=markdown, hints=hints)
        result = replace(result, findings=tuple(_settled(finding, courses) for finding in result.findings))
    changed = {file: course for file, course in courses.items() if course.now != course.been[0]}
    troubles = _write(first, {file: course.now for file, course in changed.items()}) if write else []
    if troubles:  # what could not be written is as it was: say so, and report what is there
        left = check(paths, settings, stdin=stdin, markdown=markdown, hints=hints, jobs=jobs)
        result = replace(left, troubles=(*left.troubles, *troubles))
    applied = {id(finding) for course in changed.values() for made in course.steps for finding in made}
    return Fixed(result, {file: (course.been[0], course.now) for file, course in changed.items()}, len(applied))


@dataclass
class _Course:
    """What a file has been, and the fixes that led from each state to the next."""

    been: list[bytes]
    steps: list[list[Finding]] = field(default_factory=list)
    circular: bool = False

    @property
    def now(self) -> bytes:
        return self.been[-1]

    def goes_on(self, data: bytes, made: list[Finding]) -> None:
        """The next state. One that was there before closes a circle: of its states that stays which changes least, without the fixes on the way round."""
        self.steps.append(made)
        if data in self.been:
            turn = self.been.index(data)
            self.circular = True
            undone = {_kind(finding) for step in self.steps[turn:] for finding in step}
            self.steps = [[finding for finding in step if _kind(finding) not in undone] for step in self.steps]
            data = min(self.been[turn:], key=lambda state: len({*state.splitlines()} ^ {*self.been[0].splitlines()}))
        self.been.append(data)


def _kind(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.fix.title if finding.fix is not None else ""


def _files(finding: Finding) -> set[str]:
    """The files that a finding's fix touches."""
    return {edit.where.file for edit in finding.fix.edits} if finding.fix is not None else set()


def _settled(finding: Finding, courses: Mapping[str, _Course]) -> Finding:
    """A finding without its fix, where fixes have undone one another."""
    circular = any(file in courses and courses[file].circular for file in _files(finding))
    return replace(finding, fix=None) if circular else finding


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
