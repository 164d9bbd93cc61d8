"""Modules of the project: an import is followed when a name of it is looked up, and read only as far as that name needs.

A module is outlined first: which of its statements bind which names, and which names the others touch (`model.add(...)` in its body).
A name that only its own statement binds is read by itself; for one that is touched the module is read from top to bottom, as Python would.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from fromlogits.checker.evidence.source.document import Unreadable
from fromlogits.checker.evidence.source.leading import MODULE, PROGRAM, Work, work_for
from fromlogits.checker.evidence.source.names import canonical, is_known, outside
from fromlogits.checker.evidence.source.noting import imports, noting
from fromlogits.checker.evidence.source.syntax import DEFINITIONS, walk
from fromlogits.checker.evidence.source.values import Choice, External, Frame, Module, Pending, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.document import Document
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["Modules"]

DEEPEST = 12  # imports within imports
MOST = 64  # modules that one program may lead to
STATEMENT = 4_000  # steps that one of their statements may cost
EFFECTS = 24  # modules that one program imports and that are looked at for what they leave behind
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@dataclass(slots=True)
class Outline:
    """What the statements of a module bind."""

    binding: dict[str, list[int]] = field(default_factory=dict)
    stars: list[int] = field(default_factory=list)
    imported: set[str] = field(default_factory=set)  # names from outside the package
    acts: list[int] = field(default_factory=list)  # statements that do more than bind names
    touched: frozenset[str] | None = None  # the names those may change, as far as anybody asked
    notes: bool = False  # what it defines may be noted somewhere, and looked up there


_OUTLINES: WeakKeyDictionary[Document, Outline] = WeakKeyDictionary()


def _outline(document: Document) -> Outline:
    """The outline of a document, made once for all programs that import it."""
    known = _OUTLINES.get(document)
    if known is None:
        known = Outline()
        for place, statement in enumerate(document.tree.body if document.tree is not None else ()):
            if not _outlined(statement, place, known):
                known.acts.append(place)
        _OUTLINES[document] = known
    return known


def _outlined(statement: ast.stmt, place: int, outline: Outline) -> bool:
    """Note what a statement binds; False when it does more than that."""
    if isinstance(statement, (ast.Import, ast.ImportFrom)):
        for alias in statement.names:
            if alias.name == "*":
                outline.stars.append(place)
            else:
                name = alias.asname or alias.name.partition(".")[0]
                outline.binding.setdefault(name, []).append(place)
                if not (isinstance(statement, ast.ImportFrom) and statement.level):
                    outline.imported.add(name)
        return True
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        outline.binding.setdefault(statement.name, []).append(place)
        outline.notes = outline.notes or any(_own(decorator, outline) for decorator in statement.decorator_list)
        return True
    if isinstance(statement, ast.Assign):
        return _every(_targeted(target, place, outline) for target in statement.targets)
    if isinstance(statement, (ast.AnnAssign, ast.AugAssign)):
        return _targeted(statement.target, place, outline)
    if isinstance(statement, ast.If):
        if _asks_for_main(statement.test):
            return True
        return _every(_outlined(inner, place, outline) for inner in (*statement.body, *statement.orelse))
    if isinstance(statement, (ast.Try, ast.TryStar)):
        handled = [inner for handler in statement.handlers for inner in handler.body]
        inners = (*statement.body, *handled, *statement.orelse, *statement.finalbody)
        return _every(_outlined(inner, place, outline) for inner in inners)
    if isinstance(statement, ast.Delete):  # a name that is gone; of anything else a part is taken
        return all(isinstance(target, ast.Name) for target in statement.targets)
    return isinstance(statement, (ast.Pass, ast.Raise)) or (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant))


def _touched(document: Document, outline: Outline) -> frozenset[str]:
    """The names that statements which do more than bind may change: those they name, and those that the functions they name do."""
    if outline.touched is None:
        body = document.tree.body if document.tree is not None else []
        pending: list[ast.AST] = [body[place] for place in outline.acts]
        found: set[str] = set()
        while pending:
            for part in walk(pending.pop()):
                if isinstance(part, ast.Name) and part.id not in found:
                    found.add(part.id)
                    pending += [body[place] for place in outline.binding.get(part.id, ()) if isinstance(body[place], DEFINITIONS)]
        outline.touched = frozenset(found)
    return outline.touched


def _own(decorator: ast.expr, outline: Outline) -> bool:
    """Whether a decorator is one of the module's own making, which may note what it decorates: `@register("mlp")`."""
    root = decorator.func if isinstance(decorator, ast.Call) else decorator
    while isinstance(root, ast.Attribute):
        root = root.value
    return isinstance(decorator, ast.Call) and isinstance(root, ast.Name) and root.id in outline.binding and root.id not in outline.imported


def _targeted(target: ast.expr, place: int, outline: Outline) -> bool:
    if isinstance(target, ast.Name):
        outline.binding.setdefault(target.id, []).append(place)
        return True
    if isinstance(target, (ast.Tuple, ast.List)):
        return _every(_targeted(part, place, outline) for part in target.elts)
    return False


def _every(notes: Iterable[bool]) -> bool:
    """Whether all are true, with every one of them taken: each leaves its names in the outline."""
    return all(list(notes))


def _calls(statement: ast.stmt) -> bool:
    """Whether a statement calls anything, or defines something under a condition; a definition calls when it is called itself."""
    if isinstance(statement, (*DEFINITIONS, ast.Import, ast.ImportFrom)):
        return False
    return any(isinstance(part, (ast.Call, *DEFINITIONS)) for part in walk(statement))


def _asks_for_main(test: ast.expr) -> bool:
    """Whether a test is `__name__ == "__main__"`, which an imported module fails."""
    return isinstance(test, ast.Compare) and isinstance(test.left, ast.Name) and test.left.id == "__name__"


@dataclass(slots=True)
class Standing:
    """How far a module has been read."""

    unread: set[int]  # its statements that have not run
    stars: list[Frame] = field(default_factory=list)  # the modules whose every name it has
    whole: bool = False  # being read, or read, from top to bottom
    missing: set[str] = field(default_factory=set)  # names it was asked for and does not have


class Modules:
    """The modules one program has led to."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.frames: dict[Path, Frame] = {}
        self.led_to: set[Path] = set()
        self.effective: set[Path] = set()  # modules whose import left behind what it does
        self.depth = 0
        self.left = PROGRAM.imports  # steps that reading them may cost
        self.effects = True

    # -- what import statements say

    def imported(self, name: str, level: int, frame: Frame) -> Value:
        """`import name`."""
        path = self.reader.project.resolve(frame.document, name, level)
        if path is None:
            return External(canonical(name)) if level == 0 else Unknown()
        self.take_effect(frame.document, name, level)
        inner = self.frame(path)
        return Module(inner, name) if inner is not None else Unknown()

    def imported_from(self, module: str, name: str, level: int, frame: Frame) -> Value:
        """`from module import name`: looked up later, where the project has such a module."""
        project = self.reader.project
        self.take_effect(frame.document, module, level)
        self.take_effect(frame.document, f"{module}.{name}" if module else name, level)
        if (not module and not level) or project.resolve(frame.document, module, level) is None:
            submodule = project.resolve(frame.document, f"{module}.{name}" if module else name, level)
            if submodule is not None:
                inner = self.frame(submodule)
                return Module(inner, name) if inner is not None else Unknown()
            return outside(f"{module}.{name}") if level == 0 else Unknown()
        waiting = Pending(module, name, level, frame)
        return self.settled(waiting) if frame.label == "class" else waiting

    def star(self, module: str, level: int, frame: Frame) -> None:
        """`from module import *`."""
        path = self.reader.project.resolve(frame.document, module, level)
        self.take_effect(frame.document, module, level)
        inner = self.frame(path) if path is not None else None
        if inner is not None:
            if frame.standing is not None:
                frame.standing.stars.append(inner)
                frame.standing.missing.clear()
            exported = _outline(inner.document).binding
            for name in [name for name in frame.names if name in exported and not name.startswith("_")]:
                self.reader.machine.bind(frame, name, Pending(module, name, level, frame))
        elif level == 0:
            stars = frame.names.get("*")
            before = stars.name if isinstance(stars, External) else ""
            frame.names["*"] = External(f"{before} {canonical(module)}".strip())

    def take_effect(self, importer: Document, module: str, level: int) -> None:
        """Run what a module leaves behind when it is imported, and before it the modules that it imports; a program does, a library waits."""
        waits = self.reader.machine.cautious or not self.effects
        path = None if waits else self.reader.project.resolve(importer, module, level)
        if path is None or path in self.effective or len(self.effective) >= EFFECTS or self.depth >= DEEPEST:
            return
        self.effective.add(path)
        try:
            document = self.reader.project.document(path)
        except Unreadable:
            return
        self.depth += 1
        try:
            for inner, inner_level in imports(document):
                self.take_effect(document, inner, inner_level)
            places = noting(document, self.reader.project)
            frame = self.frame(path) if places else None
            if frame is not None:
                self._run_all(places, frame)
        finally:
            self.depth -= 1

    # -- what names mean

    def settled(self, value: Value) -> Value:
        """A value whose imports have been followed."""
        if isinstance(value, Pending):
            if value.found is None:
                value.found = Unknown()  # what a circle of imports finds while it turns
                value.found = self._find(value)
            return value.found
        if isinstance(value, Choice) and any(isinstance(option, Pending) for _, option in value.options):
            return Choice(tuple((guards, self.settled(option)) for guards, option in value.options), site=value.site)
        return value

    def _find(self, waiting: Pending) -> Value:
        project, document = self.reader.project, waiting.frame.document
        path = project.resolve(document, waiting.module, waiting.level)
        inner = self.frame(path) if path is not None else None
        if inner is not None:
            found = self.member(inner, waiting.name)
            if found is not None:
                return found
        dotted = f"{waiting.module}.{waiting.name}" if waiting.module else waiting.name
        submodule = project.resolve(document, dotted, waiting.level)
        if submodule is None or submodule == path:
            return Unknown()
        inner = self.frame(submodule)
        return Module(inner, waiting.name) if inner is not None else Unknown()

    def member(self, frame: Frame, name: str) -> Value | None:
        """What a module holds under a name."""
        found = frame.names.get(name)
        standing = frame.standing
        if found is None and standing is not None and name not in standing.missing:
            if standing.unread:
                if not self._read_for(frame, name):
                    return None
                found = frame.names.get(name)
            if found is None and standing.stars:
                found = self._starred(frame, name)
                if found is not None:
                    frame.names[name] = found
            if found is None:
                standing.missing.add(name)
        if isinstance(found, (Pending, Choice)):
            settled = self.settled(found)
            if settled is not found:
                frame.names[name] = found = settled
        return found

    def _starred(self, frame: Frame, name: str) -> Value | None:
        """A name that a star brought; the last star wins."""
        if name.startswith("_"):
            return None
        standing = frame.standing
        standing.missing.add(name)  # stars may stand in a circle
        found = next((found for inner in reversed(standing.stars) if (found := self.member(inner, name)) is not None), None)
        standing.missing.discard(name)
        return found

    def outside(self, frame: Frame, name: str, seen: frozenset[int] = frozenset()) -> External | None:
        """A framework's name that a star brought, here or in a module whose every name is here."""
        stars = frame.names.get("*")
        for module in reversed(stars.name.split()) if isinstance(stars, External) else ():
            full = canonical(f"{module}.{name}")
            if is_known(full):
                return External(full)
        for inner in reversed(frame.standing.stars) if frame.standing is not None else ():
            if id(inner) not in seen and (found := self.outside(inner, name, seen | {id(frame)})) is not None:
                return found
        return None

    # -- reading

    def begun(self, frame: Frame) -> tuple[list[ast.stmt], Work]:
        """What runs when a program starts: its statements, but for the definitions, which run when they are named; and what that may cost.

        Of a module that only defines, only what calls something runs: the rest is read when it is named.
        """
        body = frame.document.tree.body if frame.document.tree is not None else []
        outline = _outline(frame.document)
        main = any(isinstance(statement, ast.If) and _asks_for_main(statement.test) for statement in body)
        if not outline.acts and not main:
            self.reader.machine.cautious = True
            self.frames = self.reader.project.frames  # what it imports can be read once for all such files
            frame.standing = Standing(set(range(len(body))), whole=True)
            calling = {place for place, statement in enumerate(body) if _calls(statement)}
            again = (bound for bound in outline.binding.values() if len(bound) > 1 and not calling.isdisjoint(bound))  # `y = y + 1`
            places = sorted(calling.union(*again))
            work = PROGRAM
        else:
            waiting = {
                place
                for place, statement in enumerate(body)
                if isinstance(statement, DEFINITIONS) and len(outline.binding[statement.name]) == 1
            }
            frame.standing = Standing(waiting, whole=True)
            waiting -= noting(frame.document, self.reader.project)
            places = [place for place in range(len(body)) if place not in waiting]
            work = work_for(frame.document, places, self.reader.project, main=main)
            if work is MODULE:
                self.frames = self.reader.project.frames
        frame.standing.unread.difference_update(places)
        self.left = work.imports
        self.effects = work.effects
        return [body[place] for place in places], work

    def waiting(self, frame: Frame) -> list[Definition]:
        """The definitions that nobody has named."""
        body = frame.document.tree.body if frame.document.tree is not None else []
        return [statement for place in sorted(frame.standing.unread) if isinstance(statement := body[place], DEFINITIONS)]

    def frame(self, path: Path) -> Frame | None:
        """The module in a file; nothing of it has run yet."""
        known = self.frames.get(path)
        if path not in self.led_to:
            if len(self.led_to) >= MOST:
                return None
            self.led_to.add(path)
        if known is not None:
            return known
        try:
            document = self.reader.project.document(path)
        except Unreadable:
            return None
        made = self.reader.module_frame(document, path.stem)
        self.frames[path] = made
        made.standing = Standing(set(range(len(document.tree.body))) if document.tree is not None else set())
        return made

    def _read_for(self, frame: Frame, name: str) -> bool:
        """Run what a name hangs on; False where that leads too far."""
        standing, tree = frame.standing, frame.document.tree
        unread = standing.unread
        if tree is None:
            return True
        outline = _outline(frame.document)
        wanted = outline.binding.get(name) or outline.stars
        if not standing.whole and (outline.notes or (outline.acts and name in _touched(frame.document, outline))):
            standing.whole, wanted = True, sorted(unread)
        places = [place for place in wanted if place in unread]
        if places and self.depth >= DEEPEST:
            return False
        self.depth += 1
        try:
            self._run_all(places, frame)
        finally:
            self.depth -= 1
        return True

    def _run_all(self, places: Iterable[int], frame: Frame) -> None:
        """Run those of a module's statements that have not run."""
        body = frame.document.tree.body if frame.document.tree is not None else []
        for place in sorted(places):
            if place in frame.standing.unread:
                frame.standing.unread.discard(place)
                self._run(body[place], frame)

    def _run(self, statement: ast.stmt, frame: Frame) -> None:
        """Run one statement, as far as there is work left for imports."""
        allowed = min(STATEMENT, self.left)
        if allowed > 0:
            self.left -= self.reader.machine.alone(allowed, lambda: self.reader.run([statement], frame))
