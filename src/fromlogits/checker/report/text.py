"""Findings for people: where, what, the code, what it costs, what to type."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from typing import Literal, TextIO

from rich.console import Console
from rich.text import Text

from fromlogits.checker.report import count, fixable, position
from fromlogits.checker.report.frame import Mark, frame, plain
from fromlogits.checker.result import Result
from fromlogits.vocabulary import Applicability, Confidence, Finding, Severity, Where

__all__ = ["STYLES", "console", "frames", "lines", "render", "statistics", "summary"]

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.HINT: "bold cyan"}
_RELATED = "bold bright_blue"
_FIX_STYLES = {Applicability.SAFE: "green", Applicability.UNSAFE: "yellow"}
_WIDEST = 200  # of a line of code where no terminal gives a width


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Rich would leave with the status that means findings."""
        raise BrokenPipeError


def console(stream: TextIO, *, wrap: bool = False) -> Console:
    """A console that changes nothing by itself: no markup, no highlighting; colours on a terminal that wants them."""
    colors: Literal["auto"] | None = None if os.environ.get("NO_COLOR") else "auto"  # rich alone would keep bold
    return _Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=not wrap, color_system=colors)


def lines(styled: Iterable[tuple[str, str]], stream: TextIO) -> None:
    out = console(stream)
    for line, style in styled:
        out.print(Text(plain(line), style=style))


def render(result: Result, out: Console) -> None:
    for finding in result.findings:
        for line in _finding(finding, result, out.width if out.is_terminal else _WIDEST):
            out.print(line)
        out.print()


def statistics(result: Result, out: Console) -> None:
    """How often each code was found, the most frequent first."""
    counts = Counter((finding.code, finding.name) for finding in result.findings)
    mendable = Counter(finding.code for finding in result.findings if fixable(finding))
    digits = max((len(str(number)) for number in counts.values()), default=0)
    for (code, name), number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        mended = f"  [{mendable[code]} fixable]" if mendable[code] else ""
        out.print(Text.assemble(f"{number:>{digits}}  ", (code, "bold"), f"  {name}" if name != code else "", (mended, "green")))


def summary(result: Result, out: Console, command: str = "") -> None:
    """The last line: what was found, or how much was looked at and understood, so that silence is not blindness.

    `command` is the one that mends, where another has found.
    """
    if result.findings:
        out.print(f"Found {_found(result)}{_mendable(result, command)}.")
        return
    looked_at = f"{count(result.files, 'file')}, {count(len(result.cases), 'agreement')} understood"
    if result.failed:
        out.print(f"Nothing found in {looked_at}; {count(len(result.failed), 'path')} could not be checked.")
    elif result.troubles:
        out.print(f"Nothing found in {looked_at}; {count(len(result.troubles), 'file')} not read to the end.")
    else:
        out.print(f"All checks passed: {looked_at}.", style="green")


def _found(result: Result) -> str:
    severities = Counter(finding.severity for finding in result.findings)
    numbers = [count(severities[severity], severity.value) for severity in Severity if severities[severity]]
    files = len({finding.where.file for finding in result.findings})
    listed = " and ".join([", ".join(numbers[:-1]), numbers[-1]] if len(numbers) > 1 else numbers)
    return f"{listed} in {count(files, 'file')}"


def _mendable(result: Result, command: str) -> str:
    fixes = Counter(finding.fix.applicability for finding in result.findings if finding.fix is not None and fixable(finding))
    safe, unsafe = fixes[Applicability.SAFE], fixes[Applicability.UNSAFE]
    if safe and unsafe:
        return f" ({safe} fixable with {command}--fix, {unsafe} more with --unsafe-fixes)"
    if safe:
        return f" ({safe} fixable with {command}--fix)"
    return f" ({unsafe} fixable with {command}--fix --unsafe-fixes)" if unsafe else ""


def _finding(finding: Finding, result: Result, width: int) -> list[Text]:
    style = STYLES[finding.severity]
    name = f" {finding.name}" if finding.name != finding.code else ""
    proof = " (not proven)" if finding.confidence is Confidence.HINT else ""
    lines = [
        Text.assemble((plain(position(finding.where)), "bold"), " ", (finding.code, style), (name, style)),
        Text.assemble((f"{finding.severity}{proof}", style), f": {plain(finding.message)}"),
    ]
    lines += frames(finding, result, width)
    if finding.fix is not None:
        applicability = finding.fix.applicability
        tag = (f" [{applicability} fix]", _FIX_STYLES[applicability]) if fixable(finding) else ""
        lines.append(Text.assemble(("help", "bold"), f": {plain(finding.fix.title)}", tag))
    return lines


def frames(finding: Finding, result: Result, width: int) -> list[Text]:
    """The code that a finding stands in and is about, underlined."""
    here = _place(finding.where)
    return [line for place, marks in _places(finding).items() for line in _frame(place, marks, result, width, here=place == here)]


def _place(where: Where) -> tuple[str, int | None]:
    return where.file, where.cell


def _places(finding: Finding) -> dict[tuple[str, int | None], list[Mark]]:
    """What to underline, by file and cell; a place that is the finding's own lends it its label."""
    same = [related.message for related in finding.related if related.where == finding.where]
    places = {_place(finding.where): [Mark(finding.where, "; ".join(same), STYLES[finding.severity], primary=True)]}
    for related in finding.related:
        if related.where != finding.where:
            places.setdefault(_place(related.where), []).append(Mark(related.where, related.message, _RELATED))
    return places


def _frame(place: tuple[str, int | None], marks: list[Mark], result: Result, width: int, *, here: bool) -> list[Text]:
    document = result.documents.get(place[0])
    printed = frame(document, marks, width) if document is not None else []
    if printed and here:
        return printed
    heads = marks[:1] if printed else [mark for mark in marks if not mark.primary]
    sign = ":::" if printed else "-->"
    return [_head(sign, mark, labelled=not printed) for mark in heads] + printed


def _head(sign: str, mark: Mark, *, labelled: bool) -> Text:
    label = f" {plain(mark.label)}" if labelled else ""
    return Text.assemble((f"  {sign} ", "bright_blue"), plain(position(mark.where)), (label, mark.style))
