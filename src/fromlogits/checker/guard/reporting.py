"""What a guarded run found, as a result that every report can show."""

from __future__ import annotations

import sys
from dataclasses import replace
from importlib import import_module
from typing import TextIO

from fromlogits.checker.guard import sources
from fromlogits.checker.guard.watch import Watch
from fromlogits.checker.result import Result
from fromlogits.vocabulary import Case, Finding

__all__ = ["print_text", "result_of", "tell", "write_page"]


def result_of(watch: Watch) -> Result:
    """All that was found and understood, in the order of the program's lines."""
    found = sources.documents(watch.findings)
    findings = [replace(finding, noqa_row=_noqa_row(found.get(finding.where.file), finding)) for finding in watch.findings]
    findings.sort(key=lambda one: (one.where.file, one.where.cell or 0, one.where.row, one.where.column, one.code))
    cases: list[Case] = [case for site in watch.sites.values() for case in site.cases[:1]]
    files = {site.where.file for site in watch.sites.values()}
    return Result(tuple(findings), tuple(cases), (), len(files), found)


def _noqa_row(document: object, finding: Finding) -> int:
    from fromlogits.checker.evidence.source.document import Document

    return document.noqa_row(finding.where) if isinstance(document, Document) else finding.where.row


def tell(finding: Finding) -> None:
    """Say a finding while the program goes on."""
    from fromlogits.checker.report import text

    result = Result((finding,), documents=sources.documents([finding]))
    sys.stdout.flush()  # what the program printed stands before what is said of it
    text.render(result, text.console(sys.stderr))
    sys.stderr.flush()


def print_text(watch: Watch, result: Result, out: TextIO, *, told: bool) -> None:
    """The report for people; with `told`, what was said already while the program ran is not said again."""
    from fromlogits.checker.guard import curve
    from fromlogits.checker.report import position, text

    sys.stdout.flush()
    console = text.console(out)
    if not told or watch.on_finding == "stop":
        text.render(result, console)
    for site in watch.sites.values():
        note = curve.read(site.losses, site.cases[0] if site.cases else None)
        if note is not None:
            console.print(f"note: {position(site.where)}: {note.text}{f' ({note.rule})' if note.rule else ''}")
    if result.findings or result.cases:
        text.summary(result, console, "fromlogits check ")
    elif not told:
        console.print("Nothing was seen: the program computed no loss that is known.")
    for fault in watch.faults:
        console.print(f"not looked at: {fault}")
    out.flush()


def write_page(watch: Watch, path: str) -> None:
    """The page about a run."""
    try:
        page = import_module("fromlogits.checker.report.page")
    except ModuleNotFoundError:
        print("error: this version cannot write --report pages; use --output-format", file=sys.stderr)
        return
    page.write(watch, path)
