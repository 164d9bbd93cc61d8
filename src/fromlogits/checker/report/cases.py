"""`--show-cases`: every agreement that was understood, right ones too, so that silence can be told from blindness."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from fromlogits.checker.report import count, position
from fromlogits.checker.report.frame import plain
from fromlogits.checker.result import Result
from fromlogits.vocabulary import Case, Labels, Loss, Metric, Output, Where

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["render"]

_UNKNOWN = "not known"


def render(result: Result, out: Console) -> None:
    codes: dict[Case, list[str]] = {}
    for finding in result.findings:
        if finding.case is not None:
            codes.setdefault(finding.case, []).append(finding.code)
    for case in result.cases:
        _case(case, sorted(set(codes.get(case, []))), out)
        out.print()


def _case(case: Case, codes: list[str], out: Console) -> None:
    where = _where(case)
    verdict, style = _verdict(case, codes)
    out.print(Text.assemble((plain(position(where)) if where is not None else "somewhere", "bold"), "  ", (verdict, style)))
    for title, fact in _facts(case):
        out.print(Text.assemble((f"  {title:<8}", "bright_blue"), plain(fact)))


def _where(case: Case) -> Where | None:
    holders = (case.loss, *case.metrics, case.output)
    return next((holder.where for holder in holders if holder is not None and holder.where is not None), None)


def _verdict(case: Case, codes: list[str]) -> tuple[str, str]:
    kind = case.output.kind if case.output is not None else None
    parties = [party for party in (case.loss, *case.metrics) if party is not None]
    expected = {party.expects for party in parties if party.expects is not None}
    if codes:
        return f"disagree: {', '.join(codes)}", "bold red"
    if kind is None:
        return "cannot tell: the output is not known", "yellow"
    if not expected:
        return "cannot tell: what is expected is not known", "yellow"
    if expected == {kind}:
        return "agree", "green"
    return "differ, nothing reported", "yellow"


def _facts(case: Case) -> Iterator[tuple[str, str]]:
    yield "output", _output(case.output) if case.output is not None else _UNKNOWN
    if case.loss is not None:
        yield "loss", _loss(case.loss)
    yield "labels", _labels(case.labels) if case.labels is not None else _UNKNOWN
    for metric in case.metrics:
        yield "metric", _metric(metric)
    if case.condition is not None:
        yield "when", case.condition


def _output(output: Output) -> str:
    kind = output.kind.value if output.kind is not None else _UNKNOWN
    facts = [
        f"{kind} ({output.activation})" if output.activation is not None else kind,
        count(output.units, "unit") if output.units is not None else None,
        f"axis {output.axis}" if output.axis is not None else None,
        output.dtype,
    ]
    return _joined(facts, output.text, output.where)


def _loss(loss: Loss) -> str:
    facts = [
        loss.name,
        f"expects {loss.expects}" if loss.expects is not None else None,
        loss.family,
        f"labels as {' or '.join(sorted(loss.labels))}" if loss.labels else None,
    ]
    return _joined(facts, None, loss.made if loss.made != loss.where else None)


def _labels(labels: Labels) -> str:
    facts = [
        labels.form.value if labels.form is not None else _UNKNOWN,
        ("1 class" if labels.classes == 1 else f"{labels.classes} classes") if labels.classes is not None else None,
        _range(labels.minimum, labels.maximum),
        labels.dtype,
    ]
    return _joined(facts, labels.text, labels.where)


def _range(minimum: float | None, maximum: float | None) -> str | None:
    if minimum is None and maximum is None:
        return None
    low, high = ("?" if bound is None else f"{bound:g}" for bound in (minimum, maximum))
    return f"values {low} to {high}"


def _metric(metric: Metric) -> str:
    facts = [
        metric.name,
        f"expects {metric.expects}" if metric.expects is not None else None,
        f"threshold {metric.threshold:g}" if metric.threshold is not None else None,
    ]
    return _joined(facts, None, None)


def _joined(facts: list[str | None], text: str | None, where: Where | None) -> str:
    place = f" at {position(where)}" if where is not None else ""
    source = f": {' '.join(text.split())}" if text is not None else ""
    return ", ".join(fact for fact in facts if fact is not None) + source + place
