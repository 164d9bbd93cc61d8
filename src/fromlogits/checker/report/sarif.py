"""Findings as SARIF 2.1.0, the format that code scanning services and editors read."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fromlogits import __version__
from fromlogits.checker import rulebook
from fromlogits.checker.report import filename
from fromlogits.checker.result import Result, Trouble
from fromlogits.vocabulary import Edit, Finding, Fix, Severity, Where

__all__ = ["log", "render"]

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_ROOT = "%SRCROOT%"  # the name that readers of SARIF give to the checked-out tree


def render(result: Result) -> str:
    return json.dumps(log(result), indent=2) + "\n"


def log(result: Result) -> dict[str, Any]:
    examples = {finding.code: finding for finding in reversed(result.findings)}
    order = {code: index for index, code in enumerate(sorted(examples))}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "fromlogits", "version": __version__, "rules": [_rule(examples[code]) for code in order]}},
                "originalUriBaseIds": {_ROOT: {"uri": f"{Path.cwd().as_uri()}/"}},
                "columnKind": "unicodeCodePoints",
                "invocations": [_invocation(result.troubles)],
                "results": [_result(finding, order[finding.code]) for finding in result.findings],
            }
        ],
    }


def _rule(example: Finding) -> dict[str, Any]:
    rule: dict[str, Any] = {
        "id": example.code,
        "name": example.name,
        "shortDescription": {"text": example.name.replace("-", " ")},
        "defaultConfiguration": {"level": _LEVELS[example.severity]},
    }
    page = rulebook.page(example.code)
    if page is not None:
        rule["fullDescription"] = {"text": _what_it_does(page) or rule["shortDescription"]["text"]}
        rule["help"] = {"text": page, "markdown": page}
    return rule


def _what_it_does(page: str) -> str | None:
    """The first paragraph under that heading."""
    found = re.search(r"^## What it does\s*\n+(.+?)(?:\n\s*\n|\Z)", page, re.MULTILINE | re.DOTALL)
    return " ".join(found[1].split()) if found is not None else None


def _invocation(troubles: tuple[Trouble, ...]) -> dict[str, Any]:
    invocation: dict[str, Any] = {"executionSuccessful": all(trouble.partly for trouble in troubles)}
    if troubles:
        notices = [
            {"level": "warning" if trouble.partly else "error", "message": {"text": f"{trouble.path}: {trouble.reason}"}}
            for trouble in troubles
        ]
        invocation["toolExecutionNotifications"] = notices
    return invocation


def _result(finding: Finding, rule: int) -> dict[str, Any]:
    written: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding.message, finding.where)},
        "locations": [_location(finding.where)],
        "properties": {"confidence": finding.confidence.value},
    }
    if finding.related:
        written["relatedLocations"] = [
            {"id": number, "message": {"text": _message(related.message, related.where)}, **_location(related.where)}
            for number, related in enumerate(finding.related)
        ]
    # SARIF counts lines within the file; rows here count within the cell, and an editor would replace the wrong text.
    if finding.fix is not None and finding.fix.edits and all(edit.where.cell is None for edit in finding.fix.edits):
        written["fixes"] = [_fix(finding.fix)]
    return written


def _message(text: str, where: Where) -> str:
    return text if where.cell is None else f"cell {where.cell}:{where.row}:{where.column}: {text}"


def _location(where: Where) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _artifact(where)}
    if where.cell is not None:
        return {"physicalLocation": physical, "logicalLocations": [{"name": f"cell {where.cell}", "kind": "module"}]}
    return {"physicalLocation": {**physical, "region": _region(where)}}


def _region(where: Where) -> dict[str, int]:
    return {"startLine": where.row, "startColumn": where.column, "endLine": where.end_row, "endColumn": where.end_column}


def _artifact(where: Where) -> dict[str, str]:
    file = filename(where.file)
    if not os.path.isabs(file):  # noqa: PTH117 standard input: a name, not a path
        return {"uri": quote(file)}
    path = Path(file)
    here = Path.cwd()
    if path.is_relative_to(here):
        return {"uri": quote(os.fsencode(path.relative_to(here).as_posix())), "uriBaseId": _ROOT}
    return {"uri": path.as_uri()}


def _fix(fix: Fix) -> dict[str, Any]:
    files: dict[str, list[Edit]] = {}
    for edit in fix.edits:
        files.setdefault(edit.where.file, []).append(edit)
    changes = [
        {
            "artifactLocation": _artifact(edits[0].where),
            "replacements": [{"deletedRegion": _region(edit.where), "insertedContent": {"text": edit.content}} for edit in edits],
        }
        for edits in files.values()
    ]
    return {"description": {"text": f"{fix.title} ({fix.applicability.value})"}, "artifactChanges": changes}
