"""Findings as JSON, in the shape Ruff prints, so that tools which read Ruff read this."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from fromlogits.checker.report import filename, fixable, rule_url
from fromlogits.checker.result import Result
from fromlogits.vocabulary import Edit, Finding, Fix, Related, Where

__all__ = ["render", "statistics"]


def render(result: Result) -> str:
    return json.dumps([_finding(finding) for finding in result.findings], indent=2) + "\n"


def statistics(result: Result) -> str:
    """How often each code was found, the most frequent first."""
    counts = Counter((finding.code, finding.name) for finding in result.findings)
    mendable = Counter(finding.code for finding in result.findings if fixable(finding))
    rows = [
        {"code": code, "name": name, "count": number, "fixable_count": mendable[code]}
        for (code, name), number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    return json.dumps(rows, indent=2) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": finding.message,
        "filename": filename(finding.where.file),
        "cell": finding.where.cell,
        "location": _start(finding.where),
        "end_location": _end(finding.where),
        "related": [_related(related) for related in finding.related],
        "fix": _fix(finding.fix, finding.where) if finding.fix is not None else None,
        "noqa_row": finding.noqa_row,
        "url": rule_url(finding.code),
    }


def _related(related: Related) -> dict[str, Any]:
    return {
        "message": related.message,
        "filename": filename(related.where.file),
        "cell": related.where.cell,
        "location": _start(related.where),
    }


def _fix(fix: Fix, home: Where) -> dict[str, Any]:
    return {
        "applicability": fix.applicability.value,
        "message": fix.title,
        "edits": [_edit(edit, home) for edit in fix.edits],
    }


def _edit(edit: Edit, home: Where) -> dict[str, Any]:
    """An edit that stands elsewhere than its finding says where; Ruff has no such edits and no keys for it."""
    elsewhere: dict[str, Any] = {}
    if (edit.where.file, edit.where.cell) != (home.file, home.cell):
        elsewhere = {"filename": filename(edit.where.file), "cell": edit.where.cell}
    return {"content": edit.content, "location": _start(edit.where), "end_location": _end(edit.where), **elsewhere}


def _start(where: Where) -> dict[str, int]:
    return {"row": where.row, "column": where.column}


def _end(where: Where) -> dict[str, int]:
    return {"row": where.end_row, "column": where.end_column}
