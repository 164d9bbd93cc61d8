"""One check: files are found, read as programs, judged, silenced where the author says so, and mended on request."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from fromlogits.checker.result import Fixed, Result, Trouble
from fromlogits.vocabulary import Case, Finding, Severity, Where

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.document import Document
    from fromlogits.checker.evidence.source.ledger import Entry, Ledger
    from fromlogits.checker.evidence.source.machine import Machine
    from fromlogits.checker.evidence.source.project import Project
    from fromlogits.checker.evidence.source.values import Guards
    from fromlogits.checker.settings import Settings

__all__ = ["check", "fix"]

ALONE = 48  # files below which one process is faster than several
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Reading:
    """What came out of some files."""

    findings: list[Finding] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)


def check(
    paths: Sequence[str],
    settings: Settings,
    *,
    stdin: str | None = None,
    markdown: bool = False,
    hints: bool = False,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Result:
    """Check files, folders, or standard input."""
    from fromlogits.checker.evidence.source.document import from_text
    from fromlogits.checker.evidence.source.project import Project, files

    project = Project(settings, markdown=markdown)
    reading = Reading()
    count = 0
    if stdin is not None:
        document = from_text(stdin)
        _read_program(document, project, reading)
        count = 1
    paths = [path for path in paths if path != "-"]
    troubles = [Trouble(path, "no such file or folder") for path in paths if not Path(path).exists()]
    names = map(str, files([Path(path) for path in paths if Path(path).exists()], settings, markdown=markdown))
    outright = {str(Path(path)) for path in paths}
    few = list(islice(names, ALONE + 1))
    if len(few) > ALONE and jobs != 1:
        from fromlogits.checker.workers import read_in_processes

        count += read_in_processes(chain(few, names), outright, settings, markdown, reading, progress, jobs)
    else:
        found = [*few, *names]
        count += len(found)
        for place, name in enumerate(found):
            read_file(name, project, reading, outright=name in outright)
            if progress is not None:
                progress(place + 1, len(found))
    return _result(reading, settings, troubles, count, hints=hints)


def read_file(name: str, project: Project, reading: Reading, *, outright: bool) -> None:
    """Read one file as a program, when it mentions a loss at all."""
    from fromlogits.checker.evidence.source.document import Unreadable

    try:
        if not outright and not project.concerns(name):
            return
        document = project.document(Path(name))
    except (Unreadable, OSError) as error:
        reading.troubles.append(Trouble(name, getattr(error, "reason", None) or getattr(error, "strerror", None) or str(error)))
        return
    _read_program(document, project, reading)


def _read_program(document: Document, project: Project, reading: Reading) -> None:
    try:
        _understand(document, project, reading)
    except Exception as error:  # noqa: BLE001 one file's accident must not cost the others
        reason = f"fromlogits itself failed here ({type(error).__name__}: {error}); other files were checked. Please report it"
        reading.troubles.append(Trouble(document.file, reason))


def _understand(document: Document, project: Project, reading: Reading) -> None:
    from fromlogits.checker.evidence.source.reader import Reader

    reading.documents[document.file] = document
    if document.syntax_error is not None:
        reading.findings.append(document.syntax_error)
    reader = Reader(project)
    reader.read(document)
    reader.ledger.settle_thresholds()
    if reader.exhausted:
        reading.troubles.append(
            Trouble(document.file, "too long or too deep to follow to its end; what was understood is reported", partly=True)
        )
    findings, cases = judged(reader.ledger)
    if findings:
        for frame in reader.modules.frames.values():
            reading.documents.setdefault(frame.document.file, frame.document)
    reading.findings += findings
    reading.cases += cases


# -- judging


def judged(ledger: Ledger) -> tuple[list[Finding], list[Case]]:
    """Findings of every use: an open choice counts where it is wrong by default, on the command line, or whichever way it goes."""
    findings: list[Finding] = []
    cases: list[Case] = []
    for entry in ledger.entries.values():
        findings += _of_entry(entry, ledger.machine)
        cases += [case for _, case in entry.variants]
    return findings, cases


def _of_entry(entry: Entry, machine: Machine) -> Iterable[Finding]:
    from fromlogits.checker.evidence.source.conditions import reachable
    from fromlogits.checker.rules import judge

    variants = [(guards, _as_asked(guards, case, machine)) for guards, case in _told(entry.variants)]
    verdicts = [(guards, {(finding.code, finding.where): finding for finding in judge(case)}) for guards, case in variants]
    for key in dict.fromkeys(key for _, found in verdicts for key in found):
        wrong = [(guards, found[key]) for guards, found in verdicts if key in found]
        sure = [finding for guards, finding in wrong if not entry.avoidable(guards)]
        if len(wrong) == len(verdicts) and sure:
            yield sure[0]
            continue
        always = frozenset.intersection(*(guards for guards, _ in variants), *entry.ways_round)  # what leads to the use at all
        decisive = {key for others in entry.ways_round for key, _ in others}  # what may make it right
        open_to_user = [(guards, finding) for guards, finding in _either_way(wrong, decisive) if reachable(guards, always, machine)]
        if open_to_user:
            yield _under(*open_to_user[0])


def _either_way(wrong: Iterable[tuple[Guards, Finding]], decisive: set[Hashable]) -> list[tuple[Guards, Finding]]:
    """What goes wrong on both sides of a condition goes wrong without it: on any machine, for a batch of any length."""
    found: dict[Guards, Finding] = {}
    waiting = list(wrong)
    for guards, finding in waiting:
        for other in found if guards not in found else ():
            keys = {key for key, _ in guards ^ other}
            if len(guards) == len(other) == len(guards & other) + 1 and len(keys) == 1 and decisive.isdisjoint(keys):
                waiting.append((guards & other, finding))
        found.setdefault(guards, finding)
    return list(found.items())


def _told(variants: Sequence[tuple[Guards, Case]]) -> list[tuple[Guards, Case]]:
    """The ways a use may come about, without those that only had not met their labels yet: `compile` before `fit`."""

    def met(guards: Guards, case: Case) -> bool:
        return any(
            other.labels is not None and other.output == case.output and other.loss == case.loss and guards <= more
            for more, other in variants
        )

    return [(guards, case) for guards, case in variants if case.labels is not None or not met(guards, case)]


def _as_asked(guards: Guards, case: Case, machine: Machine) -> Case:
    """A case without the units that whoever chose between data says along with them: `--data cifar100 --classes 100`."""
    from fromlogits.checker.evidence.source.conditions import chosen

    numbers = machine.settings.get("numbers")
    if numbers is None or case.output is None or case.output.units not in numbers or not chosen(guards, machine):
        return case
    return replace(case, output=replace(case.output, units=None))


def _under(guards: Guards, finding: Finding) -> Finding:
    """A finding with the open choice it hangs on."""
    from fromlogits.checker.evidence.source.conditions import spoken

    condition = spoken(guards)
    if condition is None or finding.case is None:
        return finding
    return replace(finding, message=f"{finding.message} (when {condition})", case=replace(finding.case, condition=condition))


def _result(reading: Reading, settings: Settings, troubles: list[Trouble], count: int, *, hints: bool) -> Result:
    from fromlogits.checker.fixes import propose

    kept: dict[tuple[str, Where], Finding] = {}
    for finding in reading.findings:
        if finding.severity is Severity.HINT and not hints:
            continue
        if finding.code != "invalid-syntax" and not settings.selects(finding.code, finding.where.file):
            continue
        document = reading.documents.get(finding.where.file)
        if document is not None and finding.code != "invalid-syntax":
            blanket, codes = document.noqa(finding.where)
            if blanket or finding.code in codes:
                continue
        known = kept.get((finding.code, finding.where))
        if known is None or (
            known.case is not None and known.case.labels is None and finding.case is not None and finding.case.labels is not None
        ):
            kept[finding.code, finding.where] = finding
    documents = reading.documents

    def document_of(file: str) -> Document:
        return documents[file]

    final = []
    for finding in sorted(kept.values(), key=_order):
        document = documents.get(finding.where.file)
        row = document.noqa_row(finding.where) if document is not None and finding.code != "invalid-syntax" else finding.where.row
        final.append(replace(finding, fix=propose(finding, document_of, reading.cases), noqa_row=row))
    cases = sorted(reading.cases, key=_case_order)
    return Result(tuple(final), tuple(cases), (*troubles, *reading.troubles), count, documents)


def _order(finding: Finding) -> tuple[str, int, int, int, str]:
    where = finding.where
    return where.file, where.cell or 0, where.row, where.column, finding.code


def _case_order(case: Case) -> tuple[str, int, int, int]:
    where = (
        (case.loss.where if case.loss is not None else None)
        or (case.metrics[0].where if case.metrics else None)
        or (case.output.where if case.output is not None else None)
    )
    return (where.file, where.cell or 0, where.row, where.column) if where is not None else ("", 0, 0, 0)


# -- fixing


def fix(
    paths: Sequence[str],
    settings: Settings,
    *,
    unsafe: bool,
    write: bool,
    stdin: str | None = None,
    markdown: bool = False,
    hints: bool = False,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Fixed:
    """Mend what can be mended, again and again until nothing is left to mend."""
    from fromlogits.checker.mending import mend

    return mend(paths, settings, unsafe=unsafe, write=write, stdin=stdin, markdown=markdown, hints=hints, jobs=jobs, progress=progress)
