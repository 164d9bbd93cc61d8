"""Finds the files to check: down the folders that were named, past what git ignores and what nobody writes by hand."""

# Names are strings here: trees hold tens of thousands of them, and a Path costs more than a look at the disk.
# ruff: noqa: PTH110, PTH112, PTH116, PTH118, PTH119, PTH120, PTH206

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from fromlogits.checker.evidence.source.gitignore import Patterns, ignored, patterns, read_patterns, repository
from fromlogits.checker.settings import Settings

__all__ = ["SKIPPED", "walk"]

SKIPPED = frozenset({
    ".bzr", ".direnv", ".eggs", ".git", ".git-rewrite", ".hg", ".ipynb_checkpoints", ".jj", ".mypy_cache", ".nox", ".pants.d",
    ".pyenv", ".pytest_cache", ".pytype", ".ruff_cache", ".svn", ".tox", ".venv", ".virtual_documents", ".vscode",
    "__pycache__", "__pypackages__", "_build", "buck-out", "build", "dist", "node_modules", "site-packages", "venv",
})  # fmt: skip
ENVIRONMENT = "pyvenv.cfg"  # marks a virtual environment, whatever its name
CODE = (".py", ".ipynb")
CODE_AND_MARKDOWN = (*CODE, ".md", ".markdown")

Folder = tuple[str, str, tuple[Patterns, ...]]  # as shown, as it really is (both end in a separator), and the patterns above it


def walk(paths: Sequence[Path | str], settings: Settings, *, markdown: bool = False) -> Iterator[str]:
    """The names of the files under some paths, each real file once, in an order that does not change.

    A path that is no folder is handed out as it is, and so is a folder that cannot be listed: reading it will say why.
    """
    walker = _Walker(settings, CODE_AND_MARKDOWN if markdown else CODE)
    for path in paths:
        name = os.fspath(path)
        yield from walker.folder(name) if os.path.isdir(name) else walker.fresh(name)


class _Walker:
    def __init__(self, settings: Settings, suffixes: tuple[str, ...]) -> None:
        self.suffixes = suffixes
        self.excluding = patterns(os.path.realpath(settings.root or "."), settings.exclude)
        self.excluded = self.excluding
        self.seen: set[str] = set()

    def fresh(self, name: str) -> Iterator[str]:
        """The name of a file that was named outright or linked to, unless the file was seen already."""
        real = os.path.realpath(name)
        if real not in self.seen:
            self.seen.add(real)
            yield name

    def folder(self, name: str) -> Iterator[str]:
        """The files in and below a folder."""
        root = os.path.join(os.path.realpath(name), "")
        chain, git = _patterns_above(root.removesuffix(os.sep) or root)
        self.excluded = None if self.excluding and _reaches(self.excluding, root) else self.excluding
        # Whoever names a virtual environment, or a folder in one, wants what is installed there.
        skipped = SKIPPED - {"site-packages"} if _in_environment(root) else SKIPPED
        waiting: list[Folder] = [("" if name == "." else os.path.join(name, ""), root, chain)]
        while waiting:
            shown, real, above = waiting.pop()
            if real in self.seen:
                continue
            self.seen.add(real)
            try:
                with os.scandir(real) as listing:
                    entries = list(listing)
            except OSError:
                yield shown.rstrip(os.sep) or name
                continue
            files, folders, marks = self._sorted_out(entries, skipped)
            if ENVIRONMENT in marks and real != root:
                continue
            if ".git" in marks and real != root:
                above = ()
            if ".gitignore" in marks and git and (found := read_patterns(real, f"{real}.gitignore")):
                above = (*above, found)
            yield from self._files(files, shown, real, above)
            inner = [name for name in sorted(folders, reverse=True) if not self._left_out(above, real, f"{name}/")]
            waiting += [(f"{shown}{name}{os.sep}", f"{real}{name}{os.sep}", above) for name in inner]

    def _sorted_out(self, entries: list[os.DirEntry[str]], skipped: frozenset[str]) -> tuple[list[os.DirEntry[str]], list[str], set[str]]:
        """The files with a suffix that matters, the names of the folders, and the entries that say something about the folder."""
        files: list[os.DirEntry[str]] = []
        folders: list[str] = []
        marks: set[str] = set()
        for entry in entries:
            name = entry.name
            if name in {".git", ".gitignore", ENVIRONMENT}:
                marks.add(name)
            elif entry.is_dir(follow_symlinks=False):  # a link to a folder is left alone, as git and Ruff do
                if name not in skipped:
                    folders.append(name)
            elif name.endswith(self.suffixes):
                files.append(entry)
        files.sort(key=lambda entry: entry.name)
        return files, folders, marks

    def _files(self, entries: list[os.DirEntry[str]], shown: str, real: str, above: tuple[Patterns, ...]) -> Iterator[str]:
        for entry in entries:
            name = entry.name
            if self._left_out(above, real, name):
                continue
            if entry.is_file(follow_symlinks=False):
                if f"{real}{name}" not in self.seen:
                    self.seen.add(f"{real}{name}")
                    yield f"{shown}{name}"
            elif entry.is_symlink() and _is_file(f"{real}{name}"):  # a pipe would keep us waiting for ever
                yield from self.fresh(f"{shown}{name}")

    def _left_out(self, above: tuple[Patterns, ...], folder: str, name: str) -> bool:
        if self.excluded and folder.startswith(self.excluded.base) and ignored((self.excluded,), folder, name):
            return True
        return bool(above) and ignored(above, folder, name)


def _is_file(name: str) -> bool:
    try:
        return stat.S_ISREG(os.stat(name).st_mode)
    except OSError:
        return False


def _in_environment(folder: str) -> bool:
    """Whether a folder is a virtual environment, or lies as deep in one as site-packages does."""
    above = [folder]
    for _ in range(3):
        above.append(os.path.dirname(above[-1].rstrip(os.sep)))
    return any(os.path.exists(os.path.join(one, ENVIRONMENT)) for one in above)


def _reaches(excluded: Patterns, root: str) -> bool:
    """Whether a folder is excluded itself, or lies in one that is."""
    if not root.startswith(excluded.base):
        return False
    folder = excluded.base
    for name in root[len(folder) :].split(os.sep)[:-1]:
        if ignored((excluded,), folder, f"{name}/"):
            return True
        folder += name + os.sep
    return False


def _patterns_above(root: str) -> tuple[tuple[Patterns, ...], bool]:
    """The patterns that hold at a folder from further up in its repository, and whether git has a say in it at all.

    It has none in a folder that it ignores itself, or that lies in one skipped by name: whoever names it wants what is inside.
    """
    top = repository(root)
    below = [os.path.basename(root)] if top is None else os.path.relpath(root, top).split(os.sep)
    if not SKIPPED.isdisjoint(below) or os.path.exists(os.path.join(root, ENVIRONMENT)):
        return (), False
    if top is None or top == root:
        found = read_patterns(root, os.path.join(root, ".git", "info", "exclude"))
        return ((found,) if found else ()), True
    chain: list[Patterns] = []
    folder = os.path.join(top, "")
    files = [os.path.join(top, ".git", "info", "exclude"), os.path.join(top, ".gitignore")]
    for name in below:
        chain += [found for file in files if (found := read_patterns(folder, file))]
        if ignored(chain, folder, f"{name}/"):
            return (), False
        folder = os.path.join(folder, name, "")
        files = [f"{folder}.gitignore"]
    return tuple(chain), True
