"""What the source of a program tells before it runs: the third sensor, asked once, beside the batches and the models that the run itself shows.

What it found is told when the first batches are through, unless the run has found the same, or has seen that it is otherwise.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from fromlogits.checker.settings import Settings
from fromlogits.vocabulary import Case, Confidence, Finding, OutputKind, Severity, Where

__all__ = ["contradicts", "file_of_module", "same", "told_in", "weighed"]

Row = tuple[str, int | None, int]
OF_FORM = {"FL201", "FL202"}  # findings that speak of what form labels have; others, of what became of them on the way


def told_in(file: str, settings: Settings) -> tuple[list[Finding], tuple[Case, ...]]:
    """What `fromlogits check` finds in a script and in what it imports of its project, less what hangs on a choice that the run makes; and all
    that it understood.
    """
    from fromlogits.checker.check import check

    read = check([os.path.abspath(file)], settings, jobs=1)  # noqa: PTH100 as the program is run: a link keeps its name
    findings = [
        finding
        for finding in read.findings
        if finding.case is not None and finding.case.condition is None and finding.severity is not Severity.HINT
    ]
    return findings, read.cases


def file_of_module(name: str) -> str | None:
    """The file that `python -m NAME` runs, where it stands under this folder: nothing is imported to find it."""
    path = Path.cwd().joinpath(*name.split("."))
    return next((str(one) for one in (path.with_name(f"{path.name}.py"), path / "__main__.py") if one.is_file()), None)


def same(one: Finding, other: Finding) -> bool:
    """Whether two sensors tell of one mistake: the same code, and either stands where the other one has a party of it."""
    if one.code != other.code:
        return False
    return _row(one.where) in set(_rows(other)) or _row(other.where) in set(_rows(one))


def contradicts(where: Where, cases: Iterable[Case], read: Finding) -> bool:
    """Whether what passed by at a place was not what the source was understood to say of that very loss."""
    case = read.case
    if case is None or case.loss is None:
        return False
    here = set(_rows_of(case.loss.where, case.loss.made))
    return any(
        not here.isdisjoint(_rows_of(where, *((seen.loss.where, seen.loss.made) if seen.loss is not None else ())))
        and _differ(case, seen, labels=read.code in OF_FORM)
        for seen in cases
    )


def weighed(case: Case, read: Iterable[Case]) -> Case:
    """What passed by, less what only its signs say where the source shows scores: products of what is never negative are never negative."""
    output, loss = case.output, case.loss
    if output is None or loss is None or output.confidence is not Confidence.HINT or not output.independent:
        return case
    here = set(_rows_of(loss.where, loss.made))
    kinds = {
        one.output.kind if one.output is not None else None
        for one in read
        if one.loss is not None and not here.isdisjoint(_rows_of(one.loss.where, one.loss.made))
    }
    if kinds != {OutputKind.LOGITS}:
        return case
    return replace(case, output=replace(output, kind=None, activation=None, activations=(), independent=None, evidence=None))


def _differ(case: Case, seen: Case, *, labels: bool) -> bool:
    pairs = (
        (case.output.kind if case.output else None, seen.output.kind if seen.output else None),
        (case.labels.form if case.labels and labels else None, seen.labels.form if seen.labels else None),
    )
    return any(told is not None and shown is not None and told is not shown for told, shown in pairs)


def _row(where: Where) -> Row:
    return where.file, where.cell, where.row


def _rows(finding: Finding) -> Iterator[Row]:
    """Every place that takes part in a finding."""
    case = finding.case
    parties = (case.output, case.loss, case.labels, *case.metrics) if case is not None else ()
    made = case.loss.made if case is not None and case.loss is not None else None
    return _rows_of(finding.where, *(one.where for one in finding.related), *(one.where for one in parties if one is not None), made)


def _rows_of(*wheres: Where | None) -> Iterator[Row]:
    for where in wheres:
        if where is not None:
            yield from ((where.file, where.cell, row) for row in range(where.row, where.end_row + 1))
