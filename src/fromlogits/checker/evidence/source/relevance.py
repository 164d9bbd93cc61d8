"""What of a file can take part in a finding: the words that losses, activations, metrics and thresholds are written with.

Only for work that would otherwise be done in vain: a definition that nobody calls is read when it, or another that it names, has the words
that some rule needs. What is read is judged by what it does, never by its words.
"""

from __future__ import annotations

import ast
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.document import Document

__all__ = ["MOST", "Relevance", "worth_parsing"]

MOST = 4_000  # steps that something nobody called may cost
LESS = 1_500  # the same where it leads to no loss


@dataclass(frozen=True, slots=True)
class Words:
    """Words to look for. A search for plain text is many times faster than one for a pattern, and mostly enough."""

    plain: tuple[str, ...]  # each is enough
    pieces: tuple[str, ...] = ()  # where one of these stands, the pattern decides
    pattern: re.Pattern[str] | None = None

    def in_(self, text: str) -> bool:
        if any(word in text for word in self.plain):
            return True
        return self.pattern is not None and any(piece in text for piece in self.pieces) and self.pattern.search(text) is not None


LOSS = Words(
    tuple(
        "cross_entropy crossentropy nll_loss nllloss focal_loss focalloss focal_cross focalcross log_loss logloss kl_div kldiv categorical_acc categoricalacc".split()
    ),
    ("bce", "nll"),
    re.compile(r"\bbce|\bnll\b"),
)
NAMED = ("loss", "criteri")
IMPORTED_LOSS = Words((), NAMED, re.compile(r"\b(?:from|import)[ \t](?:[^\n]*\([^)]*|[^\n]*)(?:loss|criteri)"))
ACTIVATIONS = ("softmax", "soft_max", "sigmoid", "expit")
# In code, not in prose: called, taken from a module, given as a value or as text of its own.
CODED_ACTIVATION = re.compile(
    r"(?:soft_?max|sigmoid|expit)(?:_v2|2d|_with_logits)?\s*\(|(?<=[.=\[(\'\"])(?:soft_?max|sigmoid|expit)(?:_v2|2d|_with_logits)?\b"
)
LOGARITHM = Words((), ("log(", ".log", "log1p", "log2", "log10"), re.compile(r"\blog(?:1p|2|10)?\s*\(|\.log\b"))
METRIC = Words(
    tuple("accuracy precision_ recall_ f1_score f1score torchmetrics keras.metrics tf.metrics".split()),
    ("auc",),
    re.compile(r"\bauc\b"),
)
CUT = Words(("argmax",), ("0.", " .", "round"), re.compile(r"[<>]=?\s*0?\.\d|\bround\b"))
NO_WORD = re.compile(r"\W+")


def worth_parsing(text: str) -> bool:
    """Whether a file, in small letters, has the words that some rule needs: a loss, or an activation and what can go wrong with it."""
    if LOSS.in_(text) or IMPORTED_LOSS.in_(text):
        return True
    activations = len(CODED_ACTIVATION.findall(text))
    return activations > 1 or (activations == 1 and (LOGARITHM.in_(text) or METRIC.in_(text)))


@dataclass(slots=True)
class Unit:
    """A top-level statement, and what its words say."""

    first: int
    last: int
    loss: bool = False
    activations: int = 0
    logarithm: bool = False
    metric: bool = False
    cut: bool = False
    inherits: frozenset[str] = frozenset()
    names: set[str] = field(default_factory=set)
    leads_to: list[int] = field(default_factory=list)


class Relevance:
    """Which definitions of a module can take part in a finding, and how much work they are worth."""

    def __init__(self, document: Document) -> None:
        body = document.tree.body if document.tree is not None else []
        imported = dict(_imported(body))
        losses = {name for name, source in imported.items() if any(word in f"{source} {name}".lower() for word in NAMED)}
        homes: dict[str, list[int]] = {}
        self.units = [_unit(statement, document) for statement in body]
        for place, statement in enumerate(body):
            for name in _bound(statement):
                homes.setdefault(name, []).append(place)
        for unit in self.units:
            unit.loss = unit.loss or not losses.isdisjoint(unit.names)
            unit.leads_to = [home for name in homes.keys() & unit.names for home in homes[name]]
        self.trains = any(unit.loss for unit in self.units)
        self.homes = homes
        self.imported = imported
        self.firsts = [unit.first for unit in self.units]
        self.known: dict[int, int] = {}

    def steps(self, row: int) -> int:
        """How much work the definition in a row of the module is worth: none where no rule could speak of it."""
        place = bisect_right(self.firsts, row) - 1
        if place not in self.known:
            self.known[place] = MOST if place < 0 else self._steps(place)
        return self.known[place]

    def _steps(self, place: int) -> int:
        unit = self.units[place]
        reached = [self.units[other] for other in self._reached(place)]
        if any(one.loss for one in reached):
            return MOST
        if unit.activations and any(name in self.imported for name in self._ancestors(place)):
            return LESS  # the rest of it is in another file
        if any(one.metric or (one.cut and self.trains) for one in reached):
            return LESS
        activations = sum(one.activations for one in reached)
        return LESS if activations > 1 or (activations == 1 and any(one.logarithm for one in reached)) else 0

    def _ancestors(self, place: int) -> Iterator[str]:
        for name in self.units[place].inherits:
            yield name
            for home in self.homes.get(name, ()):
                if home < place:
                    yield from self._ancestors(home)

    def _reached(self, place: int) -> set[int]:
        """A unit and those it leads to by name."""
        found = {place}
        pending = [place]
        while pending:
            for other in self.units[pending.pop()].leads_to:
                if other not in found:
                    found.add(other)
                    pending.append(other)
        return found


def _unit(statement: ast.stmt, document: Document) -> Unit:
    text = "\n".join(document.rows(statement.lineno, statement.end_lineno or statement.lineno))
    bases = statement.bases if isinstance(statement, ast.ClassDef) else ()
    small = text.lower()
    return Unit(
        statement.lineno,
        statement.end_lineno or statement.lineno,
        loss=LOSS.in_(small) or IMPORTED_LOSS.in_(small),
        activations=len(CODED_ACTIVATION.findall(small)) if any(word in small for word in ACTIVATIONS) else 0,
        logarithm=LOGARITHM.in_(small),
        metric=METRIC.in_(small),
        cut=CUT.in_(small),
        inherits=frozenset(
            base.id if isinstance(base, ast.Name) else base.attr for base in bases if isinstance(base, (ast.Name, ast.Attribute))
        ),
        names=set(NO_WORD.split(text)),
    )


def _bound(statement: ast.stmt) -> Iterator[str]:
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        yield statement.name
    elif isinstance(statement, ast.Assign):
        for target in statement.targets:
            yield from (part.id for part in ast.walk(target) if isinstance(part, ast.Name))
    elif isinstance(statement, (ast.If, ast.Try, ast.With, ast.For)):
        for inner in ast.iter_child_nodes(statement):
            if isinstance(inner, ast.stmt):
                yield from _bound(inner)


def _imported(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    """The names that come from other modules, and from which."""
    for statement in body:
        if isinstance(statement, ast.ImportFrom):
            for alias in statement.names:
                yield alias.asname or alias.name, f"{statement.module or ''}.{alias.name}"
        elif isinstance(statement, ast.Import):
            for alias in statement.names:
                yield alias.asname or alias.name.partition(".")[0], alias.name
        elif isinstance(statement, (ast.If, ast.Try)):
            yield from _imported([inner for inner in ast.iter_child_nodes(statement) if isinstance(inner, ast.stmt)])
