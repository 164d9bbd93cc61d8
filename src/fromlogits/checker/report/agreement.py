"""The agreement as a table: output, loss, labels and metrics, what each of them is and what says so; then what was found.

The same rows serve the terminal, a notebook and a page.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, Any

from fromlogits.checker.report import position
from fromlogits.checker.report.frame import plain
from fromlogits.vocabulary import Case, Confidence, Labels, Loss, Metric, Output, OutputKind

if TYPE_CHECKING:
    from fromlogits.checker.live.report import Report

__all__ = ["Row", "facts_of", "rows_of", "shown", "verdict_of", "written"]

_UNKNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Row:
    """One party of an agreement."""

    party: str
    what: str
    evidence: str
    confidence: str  # proof, hint, or nothing where nothing is known


def rows_of(case: Case) -> Iterator[Row]:
    """The parties of a case, one row each."""
    if case.output is not None:
        yield _output(case.output)
    if case.loss is not None:
        yield _loss(case.loss)
    if case.labels is not None:
        yield _labels(case.labels)
    for metric in case.metrics:
        yield _metric(metric)


def verdict_of(report: Report) -> str:
    """One line on the whole."""
    if report.findings:
        codes = ", ".join(dict.fromkeys(finding.code for finding in report.findings))
        return f"output, loss and labels agree, with a hint: {codes}" if report.ok else f"they disagree: {codes}"
    if not report.cases:
        return "nothing could be looked at"
    unknown = [
        case for case in report.cases if case.loss is None or case.output is None or case.output.kind is None or case.loss.expects is None
    ]
    if report.start is not None and report.start.own is not None and not isfinite(report.start.own):
        return f"no disagreement seen, but the loss of this batch is {report.start.own:g}"
    if report.refused:
        return "no disagreement seen, but the loss refuses this batch"
    return "no disagreement seen, but not everything is known" if unknown else "output, loss and labels agree"


def facts_of(report: Report) -> Iterator[tuple[str, str]]:
    """What a report says beside its table, as title and text."""
    if report.start is not None:
        yield "start", str(report.start)
    if report.probe is not None:
        yield "one batch", report.probe.verdict
    for note in report.notes:
        yield "note", note


def _joined(*facts: str | None) -> str:
    return ", ".join(fact for fact in facts if fact)


def _shape(shape: tuple[int | None, ...] | None) -> str | None:
    return None if shape is None else f"shape {shape}".replace("None", "?")


def _output(output: Output) -> Row:
    kind = output.kind.value if output.kind is not None else f"{output.activation} output" if output.activation else _UNKNOWN
    named = f" ({output.activation})" if output.activation and output.kind is not None else ""
    units = f"{output.units} unit{'' if output.units == 1 else 's'}" if output.units is not None else None
    what = _joined(f"{kind}{named}", units, _shape(output.shape), output.dtype)
    known = output.kind is not None or output.activation is not None
    evidence = output.evidence or (output.text if known else None) or ("its numbers tell too little" if not known else "what made it")
    return Row("output", what, evidence, output.confidence.value if known else "")


def _loss(loss: Loss) -> Row:
    expects = f"expects {loss.expects}" if loss.expects is not None else None
    taken = f"labels as {' or '.join(sorted(loss.labels))}" if loss.labels else None
    ignored = f"ignores {loss.ignore_index}" if loss.ignore_index is not None and loss.ignore_index != -100 else None
    known = loss.expects is not None
    return Row(
        "loss", _joined(loss.text or loss.name, expects, taken, ignored), "its class and options" if known else "the program's own",
        Confidence.PROOF.value if known else "",
    )  # fmt: skip


def _labels(labels: Labels) -> Row:
    form = labels.form.value if labels.form is not None else "text" if labels.strings else _UNKNOWN
    classes = f"{labels.classes} classes" if labels.classes is not None else None
    low, high = labels.minimum, labels.maximum
    span = f"values {low:g} to {high:g}" if low is not None and high is not None else None
    nan = "with NaN" if labels.has_nan else None
    what = _joined(form, classes, span, nan, _shape(labels.shape), labels.dtype)
    return Row("labels", what, labels.evidence or "", labels.confidence.value if labels.form is not None else "")


def _metric(metric: Metric) -> Row:
    cut = f"cuts at {metric.threshold:g}" if metric.threshold is not None else None
    expects = f"expects {metric.expects}" if isinstance(metric.expects, OutputKind) else "takes the largest"
    return Row("metric", _joined(metric.text or metric.name, expects, cut), "its class and options", Confidence.PROOF.value)


# --- in the terminal


def shown(report: Report) -> Any:
    """A report for rich."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    from fromlogits.checker.report.text import STYLES

    parts: list[Any] = [Text(verdict_of(report), style="bold green" if report.ok else "bold red")]
    for case in report.cases:
        table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
        for style in ("bright_blue", "", "dim", ""):
            table.add_column(style=style, overflow="fold")
        for row in rows_of(case):
            confidence = Text(row.confidence, style="green" if row.confidence == "proof" else "yellow")
            table.add_row(row.party, Text(plain(row.what)), Text(plain(row.evidence)), confidence)
        parts.append(table)
    for title, text in facts_of(report):
        parts.append(Text.assemble((f"{title}: ", "bright_blue"), plain(text)))
    for finding in report.findings:
        style = STYLES[finding.severity]
        hint = " (not proven)" if finding.confidence is Confidence.HINT else ""
        parts.append(
            Text.assemble(
                (finding.code, style), (f" {finding.name}", style), f" {plain(position(finding.where))}\n",
                (f"  {finding.severity}{hint}", style), f": {plain(finding.message)}",
            )
        )  # fmt: skip
    return Group(*parts)


def written(report: Report) -> str:
    """A report as plain text, no wider than it must be."""
    from rich.console import Console

    stream = io.StringIO()
    Console(file=stream, width=160, color_system=None, highlight=False, markup=False, emoji=False).print(shown(report))
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines())
