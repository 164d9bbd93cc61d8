"""The project around a file: which files there are, which of them concern a check, and which file an import names."""

# Names are strings here: trees hold tens of thousands of them, and a Path costs more than a look at the disk.
# ruff: noqa: PTH100, PTH113, PTH118, PTH119, PTH120, PTH208

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from fromlogits.checker.evidence.source.document import Document, Unreadable, from_bytes, read
from fromlogits.checker.evidence.source.mentions import LOGARITHM, Said, bytes_of, said, trains
from fromlogits.checker.evidence.source.relevance import Worth
from fromlogits.checker.evidence.source.walking import walk
from fromlogits.checker.settings import Settings

__all__ = ["Project", "files", "overlaid"]

IMPORTED = re.compile(rb"\n[ \t\",\[]*(?:from|import)[ \t]+(\.*)([A-Za-z_][\w.]*)?(?:[ \t]+import[ \t]+\(?([\w, \t]+))?")
OUTRIGHT = re.compile(rb"\n(?:from|import)[ \t]+(\w+)")  # at the top of a module, by its first name
RELATIVE = b"\nfrom ."
IMPORTS = 64  # imports of a script that are looked at
MAIN = "__main__.py"  # the program that a package is
LEVELS_FOLLOWED = 4  # imports within imports

# What these names mean, the catalogue says; a file of a project that shares one is not followed, unless it is that framework's own.
FRAMEWORKS = frozenset({
    "chex", "distrax", "equinox", "flax", "fromlogits", "haiku", "jax", "jaxlib", "keras", "keras_core", "keras_cv", "keras_hub",
    "keras_nlp", "lightning", "numpy", "optax", "pandas", "pytorch_lightning", "scipy", "sklearn", "tensorflow", "tensorflow_addons",
    "tensorflow_datasets", "tensorflow_hub", "tensorflow_probability", "tf_keras", "timm", "torch", "torchaudio", "torchmetrics",
    "torchvision",
})  # fmt: skip
ROOT_MARKS = frozenset({".git", "pyproject.toml", "setup.cfg", "setup.py"})
INSTALLED = frozenset({"dist-packages", "site-packages"})
LEVELS = 8  # folders above an importer that may be where its project begins
LEVELS_UNMARKED = 3  # the same, where nothing marks that beginning


def files(paths: Sequence[Path], settings: Settings, *, markdown: bool) -> Iterator[Path]:
    """The files to check under some paths: see `walk`."""
    return map(Path, walk(paths, settings, markdown=markdown))


_OVERLAY: dict[str, bytes] = {}


def _overlay(key: str, path: Path) -> Document | None:
    data = _OVERLAY.get(key)
    return from_bytes(data, str(path), {".ipynb": "ipynb", ".md": "md"}.get(path.suffix, "py"), path=path) if data is not None else None


class Project:
    """Documents, read once each, and the imports between them. Nothing is imported: names are looked up in folders."""

    def __init__(self, settings: Settings, markdown: bool = False) -> None:
        self.settings = settings
        self.markdown = markdown
        self.frames: dict[Path, Any] = {}  # modules that were read for files which only define: see `modules`
        self._documents: dict[str, Document | Unreadable] = {}
        self._real: dict[str, str] = {}
        self._leading: dict[tuple[str, bool], bool] = {}
        self._words: dict[str, Said] = {}
        self._listings: dict[str, frozenset[str]] = {}
        self._roots: dict[str, tuple[str, ...]] = {}
        self._resolved: dict[tuple[str, str, int], Path | None] = {}
        self._absolutes: dict[tuple[str, tuple[str, ...]], str | None] = {}
        self._outermosts: dict[str, str] = {}

    def document(self, path: Path) -> Document:
        """The document in a file, under the name it was first asked for; raises Unreadable."""
        name = os.fspath(path)
        key = self._real.get(name)
        if key is None:
            key = self._real[name] = os.path.realpath(name)
        if key not in self._documents:
            try:
                self._documents[key] = _overlay(key, path) or read(path, markdown=self.markdown)
            except Unreadable as problem:
                self._documents[key] = problem
        found = self._documents[key]
        if isinstance(found, Unreadable):
            raise found
        return found

    def concerns(self, path: str) -> bool:
        """Whether a file is worth parsing: it has the words that some rule needs, or starts a program that has."""
        data = bytes_of(path)
        if data is None:
            return True  # reading it again will say why
        path = os.path.abspath(path)
        worth = self._said(path, data).worth
        if worth is Worth.PARSING:
            return True
        folder = os.path.dirname(path)
        if b"__main__" not in data and os.path.basename(path) != MAIN and self._is_module(folder, data):
            return False  # a module of a package is read from where it is imported
        return worth is Worth.APART or self._leads_to_a_loss(folder, data, LEVELS_FOLLOWED, trained=trains(data))

    def _said(self, path: str, data: bytes) -> Said:
        """What the words of a file say: looked at for itself, and for those that import it."""
        if path not in self._words:
            self._words[path] = said(data)
        return self._words[path]

    def _leads_to_a_loss(self, folder: str, data: bytes, levels: int, *, trained: bool) -> bool:
        """Whether a file that these imports name mentions a loss, or imports one that does; of what is trained, an activation will do."""
        for found in self._imported(folder, data):
            if (found, trained) not in self._leading:
                self._leading[found, trained] = False  # an import cycle leads nowhere new
                inner = bytes_of(found) or b""
                words = self._said(found, inner)
                self._leading[found, trained] = (
                    words.mentions_a_loss or LOGARITHM.search(inner) is not None if trained else words.worth is not Worth.NOTHING
                ) or (levels > 1 and self._leads_to_a_loss(os.path.dirname(found), inner, levels - 1, trained=trained))
            if self._leading[found, trained]:
                return True
        return False

    def _imported(self, folder: str, data: bytes) -> Iterator[str]:
        """The files of the project that a script imports, or takes out of a package: `from . import nets, settings`."""
        for found_import in islice(IMPORTED.finditer(b"\n" + data), IMPORTS):
            dots, name, taken = found_import.groups(b"")
            parts = name.decode("ascii", "ignore").split(".") if name else []
            for more in ([], *([one.split()[0]] for one in taken.decode("ascii", "ignore").split(",") if one.strip())):
                whole = [*parts, *more]
                found = self._relative(folder, whole, len(dots)) if dots else self._absolute(folder, whole)
                if found is not None:
                    yield found
                elif not more and not dots and parts and parts[0] not in self._listing(folder):
                    break  # no package of the project

    def in_package(self, document: Document) -> bool:
        """Whether a document is a module of a package, and not the program that the package is, nor a script that is started where it lies."""
        path = document.path
        return (
            path is not None
            and path.suffix == ".py"
            and path.name != MAIN
            and self._is_module(os.path.dirname(os.path.abspath(path)), document.text.encode())
        )

    def _is_module(self, folder: str, data: bytes) -> bool:
        """Whether a file in this folder is a module of a package: what imports its neighbours as if the folder were none is started there."""
        listing = self._listing(folder)
        if "__init__.py" not in listing:
            return False
        if RELATIVE in data:
            return True
        outright = {name.decode("ascii", "ignore") for name in OUTRIGHT.findall(b"\n" + data)}
        return not any(f"{name}.py" in listing for name in outright - sys.stdlib_module_names - FRAMEWORKS)

    def resolve(self, importer: Document, module: str, level: int) -> Path | None:
        """The file of `import module`, or of `from ..module import` at a level; None where it is not the project's."""
        key = importer.file, module, level
        if key not in self._resolved:
            named = importer.path if importer.path is not None else Path("-")
            folder = os.path.dirname(os.path.abspath(named))
            parts = module.split(".") if module else []
            found = self._relative(folder, parts, level) if level else self._absolute(folder, parts)
            self._resolved[key] = None if found is None else Path(found if named.is_absolute() else os.path.relpath(found))
        return self._resolved[key]

    def _relative(self, folder: str, parts: list[str], level: int) -> str | None:
        for _ in range(level - 1):
            folder = os.path.dirname(folder)
        return self._module(folder, parts)

    def _absolute(self, folder: str, parts: list[str]) -> str | None:
        key = folder, tuple(parts)
        if key not in self._absolutes:  # neighbours import the same
            self._absolutes[key] = self._from_roots(folder, parts)
        return self._absolutes[key]

    def _from_roots(self, folder: str, parts: list[str]) -> str | None:
        if not parts or (parts[0] in FRAMEWORKS and self._outermost(folder) != parts[0]):
            return None
        for root in self._roots_of(folder):
            if os.path.basename(root) in INSTALLED and self._outermost(folder) != parts[0]:
                continue  # installed side by side, two packages are two projects
            if (found := self._module(root, parts)) is not None:
                return found
        return None

    def _module(self, folder: str, parts: list[str]) -> str | None:
        """The file of a module under a folder: a package before a module, as in Python; a folder without a file is none."""
        for part in parts[:-1]:
            if part not in self._listing(folder):
                return None
            folder = os.path.join(folder, part)
        names = [f"{parts[-1]}{os.sep}__init__.py", f"{parts[-1]}.py"] if parts else ["__init__.py"]
        for name in names:
            first, _, inner = name.partition(os.sep)
            if first in self._listing(folder) and (not inner or inner in self._listing(os.path.join(folder, first))):
                file = os.path.join(folder, name)
                if os.path.isfile(file):
                    return file
        return None

    def _roots_of(self, folder: str) -> tuple[str, ...]:
        """The folders that absolute imports start from, the likeliest first."""
        if folder not in self._roots:
            package = folder
            while "__init__.py" in self._listing(package) and os.path.dirname(package) != package:
                package = os.path.dirname(package)
            # In a package imports are written from its root; beside a script, from the script's folder.
            roots = [package, folder]
            for above in self._project_above(folder):
                roots += above, os.path.join(above, "src")
            self._roots[folder] = tuple(dict.fromkeys(root for root in roots if self._listing(root)))
        return self._roots[folder]

    def _project_above(self, folder: str) -> list[str]:
        """The folder and those above it, up to the one where the project begins."""
        above: list[str] = []
        while len(above) < LEVELS and os.path.dirname(folder) != folder:
            above.append(folder)
            if not ROOT_MARKS.isdisjoint(self._listing(folder)):
                return above
            folder = os.path.dirname(folder)
        return above[:LEVELS_UNMARKED]

    def _outermost(self, folder: str) -> str:
        """The name of the package that a folder belongs to: keras/backend/torch is a part of keras. Empty where it is of none."""
        if folder not in self._outermosts:
            above, name = os.path.split(folder)
            of_package = "__init__.py" in self._listing(folder) and above != folder
            self._outermosts[folder] = (self._outermost(above) or name) if of_package else ""
        return self._outermosts[folder]

    def _listing(self, folder: str) -> frozenset[str]:
        """The names in a folder; none where it is no folder, or cannot be listed."""
        if folder not in self._listings:
            try:
                self._listings[folder] = frozenset(os.listdir(folder))
            except OSError:
                self._listings[folder] = frozenset()
        return self._listings[folder]


@contextmanager
def overlaid(texts: Mapping[str, bytes]) -> Iterator[None]:
    """Read these files as if they already held these bytes: to look at fixes before they are written."""
    before = dict(_OVERLAY)
    _OVERLAY.update({os.path.realpath(name): data for name, data in texts.items() if name != "<stdin>"})
    try:
        yield
    finally:
        _OVERLAY.clear()
        _OVERLAY.update(before)
