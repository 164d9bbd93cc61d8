"""The project around a file: which files there are, which of them mention a loss, and which file an import names."""

# Names are strings here: trees hold tens of thousands of them, and a Path costs more than a look at the disk.
# ruff: noqa: PTH100, PTH113, PTH118, PTH119, PTH120, PTH123, PTH208

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
from fromlogits.checker.evidence.source.relevance import TAKES_A_LOSS, worth_parsing
from fromlogits.checker.evidence.source.walking import walk
from fromlogits.checker.settings import Settings

__all__ = ["LOSS_WORDS", "Project", "files", "mentions_a_loss", "overlaid"]

# Small letters throughout: a search in lowered bytes is ten times as fast as a search that ignores case.
WORDS = (
    b"softmax", b"sigmoid", b"logits", b"entropy", b"bce", b"nll", b"focal", b"log_loss", b"kl_div", b"kldiv", b"expit",
    b"categoricalaccuracy", b"categorical_accuracy", b"ctc_loss", b"ctcloss", b"soft_margin_loss", b"softmarginloss",
    *(word.encode() for word in TAKES_A_LOSS),
)  # fmt: skip
# A loss of another file of the project may come under any name that says so: from .objectives import train_loss
NAMED_LOSSES = (b"loss", b"criteri")
IMPORT = rb"[ \t\"']*(?:from|import)[ \t](?:[^\n]*\([^)]*|[^\n]*)(?:" + b"|".join(NAMED_LOSSES) + rb")"
NEXT_IMPORT = re.compile(rb"\n" + IMPORT)  # a pattern that begins with one letter is found several times faster
GRADIENTS = (b"grad(", b".backward(", b"GradientTape(")  # how a program that trains by hand says so: what it minimises has any name
# How a program says, in small letters, that it differentiates what it computes; `no_grad()` does not.
DIFFERENTIATED = (b"value_and_grad", b"filter_grad", b"jax.grad", b".grad(", b" grad(", b"gradienttape(")
PICKED = (b"softmax", b"sigmoid", b"one_hot", b"take_along_axis(", b"gather_nd(")  # what a loss without a logarithm has: `-mean(p[y])`
LOGARITHM = re.compile(rb"(?:log|log1p|logaddexp|logsumexp|xlogy)\((?!\s*[\[{\"')])")  # of numbers: what writes a log is given text
IMPORTED = re.compile(rb"\n[ \t]*(?:from|import)[ \t]+(\.*)([A-Za-z_][\w.]*)?(?:[ \t]+import[ \t]+\(?([\w, \t]+))?")
OUTRIGHT = tuple(re.compile(rb"\n%s[ \t]+(\w+)" % word) for word in (b"from", b"import"))  # at the top of a module, by its first name
RELATIVE = b"\nfrom ."
IMPORTS = 64  # imports of a script that are looked at
MAIN = "__main__.py"  # the program that a package is
LEVELS_FOLLOWED = 4  # imports within imports
LOSS_WORDS: re.Pattern[bytes] = re.compile(b"|".join((*WORDS, rb"(?:\A|\n)" + IMPORT)), re.IGNORECASE)

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


def mentions_a_loss(path: Path | str) -> bool:
    """Whether a file has a word of losses in it. One that cannot be read may have: reading it again will say why."""
    data = _bytes(path)
    return data is None or _mentions(data.lower())


def _mentions(data: bytes) -> bool:
    return _has_words(data) or _writes_one_out(data)


def _has_words(data: bytes) -> bool:
    if any(word in data for word in WORDS):
        return True
    return any(name in data for name in NAMED_LOSSES) and NEXT_IMPORT.search(b"\n" + data) is not None


def _writes_one_out(data: bytes) -> bool:
    """Whether a program without a word of losses may minimise one of its own: `-mean(y * log(p))`."""
    differentiates = b"grad" in data and any(word in data for word in DIFFERENTIATED)
    if differentiates and any(word in data for word in PICKED):
        return True
    minimises = (
        differentiates or (b"keras" in data and b".compile(" in data) or b"minimize(" in data or (b"grad" in data and b".backward(" in data)
    )
    return minimises and LOGARITHM.search(data) is not None


def _worth_parsing(data: bytes) -> bool:
    lowered = data.lower()
    return (_has_words(lowered) and worth_parsing(lowered.decode("utf-8", "replace"))) or _writes_one_out(lowered)


def _bytes(path: Path | str) -> bytes | None:
    try:
        with open(path, "rb", buffering=0) as file:
            return file.readall()
    except OSError:
        return None


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
        data = _bytes(path)
        if data is None:
            return True  # reading it again will say why
        return _worth_parsing(data) or self._starts_one_that_does(path, data)

    def _starts_one_that_does(self, path: str, data: bytes) -> bool:
        """Whether a script without a word of losses itself imports a file of its project that has some: `fit(build())`."""
        folder = os.path.dirname(os.path.abspath(path))
        if b"__main__" not in data and os.path.basename(path) != MAIN and self._is_module(folder, data):
            return False  # a module of a package is read from where it is imported
        return self._leads_to_a_loss(folder, data, LEVELS_FOLLOWED, trains=any(word in data for word in GRADIENTS))

    def _leads_to_a_loss(self, folder: str, data: bytes, levels: int, *, trains: bool) -> bool:
        """Whether a file that these imports name mentions a loss, or imports one that does; of what is trained, an activation will do."""
        for found in self._imported(folder, data):
            if (found, trains) not in self._leading:
                self._leading[found, trains] = False  # an import cycle leads nowhere new
                inner = _bytes(found) or b""
                self._leading[found, trains] = (
                    _mentions(inner.lower()) or LOGARITHM.search(inner) is not None if trains else _worth_parsing(inner)
                ) or (levels > 1 and self._leads_to_a_loss(os.path.dirname(found), inner, levels - 1, trains=trains))
            if self._leading[found, trains]:
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
        outright = {name.decode("ascii", "ignore") for pattern in OUTRIGHT for name in pattern.findall(b"\n" + data)}
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
