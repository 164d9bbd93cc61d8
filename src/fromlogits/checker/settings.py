"""What a project asks for in the [tool.fromlogits] table of its pyproject.toml."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

__all__ = ["Settings", "SettingsError", "load", "validate_codes"]

KEYS = ("exclude", "ignore", "per-file-ignores", "select")
ALL = "ALL"
PREFIX = re.compile(r"FL[0-9]*")


class SettingsError(ValueError):
    """A setting that cannot be obeyed; its text is one line for the user."""


@dataclass(frozen=True)
class Settings:
    """Which rules apply where. Codes may be prefixes, as in Ruff: FL101, FL1, FL, ALL."""

    select: frozenset[str] = frozenset({ALL})
    ignore: frozenset[str] = frozenset()
    exclude: tuple[str, ...] = ()  # patterns as in .gitignore
    per_file_ignores: tuple[tuple[str, frozenset[str]], ...] = ()  # a pattern of files, and what is ignored there
    markdown: bool = False
    root: Path | None = None  # the folder that patterns count from: where pyproject.toml stands

    def selects(self, code: str, file: str) -> bool:
        """Whether findings of a rule are wanted in a file. Of `select` and `ignore`, the more specific one decides."""
        if not PREFIX.match(code):
            return True  # invalid syntax is no matter of taste
        if _specificity(self.select, code) <= _specificity(self.ignore, code):
            return False
        return not any(_specificity(codes, code) >= 0 for pattern, codes in self._ignored_in if pattern(file))

    @cached_property
    def _ignored_in(self) -> list[tuple[_Files, frozenset[str]]]:
        root = (self.root or Path()).resolve()
        return [(_Files(pattern, root), codes) for pattern, codes in self.per_file_ignores]


def _specificity(prefixes: Iterable[str], code: str) -> int:
    """The length of the longest prefix that names a code; -1 where none does."""
    return max((0 if prefix == ALL else len(prefix) for prefix in prefixes if prefix == ALL or code.startswith(prefix)), default=-1)


class _Files:
    """A pattern of files as Ruff reads it: of a name, or of a path from the root, `*` crossing folders, `!` for all others."""

    def __init__(self, pattern: str, root: Path) -> None:
        self.root = root
        self.others = pattern.startswith("!")
        self.expression = re.compile(_expression(pattern.removeprefix("!").removeprefix("./")))

    def __call__(self, file: str) -> bool:
        whole = Path(file).resolve()
        within = [whole.relative_to(self.root).as_posix()] if whole.is_relative_to(self.root) else []
        spellings = [*within, whole.name, whole.as_posix()]
        return any(map(self.expression.fullmatch, spellings)) is not self.others


GLOB = re.compile(r"(?P<folders>\*\*/)|(?P<any>\*+)|\[(?P<negated>!?)(?P<letters>[^\]]+)\]|(?P<choice>\{[^{}]*\})|.", re.DOTALL)


def _expression(glob: str) -> str:
    """A glob as a regular expression."""
    return GLOB.sub(_translated, glob)


def _translated(piece: re.Match[str]) -> str:
    if piece["folders"]:
        return "(?:.*/)?"
    if piece["any"]:
        return ".*"
    if piece["letters"]:
        letters = re.sub(r"[\\^\[]", r"\\\g<0>", piece["letters"])
        return f"[{'^' if piece['negated'] else ''}{letters}]"
    if piece["choice"]:
        return f"(?:{'|'.join(map(_expression, piece['choice'][1:-1].split(',')))})"
    return "[^/]" if piece[0] == "?" else re.escape(piece[0])


# --- reading pyproject.toml


def load(start: Path, known: Collection[str] | None = None) -> Settings:
    """The settings that hold at a file or folder: those of the nearest pyproject.toml that has any.

    Codes are checked against `known`, or else against the rules there are.
    """
    place = start.resolve()
    for folder in (place, *place.parents):
        file = folder / "pyproject.toml"
        table = _table(file) if file.is_file() else None
        if table is not None:
            return _settings(table, file, known)
    return Settings()


def validate_codes(codes: Iterable[str], known: Collection[str], place: str = "") -> None:
    """Raises a SettingsError for the first code that is neither a known one, nor the beginning of one, nor ALL."""
    for code in codes:
        if code != ALL and not (PREFIX.fullmatch(code) and any(rule.startswith(code) for rule in known)):
            expected = "a rule such as FL101, a prefix such as FL1, or ALL"
            raise SettingsError(f"{f'{place}: ' if place else ''}unknown code {code!r}; expected {expected}")


def _table(file: Path) -> dict[str, Any] | None:
    """The project's [tool.fromlogits], or None where it has none."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise SettingsError(f"{_shown(file)}: {(error.strerror or str(error)).lower()}") from error
    if b"fromlogits" not in data:
        return None
    import tomllib

    try:
        tool = tomllib.loads(data.decode()).get("tool")
    except ValueError as error:
        raise SettingsError(f"{_shown(file)}: not valid TOML: {' '.join(str(error).split())}") from error
    table = tool.get("fromlogits") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise SettingsError(f"{_shown(file)}: tool.fromlogits must be a table, not {table!r}")
    return table


def _settings(table: dict[str, Any], file: Path, known: Collection[str] | None) -> Settings:
    if known is None:
        from fromlogits.checker.rules import RULES

        known = RULES
    place = f"{_shown(file)}: tool.fromlogits"
    for key in table:
        if key not in KEYS:
            raise SettingsError(f"{place} has no key {key!r}; expected {', '.join(KEYS[:-1])} or {KEYS[-1]}")
    select = _codes(table.get("select", [ALL]), known, f"{place}.select")
    ignore = _codes(table.get("ignore", []), known, f"{place}.ignore")
    exclude = _strings(table.get("exclude", []), f"{place}.exclude")
    per_file = table.get("per-file-ignores", {})
    if not isinstance(per_file, dict):
        raise SettingsError(f"{place}.per-file-ignores must be a table of patterns and lists of codes, not {per_file!r}")
    ignored_in = [(pattern, _codes(codes, known, f'{place}.per-file-ignores."{pattern}"')) for pattern, codes in per_file.items()]
    return Settings(select, ignore, tuple(exclude), tuple(ignored_in), root=file.parent)


def _codes(value: object, known: Collection[str], place: str) -> frozenset[str]:
    codes = _strings(value, place)
    validate_codes(codes, known, place)
    return frozenset(codes)


def _strings(value: object, place: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise SettingsError(f"{place} must be a list of strings, not {value!r}")
    return value


def _shown(file: Path) -> str:
    """A file as the user would write it."""
    here = Path.cwd()
    return str(file.relative_to(here)) if file.is_relative_to(here) else str(file)
