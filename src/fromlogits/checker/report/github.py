"""Findings as workflow commands, which GitHub shows beside the changed lines."""

from __future__ import annotations

from fromlogits.checker.report import filename, position
from fromlogits.checker.result import Result
from fromlogits.vocabulary import Finding, Severity, Where

__all__ = ["render"]

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(result: Result) -> str:
    return "".join(_command(finding) for finding in result.findings)


def _command(finding: Finding) -> str:
    properties = {
        "title": f"fromlogits ({finding.code})",
        "file": filename(finding.where.file),
        **_region(finding.where),
    }
    written = ",".join(f"{key}={str(value).translate(_PROPERTY)}" for key, value in properties.items())
    message = f"{position(finding.where)}: {finding.code} {finding.message}".translate(_DATA)
    return f"::{_COMMANDS[finding.severity]} {written}::{message}\n"


def _region(where: Where) -> dict[str, int]:
    if where.cell is not None:  # rows count within the cell, GitHub's within the file: only the message can say where
        return {}
    if where.row != where.end_row:  # GitHub refuses columns on several lines
        return {"line": where.row, "endLine": where.end_row}
    return {"line": where.row, "col": where.column, "endLine": where.end_row, "endColumn": where.end_column}
