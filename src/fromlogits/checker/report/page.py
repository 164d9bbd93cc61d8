"""One self-contained page: what was found and why, with pictures of the numbers. No script, nothing from the network, light and dark.

Whatever comes from a program (names of files and classes, labels, code) is text: the template escapes everything it is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fromlogits.checker.guard import damage, sources
from fromlogits.checker.report import agreement, charts, count, fixable, position, rule_url
from fromlogits.checker.report.frame import plain
from fromlogits.checker.report.text import STYLES, frames
from fromlogits.checker.result import Result
from fromlogits.vocabulary import Case, Confidence, Family, Finding, OutputKind, Severity

if TYPE_CHECKING:
    from rich.text import Text

    from fromlogits.checker.evidence.pictures import Numbers
    from fromlogits.checker.guard.watch import Watch
    from fromlogits.checker.live.report import Report

__all__ = ["fragment", "render", "write"]

_WIDTH = 110  # of a line of code
_CLASSES = {"bold red": "error", "bold yellow": "warning", "bold cyan": "hint", "bright_blue": "gutter", "bold bright_blue": "related"}


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    look: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A finding as a page shows it."""

    code: str
    name: str
    severity: str
    proven: bool
    place: str
    message: str
    frame: tuple[tuple[_Piece, ...], ...]
    help: str
    applicability: str
    page: str


@dataclass(frozen=True, slots=True)
class _Part:
    """One agreement: its table and its pictures."""

    title: str
    rows: tuple[agreement.Row, ...]
    pictures: tuple[charts.Chart, ...]
    facts: tuple[tuple[str, str], ...] = ()


def write(thing: Report | Watch, path: str | Path) -> None:
    """Write the page of a report, or of a run that was watched."""
    Path(path).write_text(_page(thing), encoding="utf-8", errors="backslashreplace")


def render(result: Result) -> str:
    """The page of a check of source code."""
    looked = f"{count(result.files, 'file')}, {count(len(result.cases), 'agreement')} understood"
    faults = tuple(("not checked", f"{one.path}: {one.reason}") for one in result.troubles)
    parts = (_Part("", (), (), faults),) if faults else ()
    return _rendered(
        verdict=_counted(result.findings, looked), ok=_harmless(result.findings), parts=parts, findings=_all(result.findings, result)
    )


def fragment(report: Report) -> str | None:
    """The table and the findings, for a notebook; None where jinja2 is not installed, and the text is shown."""
    try:
        import jinja2  # noqa: F401
    except ImportError:
        return None
    parts = [_Part("", tuple(agreement.rows_of(case)), (), ()) for case in report.cases]
    if not parts or any(agreement.facts_of(report)):
        parts.append(_Part("", (), (), tuple(agreement.facts_of(report))))
    return _rendered(
        verdict=agreement.verdict_of(report), ok=report.ok, parts=parts, findings=_all(report.findings, _sources(report.findings)), name="fragment.html.jinja"
    )  # fmt: skip


def _page(thing: Report | Watch) -> str:
    from fromlogits.checker.live.report import Report

    if isinstance(thing, Report):
        parts = list(_parts_of_report(thing))
        return _rendered(
            verdict=agreement.verdict_of(thing), ok=thing.ok, parts=parts, findings=_all(thing.findings, _sources(thing.findings))
        )
    findings = sorted(thing.findings, key=lambda one: (one.where, one.code))
    seen = sum(bool(site.cases) for site in thing.sites.values())
    return _rendered(
        verdict=_counted(findings, f"{count(seen, 'loss')} looked at".replace("losss", "losses")), ok=_harmless(findings),
        parts=list(_parts_of_watch(thing)), findings=_all(findings, _sources(findings)),
    )  # fmt: skip


def _parts_of_report(report: Report) -> Iterator[_Part]:
    for place, case in enumerate(report.cases):
        pictures = _pictures(report.numbers[place] if place < len(report.numbers) else None)
        if report.probe is not None and place == 0:
            levels = [(report.probe.floor, "cannot fall below", "floor"), (_guess(case), "a guess", "guess")]
            pictures.append(charts.curve("one batch learned by heart", report.probe.losses, levels))
        facts = tuple(agreement.facts_of(report)) if place == 0 else ()
        yield _Part("", tuple(agreement.rows_of(case)), tuple(one for one in pictures if one is not None), facts)
    if not report.cases:
        yield _Part("", (), (), tuple(agreement.facts_of(report)))


def _parts_of_watch(watch: Watch) -> Iterator[_Part]:
    for site in watch.sites.values():
        if not site.cases:
            continue
        case = site.cases[0]
        pictures = _pictures(site.numbers)
        levels = [(_floor(case), "cannot fall below", "floor"), (_guess(case), "a guess", "guess")]
        pictures.append(charts.curve("the loss", site.losses, levels))
        said = damage.spoken(site.damage) if site.damage else None
        title = f"{plain(site.text or 'a loss')} at {plain(str(site.where))}"
        yield _Part(
            title, tuple(agreement.rows_of(case)), tuple(one for one in pictures if one is not None), (("damage", said),) if said else ()
        )
    faults = tuple(("not looked at", fault) for fault in watch.faults)
    if faults:
        yield _Part("", (), (), faults)


def _pictures(numbers: Numbers | None) -> list[charts.Chart | None]:
    if numbers is None:
        return []
    return [
        charts.bars("the outputs", numbers.outputs),
        charts.bars("what rows sum to", numbers.sums),
        charts.bars("the labels", numbers.labels),
    ]


def _guess(case: Case) -> float | None:
    if case.loss is not None and case.loss.family is Family.BINARY:
        return log(2)
    units = case.output.units if case.output is not None else None
    return log(units) if units is not None and units > 1 and case.loss is not None and case.loss.family is Family.MULTICLASS else None


def _floor(case: Case) -> float | None:
    from fromlogits.checker.judging.verdict import floor

    output, loss = case.output, case.loss
    doubled = output is not None and loss is not None and output.kind is OutputKind.PROBABILITIES and loss.expects is OutputKind.LOGITS
    one_of_many = doubled and loss is not None and loss.family is Family.MULTICLASS
    return floor(output.units) if one_of_many and output is not None and output.activation == "softmax" and output.units else None


def _sources(findings: Iterable[Finding]) -> Result:
    found = tuple(findings)
    return Result(found, documents=sources.documents(found))


def _harmless(findings: Iterable[Finding]) -> bool:
    return all(one.severity is Severity.HINT for one in findings)


def _counted(findings: Sequence[Finding], looked: str) -> str:
    return f"{count(len(findings), 'finding')}: {looked}" if findings else f"nothing found: {looked}"


def _all(findings: Iterable[Finding], result: Result) -> list[_Found]:
    return [
        _Found(
            code=one.code, name="" if one.name == one.code else one.name, severity=one.severity.value, proven=one.confidence is Confidence.PROOF,
            place=plain(position(one.where)), message=plain(one.message),
            frame=tuple(tuple(_pieces(line)) for line in frames(one, result, _WIDTH)) if result.documents else (),
            help=plain(one.fix.title) if one.fix is not None else "",
            applicability=one.fix.applicability.value if one.fix is not None and fixable(one) else "", page=rule_url(one.code) or "",
        )
        for one in findings
    ]  # fmt: skip


def _pieces(line: Text) -> Iterator[_Piece]:
    """A line of a code frame in pieces of one look each."""
    edges = sorted({0, len(line.plain), *(edge for span in line.spans for edge in (span.start, span.end))})
    whole = str(line.style)
    for start, end in pairwise(edges):
        styles = [str(span.style) for span in line.spans if span.start <= start and end <= span.end] or [whole]
        yield _Piece(line.plain[start:end], _CLASSES.get(styles[-1], ""))


def _rendered(name: str = "page.html.jinja", **given: Any) -> str:
    return str(_templates().get_template(name).render(width=charts.WIDTH, height=charts.HEIGHT, **given))


@cache
def _templates() -> Any:
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


assert set(STYLES.values()) <= set(_CLASSES)  # noqa: S101 every severity has its look
