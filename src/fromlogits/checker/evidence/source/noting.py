"""What a module leaves behind when it runs: definitions that a decorator, a base class or a call notes where a program looks them up.

`@register("mlp")`, `class Mlp(Base, key="mlp")`, `BUILDERS["mlp"] = build_mlp`: whoever imports the module has them, and need not name it again.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from fromlogits.checker.evidence.source.document import Unreadable
from fromlogits.checker.evidence.source.syntax import DEFINITIONS, walk

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.document import Document
    from fromlogits.checker.evidence.source.project import Project

__all__ = ["imports", "noting"]

BREEDING = ("__init_subclass__", "__subclasses__")  # how a class comes to know of those that derive from it
KEEPING = frozenset("__setitem__ add append extend insert register setdefault update".split())  # methods that put something somewhere
RE_EXPORTS = 3  # modules that hand a name on, one to the other


@dataclass(slots=True)
class Notes:
    """The statements of a module that may leave something behind, with the names that it would go through."""

    own: set[int] = field(default_factory=set)  # by what the module itself makes
    through: dict[int, set[tuple[str, str]]] = field(
        default_factory=dict
    )  # by names that it imports: as a decorator, a base, in a statement
    imported: dict[str, tuple[str, str, int]] = field(default_factory=dict)  # where those come from: module, name in it, level
    made: dict[str, ast.stmt] = field(default_factory=dict)  # the statements that bind names


_NOTES: WeakKeyDictionary[Document, Notes] = WeakKeyDictionary()  # for all programs that lead there


def imports(document: Document) -> Iterator[tuple[str, int]]:
    """The modules that run before this one goes on: module and level, the likelier submodules too."""
    for statement in _statements(document.tree.body if document.tree is not None else []):
        if isinstance(statement, ast.Import):
            yield from ((alias.name, 0) for alias in statement.names)
        elif isinstance(statement, ast.ImportFrom):
            yield from _sources(statement)


def _sources(statement: ast.ImportFrom) -> Iterator[tuple[str, int]]:
    """`from package import name`: the package, and the module that the name may be."""
    module = statement.module or ""
    yield module, statement.level
    for alias in statement.names:
        if alias.name != "*":
            yield f"{module}.{alias.name}" if module else alias.name, statement.level


def _statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a module, those behind a test or a try too."""
    for statement in body:
        yield statement
        if isinstance(statement, (ast.If, ast.Try, ast.TryStar)):
            yield from _statements([*statement.body, *statement.orelse])


def noting(document: Document, project: Project) -> set[int]:
    """The places of the statements of a module that may note something for others."""
    notes = _notes(document)
    return notes.own | {
        place for place, ways in notes.through.items() if any(_leads_on(name, way, notes, document, project) for name, way in ways)
    }


def _notes(document: Document) -> Notes:
    found = _NOTES.get(document)
    if found is None:
        found = _NOTES[document] = _noted(document)
    return found


def _leads_on(name: str, way: str, notes: Notes, document: Document, project: Project) -> bool:
    """Whether what a module imports may note what it is used on."""
    for _ in range(RE_EXPORTS):
        module, original, level = notes.imported[name]
        path = project.resolve(document, module, level)
        if path is None:
            path, original = project.resolve(document, f"{module}.{original}" if module else original, level), ""
        if path is None:
            return False
        if way == "statement":
            return True
        try:
            document = project.document(path)
        except Unreadable:
            return False
        notes = _notes(document)
        if way == "base":
            if any(word in document.text for word in BREEDING):
                return True
        elif not original:  # the module itself: `@registry.register(...)`
            return any(_keeps(one) for one in notes.made.values())
        elif original in notes.made:
            return _keeps(notes.made[original])
        if original not in notes.imported:
            return False
        name = original
    return False


def _keeps(made: ast.stmt) -> bool:
    """Whether a function, or a method of a class, puts something where it stays; what is no definition may be an object that does."""
    if not isinstance(made, DEFINITIONS):
        return True
    for part in walk(made):
        if isinstance(part, (ast.Assign, ast.AugAssign)):
            targets = part.targets if isinstance(part, ast.Assign) else [part.target]
            if any(isinstance(target, ast.Subscript) for target in targets):
                return True
        elif isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) and part.func.attr in KEEPING:
            return True
    return False


def _noted(document: Document) -> Notes:
    notes = Notes()
    body = document.tree.body if document.tree is not None else []
    breeds = any(word in document.text for word in BREEDING)
    for statement in _statements(body):
        if isinstance(statement, ast.Import):
            for alias in statement.names:
                notes.imported[alias.asname or alias.name.partition(".")[0]] = alias.name, "", 0
        elif isinstance(statement, ast.ImportFrom):
            for alias in statement.names:
                notes.imported[alias.asname or alias.name] = statement.module or "", alias.name, statement.level
        elif isinstance(statement, DEFINITIONS):
            notes.made[statement.name] = statement
        elif isinstance(statement, (ast.Assign, ast.AnnAssign)):
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            notes.made.update((target.id, statement) for target in targets if isinstance(target, ast.Name))
    for place, statement in enumerate(body):
        ways = _ways(statement)
        own = {(name, way) for name, way in ways if name in notes.made}
        if any((way == "decorator" and _keeps(notes.made[name])) or (way == "base" and breeds) for name, way in own):
            notes.own.add(place)
        foreign = {(name, way) for name, way in ways if name in notes.imported}
        if foreign:
            notes.through[place] = foreign
    return notes


BOUND = (ast.Name, ast.Tuple, ast.List)


def _ways(statement: ast.stmt) -> set[tuple[str, str]]:
    """The names that may note what a statement defines, or that it changes, and how they come by it."""
    if isinstance(statement, DEFINITIONS):
        bases = statement.bases if isinstance(statement, ast.ClassDef) else ()
        parts = [*((one, "decorator") for one in statement.decorator_list), *((one, "base") for one in bases)]
        return {(root, way) for part, way in parts if (root := _root(part)) is not None}
    if isinstance(statement, (ast.Import, ast.ImportFrom, ast.AnnAssign, ast.Pass)):
        return set()
    if isinstance(statement, (ast.Assign, ast.Delete)) and all(isinstance(target, BOUND) for target in statement.targets):
        return set()  # it only binds names
    if isinstance(statement, ast.If) and isinstance(statement.test, ast.Compare) and _root(statement.test.left) == "__name__":
        return set()
    return {(part.id, "statement") for part in walk(statement) if isinstance(part, ast.Name)}


def _root(part: ast.expr) -> str | None:
    """The name that a decorator, a base or a target hangs on."""
    while isinstance(part, (ast.Call, ast.Attribute, ast.Subscript)):
        part = part.func if isinstance(part, ast.Call) else part.value
    return part.id if isinstance(part, ast.Name) else None
