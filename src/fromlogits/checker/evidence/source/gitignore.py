"""Which entries of a folder its .gitignore files leave out; pathspec reads the patterns, this asks them quickly.

Entries are asked about on the way down, so a folder that is left out is never entered. Most patterns speak of a name alone,
and the same names come back in every folder: their verdicts are remembered.
"""

# Names are strings here: trees hold tens of thousands of them, and a Path costs more than a look at the disk.
# ruff: noqa: PTH118, PTH120, PTH123

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Patterns", "ignored", "patterns", "read_patterns", "repository"]

# On the way down "all that is in" means the entries themselves; pathspec's reading would take the folder with them.
EVERYTHING_IN = re.compile(r"/\*\*(/?)\s*$")
NAMED_GROUP = re.compile(r"\(\?P<\w+>")


@dataclass(slots=True)
class Patterns:
    """The patterns of one .gitignore. Entries are given by their folder, "" or ending in "/", and their name; a folder's ends in "/"."""

    base: str  # the real folder they count from, ending in a separator
    names: re.Pattern[str] | None  # the patterns about a name alone
    paths: re.Pattern[str] | None  # the patterns about a path
    exact: Any  # pathspec's own, where a later pattern can take a verdict back
    known: dict[str, bool] = field(default_factory=dict)

    def verdict(self, folder: str, name: str) -> bool | None:
        """True leaves the entry out, False takes it in whatever others say, None says nothing."""
        named = self.known.get(name)
        if named is None:
            named = self.known[name] = self.names is not None and self.names.match(name) is not None
        if not named and (self.paths is None or self.paths.match(folder + name) is None):
            return None
        include: bool | None = self.exact.check_file(folder + name).include if self.exact is not None else True
        return include


def ignored(chain: Sequence[Patterns], folder: str, name: str) -> bool:
    """Whether an entry of a real folder is left out; the pattern files nearest to it are asked first."""
    for level in reversed(chain):
        verdict = level.verdict(folder[len(level.base) :].replace(os.sep, "/"), name)
        if verdict is not None:
            return verdict
    return False


def patterns(base: str, lines: Iterable[str]) -> Patterns | None:
    """The patterns in some lines, or None where there are none. A line that git could not read says nothing."""
    written = [line for line in lines if line.strip() and not line.startswith("#")]
    if not written:
        return None
    from pathspec import GitIgnoreSpec

    about_names: list[str] = []
    about_paths: list[str] = []
    readable: list[Any] = []
    for line in written:
        try:
            (compiled,) = GitIgnoreSpec.from_lines([EVERYTHING_IN.sub(r"/*\1", line)]).patterns
        except ValueError:
            continue
        if compiled.regex is None:
            continue
        readable.append(compiled)
        about_name = "/" not in line.strip().removeprefix("!").rstrip("/")
        (about_names if about_name else about_paths).append(NAMED_GROUP.sub("(?:", compiled.regex.pattern))
    if not readable:
        return None
    exact = None if all(pattern.include for pattern in readable) else GitIgnoreSpec(readable)
    return Patterns(_ended(base), _any_of(about_names), _any_of(about_paths), exact)


def read_patterns(base: str, file: str) -> Patterns | None:
    """The patterns in a file that may not be there."""
    try:
        with open(file, encoding="utf-8-sig", errors="replace") as lines:
            return patterns(base, (line.rstrip("\r\n") for line in lines))
    except OSError:
        return None


def repository(folder: str) -> str | None:
    """The nearest folder at or above this one that holds .git."""
    while not os.path.lexists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder


def _ended(folder: str) -> str:
    return folder if folder.endswith(os.sep) else folder + os.sep


def _any_of(expressions: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{expression})" for expression in expressions)) if expressions else None
