"""How findings are shown. Each format is one file, and formats only: nothing is decided here."""

from __future__ import annotations

import os

from fromlogits.checker.result import Result
from fromlogits.vocabulary import Finding, Severity, Where

__all__ = ["FORMATS", "RULE_PAGES", "count", "filename", "fixable", "position", "reported", "rule_url"]

FORMATS = ("text", "json", "github", "sarif", "html")
RULE_PAGES = "src/fromlogits/checker/rulebook"  # where a rule's page stands in the repository


def filename(file: str) -> str:
    """The absolute path of a reported file, as tools that read Ruff expect; `<stdin>` is no path."""
    if file.startswith("<") and file.endswith(">"):
        return file
    return os.path.abspath(file)  # noqa: PTH100 resolving links would rename the user's files


def rule_url(code: str) -> str | None:
    """The page of a rule, relative to the repository; what is no rule (invalid syntax) has none."""
    return f"{RULE_PAGES}/{code}.md" if code.startswith("FL") else None


def position(where: Where) -> str:
    """`train.py:42:5`, or `nb.ipynb:cell 4:2:1`; what lies below the working directory is named from there."""
    return f"{where}:{where.column}".removeprefix(_here())


def _here() -> str:
    try:
        return os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118 text, and no path
    except OSError:  # a program may have removed the folder that it runs in
        return ""


def fixable(finding: Finding) -> bool:
    """Advice has a title and no edits."""
    return finding.fix is not None and bool(finding.fix.edits)


def reported(result: Result) -> tuple[Finding, ...]:
    """The findings that decide the exit status: hints do not count."""
    return tuple(finding for finding in result.findings if finding.severity is not Severity.HINT)


def count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
