"""Findings made by hand: facts point at source text, as the sensor's would, and the fix is applied, parsed, and asked for again."""

from __future__ import annotations

import ast
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import islice, product
from typing import Any

import pytest

from fromlogits.checker.evidence.source.document import Document, from_bytes
from fromlogits.checker.fixes import apply, propose
from fromlogits.vocabulary import Case, Confidence, Finding, Fix, Loss, Metric, Output, OutputKind, Severity, Where

KINDS = {
    "softmax": OutputKind.PROBABILITIES,
    "sigmoid": OutputKind.PROBABILITIES,
    "log_softmax": OutputKind.LOG_PROBABILITIES,
    None: OutputKind.LOGITS,
}


def place(document: Document, source: str, number: int = 0) -> Where:
    """Where a piece of source stands as a node."""
    nodes = [node for node in ast.walk(document.tree) if ast.get_source_segment(document.text, node) == source]
    assert nodes, f"{source!r} is no node of\n{document.text}"
    nodes.sort(key=lambda node: (not isinstance(node, ast.expr), node.lineno, node.col_offset))
    return document.where(nodes[number])


@dataclass
class Bench:
    """One finding in one document."""

    document: Document
    finding: Finding

    @property
    def fix(self) -> Fix | None:
        return propose(self.finding, {self.document.file: self.document}.__getitem__)

    def mended(self) -> str | None:
        """The fixed file, or None where there is no fix."""
        fix = self.fix
        if fix is None:
            return None
        (data,) = apply({self.document.file: self.document}, [replace(self.finding, fix=fix)], unsafe=True).values()
        after = from_bytes(data, self.document.file, self.document.kind)
        assert after.syntax_error is None
        return data.decode(self.document._encoding)

    def again(self) -> list[str]:
        """What the same finding would change in the fixed file, wherever its places could have gone."""
        fix = self.fix
        assert fix is not None
        (data,) = apply({self.document.file: self.document}, [replace(self.finding, fix=fix)], unsafe=True).values()
        after = from_bytes(data, self.document.file, self.document.kind)
        moved = {where: _candidates(self.document, after, fix, where) for where in _places(self.finding)}
        found = []
        for choice in islice(product(*moved.values()), 200):
            finding = _replaced(self.finding, dict(zip(moved, choice, strict=True)))
            second = propose(finding, {after.file: after}.__getitem__)
            if second is not None:
                found.append(apply({after.file: after}, [replace(finding, fix=second)], unsafe=True)[after.file].decode())
        return found


def _places(value: Any) -> list[Where]:
    if isinstance(value, Where):
        return [value]
    if isinstance(value, tuple):
        return list(dict.fromkeys(where for one in value for where in _places(one)))
    if is_dataclass(value):
        return list(dict.fromkeys(where for one in fields(value) for where in _places(getattr(value, one.name))))
    return []


def _replaced(value: Any, places: dict[Where, Where]) -> Any:
    if isinstance(value, Where):
        return places[value]
    if isinstance(value, tuple):
        return tuple(_replaced(one, places) for one in value)
    if is_dataclass(value):
        return replace(value, **{one.name: _replaced(getattr(value, one.name), places) for one in fields(value)})
    return value


def _candidates(before: Document, after: Document, fix: Fix, where: Where) -> list[Where]:
    """The expressions of the fixed file that begin where a place has gone."""
    start = before.locate(where)[0]
    ends = [(before.locate(edit.where), edit.content) for edit in fix.edits]
    starts = {
        start + sum(len(content) - (stop - begin) for (begin, stop), content in ends if stop <= bound and begin < bound)
        for bound in (start, start + 1)
    }
    nodes = [node for node in ast.walk(after.tree) if isinstance(node, ast.expr | ast.keyword)]
    found = [after.where(node) for node in nodes if after.locate(after.where(node))[0] in starts]
    return found[:6] or [after.where(after.tree.body[0])]


@pytest.fixture
def bench():
    """Set up a finding: `loss=(name, made, use)`, `output=(activation, source)` and so on, by source text."""

    def make(
        code: str,
        text: str | bytes,
        *,
        loss: tuple[str, str] | None = None,
        use: str | None = None,
        arguments: tuple[str, str] | None = None,
        output: tuple[str | None, str] | None = None,
        metric: tuple[str, str] | None = None,
        here: str | None = None,
        suffix: str = ".py",
        output_facts: dict[str, Any] | None = None,
        loss_facts: dict[str, Any] | None = None,
        **case: Any,
    ) -> Bench:
        data = text.encode() if isinstance(text, str) else text
        document = from_bytes(data, f"train{suffix}", suffix.removeprefix("."))
        assert document.tree is not None

        def at(source: str | None) -> Where | None:
            return None if source is None else place(document, source)

        if loss is not None:
            pair = None if arguments is None else (at(arguments[0]), at(arguments[1]))
            facts = {
                "expects": None,
                "family": None,
                "where": at(use or loss[1]),
                "made": at(loss[1]),
                "arguments": pair,
                **(loss_facts or {}),
            }
            case["loss"] = Loss(loss[0], **facts)
        if output is not None:
            facts = {"kind": KINDS.get(output[0]), "activation": output[0], "where": at(output[1]), **(output_facts or {})}
            case["output"] = Output(**facts)
        if metric is not None:
            case["metrics"] = (Metric(metric[0], where=at(metric[1]), made=at(metric[1])),)
        primary = at(here) or next(where for where in _places(Case(**case)))
        return Bench(document, Finding(code, "", Severity.ERROR, Confidence.PROOF, "", primary, case=Case(**case)))

    return make


@pytest.fixture
def mend(bench):
    """The fixed text, checked to be a fixed point unless the fix is its own inverse."""

    def mended(code: str, text: str | bytes, *, twice: bool = True, **facts: Any) -> str | None:
        found = bench(code, text, **facts)
        result = found.mended()
        if twice and result is not None:
            assert found.again() == []
        return result

    return mended
