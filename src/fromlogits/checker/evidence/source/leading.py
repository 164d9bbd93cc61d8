"""Where a program leads, name by name: to a loss, or to nothing that a rule could speak of. So much work it is worth.

A script that converts files may import a library that has losses, and never come near one. Names are followed as they are written,
through imports, the nearest first, without reading what they mean.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fromlogits.checker.evidence.source.document import Document, Unreadable
from fromlogits.checker.evidence.source.noting import imports, noting
from fromlogits.checker.evidence.source.relevance import relevance_of

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.project import Project

__all__ = ["FAR", "LED", "MODULE", "PROGRAM", "Work", "work_for"]


@dataclass(frozen=True, slots=True)
class Work:
    """What running a program may cost, in steps."""

    itself: int
    imports: int  # reading the modules that it imports
    idle: int | None = None  # as long as it calls nothing of a framework; None: no less than otherwise
    barren: int | None = None  # as long as nothing is understood that a rule could speak of; None: no less than otherwise
    effects: bool = True  # whether what its imports leave behind matters


PROGRAM = Work(160_000, 60_000)  # it has a loss
FAR = Work(80_000, 60_000)  # it has activations or metrics alone
LED = Work(80_000, 60_000, idle=15_000, barren=30_000)  # it leads to a loss in another file
UNCLEAR = Work(10_000, 8_000, idle=4_000, effects=False)  # it leads on and on, or to what is not written
MODULE = Work(10_000, 8_000, idle=4_000, effects=False)  # it does more than define, and is a module of a package: no program
NOWHERE = Work(4_000, 4_000, effects=False)  # it leads to none
# A module of a package that no rule could speak of, or a tool of one that leads on and on: of 56 in 470 repositories one came near a loss.
NOTHING = Work(0, 0, effects=False)
FILES = 32  # files that are looked at
IMPORTED = 24  # modules that are looked at for what their import leaves behind
MADE_UP = frozenset("eval exec globals".split())  # with these a name of the same module need not be written
TAKEN = frozenset("__dict__ getattr getmembers vars".split())  # with these a name of another need not be
SENT_FOR = frozenset("__import__ import_module instantiate locate resolve_name".split())  # with these no module need be named
Names = frozenset[str] | None  # none: any


def work_for(document: Document, places: Iterable[int], project: Project, *, main: bool) -> Work:
    """How much work it is worth to run some statements of a module; `main`: it asks whether it is the program."""
    relevance = relevance_of(document)
    places = list(places)
    speaks = any(map(relevance.speaks_of_a_loss, places))
    packaged = project.in_package(document)
    vain = packaged and not any(map(relevance.worth, range(len(relevance.body))))  # nothing in it is worth reading for itself
    if packaged and not main:
        return NOTHING if vain and not speaks else MODULE
    if speaks:
        return PROGRAM
    if any(map(relevance.worth, places)):
        return FAR
    work = _Walk(project).work(document, places)
    return NOTHING if vain and work is UNCLEAR else work


class _Walk:
    def __init__(self, project: Project) -> None:
        self.project = project
        self.documents: set[Document] = set()
        self.imported: set[Document] = set()
        self.reached: set[tuple[Document, int]] = set()
        self.asked: set[tuple[Document, Names, Names]] = set()
        self.units: deque[tuple[Document, int]] = deque()  # to be looked at
        self.names: deque[tuple[Document, frozenset[str], Names]] = deque()  # to be followed into other modules
        self.sends = False  # something is imported by a name that nobody wrote

    def work(self, document: Document, places: Iterable[int]) -> Work:
        self._reach(document, places)
        self._left_behind(document)
        while self.units or self.names:
            if len(self.documents) > FILES:
                return UNCLEAR
            if self.names:
                self._follow(*self.names.popleft())
            elif self._look_at(*self.units.popleft()):
                return LED
        return UNCLEAR if self.sends else NOWHERE

    def _look_at(self, document: Document, place: int) -> bool:
        """Whether a unit has a loss; reach those that it names, here and in other modules."""
        relevance = relevance_of(document)
        unit = relevance.unit(place)
        self._reach(document, unit.leads_to if MADE_UP.isdisjoint(unit.names) else range(len(relevance.body)))
        self.sends = self.sends or not SENT_FOR.isdisjoint(unit.names)
        self._ask(document, unit.names, unit.names if TAKEN.isdisjoint(unit.names) else None)
        return unit.loss or unit.named

    def _reach(self, document: Document, places: Iterable[int]) -> None:
        fresh = [(document, place) for place in places if (document, place) not in self.reached]
        self.reached.update(fresh)
        self.units += fresh

    def _ask(self, document: Document, names: frozenset[str], taken: Names) -> None:
        if (document, names, taken) not in self.asked:
            self.asked.add((document, names, taken))
            self.names.append((document, names, taken))

    def _follow(self, document: Document, names: frozenset[str], taken: Names) -> None:
        """Those names of a module that come from others; of what is a module itself, `taken` is taken."""
        relevance = relevance_of(document)
        for name in relevance.sources.keys() & names:
            for module, original, level in relevance.sources[name]:
                if original:
                    self._import_from(document, module, original, level, names, taken)
                else:
                    for end in range(1, module.count(".") + 2):  # `import a.b` makes a name of a, and of b in it
                        self._take(self._module(document, ".".join(module.split(".")[:end]), level), taken, names)
        for module, level in relevance.stars:
            self._take(self._module(document, module, level), names, taken)

    def _import_from(self, document: Document, module: str, original: str, level: int, names: frozenset[str], taken: Names) -> None:
        self._take(self._module(document, module, level), frozenset((original,)), taken)
        self._take(self._module(document, f"{module}.{original}" if module else original, level), taken, names)

    def _take(self, document: Document | None, names: Names, taken: Names) -> None:
        """These names of a module, or any."""
        if document is None or len(self.documents) > FILES:
            return
        self.documents.add(document)
        relevance = relevance_of(document)
        names = names if names is not None else frozenset().union(relevance.homes, relevance.sources)
        for name in relevance.homes.keys() & names:
            self._reach(document, relevance.homes[name])
        self._ask(document, names, taken)

    def _module(self, document: Document, module: str, level: int) -> Document | None:
        path = self.project.resolve(document, module, level)
        if path is None:
            return None
        try:
            return self.project.document(path)
        except Unreadable:
            return None

    def _left_behind(self, document: Document) -> None:
        """What imports leave behind: definitions that a module notes somewhere when it runs."""
        for name, level in imports(document):
            inner = self._module(document, name, level)
            if inner is not None and inner not in self.imported and len(self.imported) < IMPORTED:
                self.imported.add(inner)
                self._reach(inner, noting(inner, self.project))
                self._left_behind(inner)
