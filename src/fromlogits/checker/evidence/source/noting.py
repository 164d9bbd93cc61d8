"""What a module leaves behind when it runs: definitions that a decorator, a base class or a call notes where a program looks them up.

`@register("mlp")`, `class Mlp(Base, key="mlp")`, `BUILDERS["mlp"] = build_mlp`: whoever imports the module has them, and need not name it again.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.document import Document
    from fromlogits.checker.evidence.source.project import Project

__all__ = ["imports", "noting"]

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
BREEDING = ("__init_subclass__", "__subclasses__")  # how a class comes to know of those that derive from it


@dataclass(slots=True)
class Notes:
    """The statements of a module that may leave something behind, with the names that it would go through."""

    own: set[int] = field(default_factory=set)  # by what the module itself makes
    through: dict[int, set[str]] = field(default_factory=dict)  # by names that it imports
    imported: dict[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)  # where those come from: module and level


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
    notes = _NOTES.get(document)
    if notes is None:
        notes = _NOTES[document] = _noted(document)
    return notes.own | {
        place for place, names in notes.through.items() if any(_is_of_project(name, notes, document, project) for name in names)
    }


def _is_of_project(name: str, notes: Notes, document: Document, project: Project) -> bool:
    return any(project.resolve(document, module, level) is not None for module, level in notes.imported[name])


def _noted(document: Document) -> Notes:
    notes = Notes()
    body = document.tree.body if document.tree is not None else []
    made: set[str] = set()
    breeds = any(word in document.text for word in BREEDING)
    for statement in _statements(body):
        if isinstance(statement, ast.Import):
            for alias in statement.names:
                notes.imported[alias.asname or alias.name.partition(".")[0]] = ((alias.name, 0),)
        elif isinstance(statement, ast.ImportFrom):
            for alias in statement.names:
                notes.imported[alias.asname or alias.name] = tuple(_sources(ast.ImportFrom(statement.module, [alias], statement.level)))
        elif isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            made.add(statement.name)
        elif isinstance(statement, (ast.Assign, ast.AnnAssign)):
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            made.update(target.id for target in targets if isinstance(target, ast.Name))
    for place, statement in enumerate(body):
        names = _noters(statement)
        defines = isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
        roots = {_root(one) for one in statement.decorator_list} if defines else set()  # type: ignore[attr-defined]
        if roots & made or (breeds and isinstance(statement, ast.ClassDef) and names & made):
            notes.own.add(place)
        foreign = names & notes.imported.keys()
        if foreign:
            notes.through[place] = foreign
    return notes


def _noters(statement: ast.stmt) -> set[str]:
    """The names that may note what a statement defines, or that it changes."""
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        parts = [*statement.decorator_list, *(statement.bases if isinstance(statement, ast.ClassDef) else ())]
        return {root for part in parts if (root := _root(part)) is not None}
    if isinstance(statement, (ast.Import, ast.ImportFrom, ast.AnnAssign, ast.Pass, ast.Delete)):
        return set()
    if isinstance(statement, ast.Assign) and all(isinstance(target, (ast.Name, ast.Tuple, ast.List)) for target in statement.targets):
        return set()  # it only binds names
    if isinstance(statement, ast.If) and isinstance(statement.test, ast.Compare) and _root(statement.test.left) == "__name__":
        return set()
    return {part.id for part in ast.walk(statement) if isinstance(part, ast.Name)}


def _root(part: ast.expr) -> str | None:
    """The name that a decorator, a base or a target hangs on."""
    while isinstance(part, (ast.Call, ast.Attribute, ast.Subscript)):
        part = part.func if isinstance(part, ast.Call) else part.value
    return part.id if isinstance(part, ast.Name) else None
