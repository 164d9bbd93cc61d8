"""What of a file can take part in a finding: the words that losses, activations, metrics and thresholds are written with.

Only for work that would otherwise be done in vain: a definition that nobody calls is read when it, or another that it names, has the words
that some rule needs. What is read is judged by what it does, never by its words.
"""

from __future__ import annotations

import ast
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from fromlogits.checker.evidence.source.syntax import DEFINITIONS, statements, walk

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.document import Document

__all__ = ["BRIEF", "IMPORT", "LESS", "MOST", "TAKES_A_LOSS", "Relevance", "Worth", "relevance_of", "worth_of"]

MOST = 4_000  # steps that something nobody called may cost
LESS = 1_500  # the same where it leads to no loss
BRIEF = 1_000  # the same in a module of a package


@dataclass(frozen=True, slots=True)
class Words:
    """Words to look for, each behind what stands in all that are spelled like it: every file of a tree is searched for them."""

    by_stem: dict[str, tuple[str | re.Pattern[str], ...]]
    begun: tuple[re.Pattern[str], ...] = ()  # where a word begins; `\b` in front would keep `re` from searching for the letters that follow

    def in_(self, text: str) -> bool:
        for stem, words in self.by_stem.items():
            if stem in text:
                for word in words:
                    if word in text if isinstance(word, str) else word.search(text) is not None:
                        return True
        return any(_begins(pattern, text) for pattern in self.begun)


def _begins(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a pattern is found where a word begins."""
    found = pattern.search(text)
    while found is not None:
        start = found.start()
        if start == 0 or not (text[start - 1].isalnum() or text[start - 1] == "_"):
            return True
        found = pattern.search(text, start + 1)
    return False


# Models of transformers, which take a loss by themselves: where one is made, not where its class stands.
TAKES_A_LOSS = tuple(f"for{what}classification" for what in ("audio", "image", "sequence", "token"))
MADE = re.compile(rf"(?:{'|'.join(TAKES_A_LOSS)})(?:\.from_|\((?!\w*pretrainedmodel))")
LOSS = Words(
    {
        "entropy": ("cross_entropy", "crossentropy"),
        "loss": tuple("ctc_loss ctcloss soft_margin_loss softmarginloss nll_loss nllloss focal_loss focalloss log_loss logloss".split()),
        "focal": ("focal_cross", "focalcross"),
        "kl": ("kl_div", "kldiv"),
        "categorical": ("categorical_accuracy", "categoricalaccuracy"),
        "_bce": ("_bce",),
        "_nll": (re.compile(r"_nll\b"),),
    },
    (re.compile("bce"), re.compile(r"nll\b")),
)
# Something is called a loss: not lossy or lossless, not the scale that gradients of halves need, not what stops a search.
CALLED_LOSS = re.compile(r"loss(?!y|less|_?scal)")
CRITERION = re.compile(r"(?<!stopping)(?<!stopping_)criteri")
IMPORT = r"[ \t\"',\[]*(?:from|import)[ \t](?:[^\n]*\([^)]*|[^\n]*)"  # up to what it names; in a text within the text, too
IMPORTED_LOSS = re.compile(rf"\n{IMPORT}(?:{CALLED_LOSS.pattern}|{CRITERION.pattern})")
ACTIVATIONS = ("softmax", "soft_max", "sigmoid", "expit")
# In code, not in prose: called, taken from a module, given as a value or as text of its own.
CODED_ACTIVATION = re.compile(
    r"(?:soft_?max|sigmoid|expit)(?:_v2|2d|_with_logits)?\s*\(|(?<=[.=\[(\'\"])(?:soft_?max|sigmoid|expit)(?:_v2|2d|_with_logits)?\b"
)
LOGARITHM = Words({".log": (re.compile(r"\.log\b"),)}, (re.compile(r"log(?:1p|2|10|sumexp|_?softmax|_?sigmoid)?\s*\("),))
# In code, as activations are.
METRIC = Words(
    {
        "metrics": ("torchmetrics", "keras.metrics", "tf.metrics"),
        **{
            name.partition("_?")[0]: (re.compile(rf"{name}(?:\w*[ \t]*\(|\w*['\"])"), re.compile(rf"\.\w*?{name}"))
            for name in "accuracy precision_ recall_ f1_?score auc".split()
        },
    }
)
CUT = Words(
    {"argmax": ("argmax",), **{sign: (re.compile(rf"{sign}=?\s*0?\.\d"),) for sign in "<>"}},
    (re.compile(r"round\b"),),
)
PARTS = re.compile(r"\n(?=def |class |async def )")  # a file's functions and classes
NO_WORD = re.compile(r"\W+")
SPACED = str.maketrans({sign: " " for sign in map(chr, range(128)) if not (sign.isalnum() or sign == "_")})


class Worth(Enum):
    """What a file is worth."""

    NOTHING = 0
    APART = 1  # it has activations, and in another part what could go wrong with them: where nobody puts the parts together, nothing
    PARSING = 2


def worth_of(text: str) -> Worth:
    """Whether a file, in small letters, has the words that some rule needs: a loss, or an activation and what can go wrong with it."""
    if _names_a_loss(text):
        return Worth.PARSING
    if "decision_function(" in text and CUT.in_(text):  # scores of scikit-learn's, cut without a word of what they are
        return Worth.PARSING
    activations = _activations(text)
    if activations and _goes_wrong(text):
        return Worth.PARSING if any(_activations(part) and _goes_wrong(part) for part in PARTS.split(text)) else Worth.APART
    return Worth.APART if activations > 1 else Worth.NOTHING


def _goes_wrong(text: str) -> bool:
    """Whether there is what could go wrong with an activation: a logarithm, a metric."""
    return LOGARITHM.in_(text) or METRIC.in_(text)


def _named(text: str) -> bool:
    """Whether something is called a loss."""
    return CALLED_LOSS.search(text) is not None or ("criteri" in text and CRITERION.search(text) is not None)


def _names_a_loss(text: str) -> bool:
    """Whether a loss is called by its name, or something that is named after one is imported."""
    return LOSS.in_(text) or _makes_one_that_takes_a_loss(text) or (_named(text) and IMPORTED_LOSS.search("\n" + text) is not None)


def _makes_one_that_takes_a_loss(text: str) -> bool:
    """Whether a model of transformers is made, and not only shown as in a console, as docstrings do, nor defined."""
    if "classification" not in text:
        return False
    return any(
        not text[text.rfind("\n", 0, made.start()) + 1 : made.start()].lstrip().startswith((">>>", "class "))
        for made in MADE.finditer(text)
    )


def _activations(text: str) -> int:
    """How often an activation stands in code."""
    found = 0
    for word in ACTIVATIONS:
        start = text.find(word)
        while start >= 0:
            found += CODED_ACTIVATION.match(text, start) is not None
            start = text.find(word, start + 1)
    return found


def _words(text: str) -> frozenset[str]:
    """The words in a text, which is three times as fast for text of plain letters alone."""
    return frozenset(text.translate(SPACED).split() if text.isascii() else NO_WORD.split(text))


# What is asked of a text: of a statement only what is true of its file.
ASKED: dict[str, Callable[[str], bool | int]] = {
    "loss": _names_a_loss,
    "named": _named,
    "activations": _activations,
    "logarithm": LOGARITHM.in_,
    "metric": METRIC.in_,
    "cut": CUT.in_,
}


@dataclass(slots=True)
class Unit:
    """A top-level statement, and what its words say."""

    loss: bool = False
    named: bool = False  # something in it is called a loss
    activations: int = 0
    logarithm: bool = False
    metric: bool = False
    cut: bool = False
    imports: bool = False
    inherits: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    leads_to: list[int] = field(default_factory=list)


class Relevance:
    """Which definitions of a module can take part in a finding, and how much work they are worth."""

    def __init__(self, document: Document) -> None:
        self.body = document.tree.body if document.tree is not None else []
        self.rows = document.rows(1, document.text.count("\n") + 1)
        self.sources: dict[str, list[tuple[str, str, int]]] = {}  # of names of other modules: module, name there, level
        self.stars: list[tuple[str, int]] = []
        self.homes: dict[str, list[int]] = {}  # of names of this one: the statements that bind them
        for name, source in _imported(self.body):
            if name == "*":
                self.stars.append((source[0], source[2]))
            else:
                self.sources.setdefault(name, []).append(source)
        for place, statement in enumerate(self.body):
            for name in _bound(statement):
                self.homes.setdefault(name, []).append(place)
        self.losses = {name for name, sources in self.sources.items() if _says_loss(name, sources)}
        text = document.text.lower()
        self.asked = {name: ask for name, ask in ASKED.items() if ask(text)}
        self.firsts = [statement.lineno for statement in self.body]
        self.units: dict[int, Unit] = {}  # by place, as far as anybody asked
        self.telling: dict[int, frozenset[int]] = {}  # of classes: their methods that are worth reading for themselves
        self.known: dict[int, int] = {}

    def unit(self, place: int) -> Unit:
        """What a statement's words say, by its place."""
        found = self.units.get(place)
        if found is None:
            statement = self.body[place]
            found = self.units[place] = self._unit(statement)
            if found.imports and isinstance(statement, DEFINITIONS):
                for name, source in _imported(part for part in statements([statement]) if isinstance(part, (ast.Import, ast.ImportFrom))):
                    self.sources.setdefault(name, []).append(source)
            found.loss = found.loss or not self.losses.isdisjoint(found.names)
            found.leads_to = [home for name in self.homes.keys() & found.names for home in self.homes[name]]
        return found

    @cached_property
    def trains(self) -> bool:
        """Whether any statement has a loss."""
        return ("loss" in self.asked or bool(self.losses)) and any(self.unit(place).loss for place in range(len(self.body)))

    def steps(self, row: int) -> int:
        """How much work the definition in a row of the module is worth: none where no rule could speak of it."""
        return self.worth(bisect_right(self.firsts, row) - 1)

    def worth(self, place: int) -> int:
        """The same for a statement, by its place."""
        if place not in self.known:
            self.known[place] = MOST if place < 0 else self._steps(place)
        return self.known[place]

    def _unit(self, statement: ast.stmt) -> Unit:
        text = _code(statement, self.rows)
        bases = statement.bases if isinstance(statement, ast.ClassDef) else ()
        small = text.lower()
        said: dict[str, Any] = {name: ask(small) for name, ask in self.asked.items()}
        return Unit(
            imports="import " in small,
            inherits=frozenset(
                base.id if isinstance(base, ast.Name) else base.attr for base in bases if isinstance(base, (ast.Name, ast.Attribute))
            ),
            names=_words(text),
            **said,
        )

    def speaks_of_a_loss(self, place: int) -> bool:
        """Whether a statement, or what it leads to, calls something a loss: `nn.CTCLoss()`, which the words above do not tell."""
        return place in self._to_what_is_named_so

    def _steps(self, place: int) -> int:
        if place in self._to_losses:
            return MOST
        unit = self.unit(place)
        if unit.activations and any(name in self.sources for name in self._ancestors(place)):
            return LESS  # the rest of it is in another file
        if place in self._to_metrics:
            return LESS
        if not unit.activations and not unit.logarithm:
            return 0  # what it leads to is read where it stands
        reached = list(self._reached(place))
        activations = sum(one.activations for one in reached)
        return LESS if activations > 1 or (activations == 1 and any(one.logarithm for one in reached)) else 0

    @cached_property
    def _to_losses(self) -> frozenset[int]:
        return self._leading_to(lambda unit: unit.loss)

    @cached_property
    def _to_what_is_named_so(self) -> frozenset[int]:
        return self._leading_to(lambda unit: unit.named or unit.loss)

    @cached_property
    def _to_metrics(self) -> frozenset[int]:
        return self._leading_to(lambda unit: unit.metric or (unit.cut and self.trains))

    def _leading_to(self, tells: Callable[[Unit], bool]) -> frozenset[int]:
        """The places of the statements that something is true of, and of those that lead to them."""
        found = {place for place in range(len(self.body)) if tells(self.unit(place))}
        pending = [*found]
        while pending:
            fresh = set(self._users.get(pending.pop(), ())) - found
            found.update(fresh)
            pending += fresh
        return frozenset(found)

    @cached_property
    def _users(self) -> dict[int, list[int]]:
        """By place, the statements that lead there."""
        users: dict[int, list[int]] = {}
        for place in range(len(self.body)):
            for home in self.unit(place).leads_to:
                users.setdefault(home, []).append(place)
        return users

    def tells(self, method: ast.stmt, of: ast.ClassDef) -> bool:
        """Whether a method of a class is worth reading for itself: it has the words, or names what has, in its class or in the module."""
        if id(of) not in self.telling:
            units = {inner: self._unit(inner) for inner in of.body if isinstance(inner, DEFINITIONS)}
            telling = {one for one, unit in units.items() if self._tells(unit)}
            names = {one.name for one in telling}.union(*(self._attributes(one) for one in telling))
            while more := [one for one, unit in units.items() if one not in telling and not names.isdisjoint(unit.names)]:
                telling.update(more)
                names.update(one.name for one in more)
            self.telling[id(of)] = frozenset(map(id, telling))
        return id(method) in self.telling[id(of)]

    def _tells(self, unit: Unit) -> bool:
        if unit.loss or unit.named or unit.activations or unit.metric or unit.cut:
            return True
        return any(self.worth(home) for name in self.homes.keys() & unit.names for home in self.homes[name])

    def _attributes(self, method: ast.stmt) -> Iterator[str]:
        """What a method keeps that has the words: `self.loss = nn.CrossEntropyLoss()`."""
        for part in statements([method]):
            targets = part.targets if isinstance(part, ast.Assign) else [part.target] if isinstance(part, ast.AnnAssign) else ()
            kept = [target.attr for target in targets if isinstance(target, ast.Attribute)]
            if kept and self._tells(self._unit(part)):
                yield from kept

    def _ancestors(self, place: int) -> Iterator[str]:
        for name in self.unit(place).inherits:
            yield name
            for home in self.homes.get(name, ()):
                if home < place:
                    yield from self._ancestors(home)

    def _reached(self, place: int) -> Iterator[Unit]:
        """A unit and those it leads to by name."""
        found = {place}
        pending = [place]
        while pending:
            unit = self.unit(pending.pop())
            yield unit
            fresh = set(unit.leads_to) - found
            found.update(fresh)
            pending += fresh


def _code(statement: ast.stmt, written: Sequence[str]) -> str:
    """A statement as it is written, without the rows that only tell people something: comments, and what its definitions say of themselves."""
    first = statement.lineno
    rows = list(written[first - 1 : statement.end_lineno or first])
    pending = [statement]
    while pending:
        one = pending.pop()
        if not isinstance(one, DEFINITIONS):
            continue
        says, *others = one.body
        if isinstance(says, ast.Expr) and isinstance(says.value, ast.Constant) and isinstance(says.value.value, str):
            start, end = says.lineno - first, (says.end_lineno or says.lineno) - first + 1
            if not rows[start][: says.col_offset].strip() and not (others and others[0].lineno == says.end_lineno):
                rows[start:end] = [""] * (end - start)
        pending += one.body
    return "\n".join(row for row in rows if row and not row.lstrip().startswith("#"))


def _bound(statement: ast.stmt) -> Iterator[str]:
    if isinstance(statement, DEFINITIONS):
        yield statement.name
    elif isinstance(statement, ast.Assign):
        for target in statement.targets:
            yield from (part.id for part in walk(target) if isinstance(part, ast.Name))
    elif isinstance(statement, (ast.If, ast.Try, ast.With, ast.For)):
        for inner in ast.iter_child_nodes(statement):
            if isinstance(inner, ast.stmt):
                yield from _bound(inner)


def _imported(body: Iterable[ast.stmt | ast.ExceptHandler]) -> Iterator[tuple[str, tuple[str, str, int]]]:
    """The names that come from other modules, and from where: module, name there (none: the module itself), level."""
    for statement in body:
        if isinstance(statement, ast.ImportFrom):
            for alias in statement.names:
                yield alias.asname or alias.name, (statement.module or "", alias.name, statement.level)
        elif isinstance(statement, ast.Import):
            for alias in statement.names:
                yield alias.asname or alias.name.partition(".")[0], (alias.name, "", 0)
        elif isinstance(statement, (ast.If, ast.Try, ast.TryStar, ast.With, ast.ExceptHandler)):
            yield from _imported([inner for inner in ast.iter_child_nodes(statement) if isinstance(inner, (ast.stmt, ast.ExceptHandler))])


def _says_loss(name: str, sources: list[tuple[str, str, int]]) -> bool:
    told = " ".join(part for module, original, _ in sources for part in (module, original)) + f" {name}"
    return _named(told.lower())


_RELEVANCE: WeakKeyDictionary[Document, Relevance] = WeakKeyDictionary()  # none of which holds its document: it would never let go


def relevance_of(document: Document) -> Relevance:
    """The relevance of a document, made once for all programs that lead there."""
    found = _RELEVANCE.get(document)
    if found is None:
        found = _RELEVANCE[document] = Relevance(document)
    return found
