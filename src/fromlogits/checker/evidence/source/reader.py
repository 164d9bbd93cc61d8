"""Reads a program: modules, names, functions and classes. Nothing of what it reads is ever imported or run."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from fromlogits.checker.catalogue.entry import Layer
from fromlogits.checker.evidence.source import calls, datasets, expressions, statements
from fromlogits.checker.evidence.source.allowance import Exhausted
from fromlogits.checker.evidence.source.attributes import attribute, external_item, iterate, object_item
from fromlogits.checker.evidence.source.children import joined
from fromlogits.checker.evidence.source.following import Following
from fromlogits.checker.evidence.source.leading import FAR, LED, PROGRAM
from fromlogits.checker.evidence.source.ledger import Ledger
from fromlogits.checker.evidence.source.machine import Break, Continue, Machine, Raised, Return
from fromlogits.checker.evidence.source.mode import Mode
from fromlogits.checker.evidence.source.modules import Modules
from fromlogits.checker.evidence.source.operations import operate
from fromlogits.checker.evidence.source.recall import Recall
from fromlogits.checker.evidence.source.relevance import BRIEF, LESS, MOST, relevance_of
from fromlogits.checker.evidence.source.storing import store
from fromlogits.checker.evidence.source.values import (
    Choice,
    Class,
    Constant,
    External,
    Frame,
    Function,
    Instance,
    Itself,
    Method,
    Object,
    Pending,
    Site,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.document import Document
    from fromlogits.checker.evidence.source.project import Project
    from fromlogits.checker.evidence.source.tensor import Tensor

__all__ = ["Reader"]

BUILTINS = frozenset(dir(builtins))
DEEPEST = 24  # calls within calls
ENTRIES = 40_000  # steps that all of what nobody called may cost
# The same in a module of a package, as long as nothing there was understood: where something names a loss, and where nothing does. Of 1 417
# such modules in 470 repositories the latest first use came after 7 919 steps, and after 2 105 where nothing names one.
BARREN = 9_000
BARREN_WITHOUT_LOSS = 4_000


class Reader:
    """Reads one program from its entry file, following imports where a value needs them."""

    def __init__(self, project: Project, *, seconds: float = 10.0) -> None:
        self.project = project
        self.machine = Machine(PROGRAM.itself + ENTRIES, seconds)
        self.ledger = Ledger(self.machine)
        self.modules = Modules(self)
        self.instances: dict[int, Instance] = {}  # the last instance of each class, by its definition
        self.definitions: list[tuple[Function | Class, Frame]] = []
        self.written: set[str] = set()  # the names of properties that have a setter
        self.bred: dict[int, list[Class]] = {}  # the classes that were derived from a class
        self.following = Following(self)
        self.recall = Recall(self)
        self.dear: set[int] = set()  # comprehensions that cost too much once
        self.entries = ENTRIES
        self.barren = BARREN
        self.exhausted = False
        self.document: Document | None = None
        self.packaged = False  # what is read is a module of a package
        self.training: Mode = None  # what Keras has told the call that is read: that it trains, or that it does not
        self.afterwards = False  # the program has run; what is read now would have run at some point before

    # -- entry

    def read(self, document: Document) -> None:
        """Read a file as the program that is started, then what nobody in it called."""
        if document.whole is None:
            return
        self.document = document
        frame = self.module_frame(document, "__main__")
        try:
            with self.machine.undone():
                body, work = self.modules.begun(frame)
                self.machine.last = self.machine.steps - work.itself
                ended = self.machine.bounded(work.itself, lambda: self.run(body, frame), idle=work.idle, barren=work.barren)
                concerns = work in {PROGRAM, FAR} or (work is LED and self.machine.met) or relevance_of(document).trains
                self.exhausted = concerns and (self.exhausted or not ended)
                self._read_the_rest(frame)
        except (Exhausted, RecursionError):
            self.exhausted = True

    def run(self, body: Sequence[ast.stmt], frame: Frame) -> bool:
        """Read a module to its end: a statement that fails does not end the others."""
        for statement in body:
            with self._ending():
                statements.execute(self, [statement], frame)
        return True

    def entry(self, allowed: int, read: Callable[[], Any], of: Function | Class | None = None) -> Any:
        """Read something nobody called; what it costs is bounded, so that the others are read too."""
        before = self.machine.steps
        left = self.entries
        if self.packaged and allowed <= LESS:
            allowed = min(allowed, BRIEF)
        if self.packaged and not self.ledger.entries:
            left -= ENTRIES - self.barren
        try:
            with self._ending():
                return self.machine.bounded(min(allowed, left), read, idle=LESS)
            return None
        finally:
            self.entries -= before - self.machine.steps
            if self.packaged and of is not None:  # to its end or not: programs that use it read it, too
                self.machine.called.add(id(of.node))

    @contextmanager
    def _ending(self) -> Iterator[None]:
        """However it ends, the reading goes on behind it."""
        with suppress(Return, Raised, Break, Continue, RecursionError):
            yield

    def _read_the_rest(self, frame: Frame) -> None:
        """Functions and methods nobody called are entries of their own, with unknown arguments; those that no rule could speak of are not."""
        relevance = relevance_of(frame.document)
        self.afterwards = self.machine.cautious = True
        self.packaged = self.project.in_package(frame.document)
        self.barren = BARREN if relevance.trains else BARREN_WITHOUT_LOSS
        for statement in self.modules.waiting(frame):
            if relevance.steps(statement.lineno):
                self.modules.member(frame, statement.name)
        for value in list(frame.names.values()):  # a stack of layers that nobody ran: what it would give
            if (
                isinstance(value, Object)
                and isinstance(value.entry, Layer)
                and value.entry.operation == "sequential"
                and value.site is not None
            ):
                self.entry(MOST, partial(calls.call, self, value, [Unknown()], {}, value.site.node, frame))
        for _ in range(3):  # reading one can define others
            waiting = [
                (value, home) for value, home in self.definitions if id(value.node) not in self.machine.called and home.module is frame
            ]
            self.definitions = []
            for value, _home in reversed(waiting):  # what uses others mostly stands behind them, and reads them as they are used
                steps = relevance.steps(value.node.lineno) if id(value.node) not in self.machine.called else 0
                if steps:
                    calls.enter(self, value, steps)
        for node, made in list(self.instances.items()):  # methods nobody called, on the instance that the program made
            steps = relevance.steps(made.of.node.lineno) if made.of.frame.module is frame and node == id(made.of.node) else 0
            if steps:
                calls.enter(self, made.of, steps)

    def module_frame(self, document: Document, name: str) -> Frame:
        """The frame of a module before anything of it has run."""
        frame = Frame({}, None, document, name)
        frame.module = frame
        frame.names["__name__"] = Constant(name)
        frame.names["__file__"] = Constant(document.file)
        return frame

    # -- names

    def lookup(self, name: str, frame: Frame) -> Value:
        """What a name means here."""
        scope: Frame | None = frame
        while scope is not None:
            found = scope.names.get(name) if scope.module is not scope else self.modules.member(scope, name)
            if found is not None and not (scope.label == "class" and scope is not frame):
                if isinstance(found, (Pending, Choice)):
                    found = scope.names[name] = self.modules.settled(found)
                if self.afterwards and name in scope.restless and scope is not frame and isinstance(found, Constant):
                    return Unknown(("restless", name, Itself(scope)), text=name)
                return found
            scope = scope.parent
        if name in BUILTINS:
            return External(f"builtins.{name}")
        starred = self.modules.outside(frame.module, name) if frame.module is not None else None
        return starred if starred is not None else Unknown(("name", name, Itself(frame.module)), text=name)

    # -- evaluation

    def evaluate(self, node: ast.expr, frame: Frame) -> Value:
        """The value of an expression."""
        return expressions.evaluate(self, node, frame)

    def binary(self, op: ast.operator, left: Value, right: Value, node: ast.AST, frame: Frame) -> Value:
        """`left op right`."""
        return expressions.binary(self, op, left, right, node, frame)

    def operate(self, operation: str, /, *, site: Site | None = None, **values: Any) -> Value:
        """Apply an operation of the catalogue's vocabulary to values."""
        return operate(self, operation, values, site)

    def store(self, owner: Tensor, target: ast.Subscript, value: Value, frame: Frame, *, augmented: bool) -> Tensor:
        """`owner[...] = value`."""
        return store(self, owner, target, value, frame, augmented=augmented)

    def call(self, callee: Value, positional: Sequence[Value], keywords: Mapping[str, Value], node: ast.AST, frame: Frame) -> Value:
        """Call anything."""
        return calls.call(self, callee, list(positional), dict(keywords), node, frame)

    def attribute(self, owner: Value, name: str, node: ast.AST, frame: Frame) -> Value:
        """`owner.name`; a list that branches filled differently is one list, which a method may fill further."""
        if not isinstance(owner, Choice):
            return attribute(self, owner, name, node, frame)
        return self.machine.spread(lambda one: attribute(self, one, name, node, frame), owner)

    def object_item(self, owner: Value, index: Value, node: ast.AST, frame: Frame) -> Value:
        """`owner[index]` for a framework's object."""
        return object_item(self, owner, index, node, frame)

    def external_item(self, owner: External, index: Value, node: ast.AST, frame: Frame) -> Value:
        """`name[index]` for a framework's name."""
        return external_item(self, owner, index, node, frame)

    def iterate(self, owner: Value) -> tuple[tuple[Value, ...], bool]:
        """What iterating an object gives."""
        return iterate(self, owner)

    def overloaded(self, op: ast.operator, left: Value, right: Value, node: ast.AST, frame: Frame) -> Value:
        """An operator that a class defines."""
        names = {
            ast.Add: "add",
            ast.Sub: "sub",
            ast.Mult: "mul",
            ast.Div: "truediv",
            ast.MatMult: "matmul",
            ast.BitOr: "or",
            ast.RShift: "rshift",
        }
        name = names.get(type(op))
        if name is None:
            return Unknown()
        for owner, other, prefix in ((left, right, "__"), (right, left, "__r")):
            method = self.method_of(owner, f"{prefix}{name}__") if isinstance(owner, Instance) else None
            if method is not None:
                return self.call(method, [other], {}, node, frame)
        return (joined(self, left, right) or datasets.added(self, left, right) if name == "add" else None) or Unknown()

    # -- definitions

    def make_function(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, frame: Frame) -> Function:
        """The value of a def or a lambda."""
        arguments = node.args
        positional = [*arguments.posonlyargs, *arguments.args]
        defaults: dict[str, Value] = {}
        for parameter, default in zip(positional[len(positional) - len(arguments.defaults) :], arguments.defaults, strict=True):
            defaults[parameter.arg] = self.evaluate(default, frame)
        for parameter, keyword_default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
            if keyword_default is not None:
                defaults[parameter.arg] = self.evaluate(keyword_default, frame)
        value = Function(node, frame, defaults, site=Site(frame.document, node))
        if not isinstance(node, ast.Lambda) and frame.label != "class":
            self.definitions.append((value, frame))
        return value

    def make_class(self, node: ast.ClassDef, frame: Frame) -> Class:
        """The value of a class statement."""
        bases = tuple(self.machine.settle(self.evaluate(base, frame)) for base in node.bases if not isinstance(base, ast.Starred))
        keywords = {word.arg: self.evaluate(word.value, frame) for word in node.keywords if word.arg}
        body = Frame({}, frame, frame.document, "class", module=frame.module)
        with suppress(Return, Raised):
            statements.execute(self, node.body, body)
        fields = tuple(
            (statement.target.id, body.names.get(statement.target.id) if statement.value is not None else None)
            for statement in node.body
            if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name)
        )
        made = Class(node.name, node, frame, bases, body.names, fields, keywords, site=Site(frame.document, node))
        for value in body.names.values():
            if isinstance(value, Function) and value.owner is None:
                value.owner = made
        self.definitions.append((made, frame))
        self._bred(made)
        return made

    def _bred(self, made: Class) -> None:
        """Tell a class to its bases, and to the one that asks for it: `__init_subclass__`."""
        for base in made.bases:
            self.bred.setdefault(id(base), []).append(made)
        for base in self.linearised(made)[1:]:
            told = self.machine.settle(base.slots.get("__init_subclass__")) if isinstance(base, Class) else None
            if isinstance(told, Function):
                keywords = {key: value for key, value in made.keywords.items() if key != "metaclass"}
                calls.call_function(self, told, [made], keywords)
                return

    def decorate(self, value: Value, decorator: ast.expr, frame: Frame) -> Value:
        """`@decorator` above a def or class."""
        wrapper = self.evaluate(decorator, frame)
        if isinstance(wrapper, External) and isinstance(value, Function):
            short = wrapper.name.rpartition(".")[2]
            if short in {"staticmethod", "classmethod", "property", "cached_property"}:
                value.kind = "property" if short == "cached_property" else short
                return value
        if isinstance(value, Class):
            if isinstance(wrapper, Function):
                return self.machine.settle(self.call(wrapper, [value], {}, decorator, frame)) if wrapper.node.args.args else value
            return value
        if isinstance(wrapper, Method) and wrapper.name in {"setter", "getter", "deleter"}:
            if wrapper.name == "setter" and isinstance(wrapper.receiver, Function) and isinstance(value, Function):
                wrapper.receiver.setter = value
                self.written.add(value.node.name)  # type: ignore[union-attr]
            return wrapper.receiver if isinstance(wrapper.receiver, Function) else value
        if isinstance(wrapper, Unknown):
            return value
        made = self.machine.settle(self.call(wrapper, [value], {}, decorator, frame))
        return value if isinstance(made, Unknown) else made

    def linearised(self, of: Class) -> list[Value]:
        """A class and its bases, depth first, each once, as far as the project wrote them; a framework's base closes its branch."""
        if of.order is not None:
            return of.order
        found: dict[int, Value] = {}
        pending: list[Value] = [of]
        settled = True
        while pending and len(found) < 32:
            one = pending.pop(0)
            if isinstance(one, Choice):
                settled = False
                one = self.machine.settle(one)
            if id(one) in found:
                continue
            found[id(one)] = one
            if isinstance(one, Class):
                pending = [*one.bases, *pending]
        order = list(found.values())
        if settled:
            of.order = order
        return order

    def method_of(self, owner: Instance, name: str, *, after: Class | None = None) -> Method | None:
        """A method the project wrote for an instance, or None."""
        order = self.linearised(owner.of)
        if after is not None and after in order:
            order = order[order.index(after) + 1 :]
        for one in order:
            if isinstance(one, Class):
                found = self.machine.settle(one.slots.get(name))
                if isinstance(found, Function):
                    return Method(owner, name, found)
        return None

    def base_of(self, owner: Instance | Class) -> External | None:
        """The framework's class an instance derives from."""
        order = self.linearised(owner.of if isinstance(owner, Instance) else owner)
        outside = [
            one
            for one in order
            if isinstance(one, External) and one.name not in {"builtins.object", "abc.ABC", "typing.Generic", "typing.Protocol"}
        ]
        return next(iter(outside), None)

    def inside(self) -> bool:
        """Whether one more call may be followed."""
        return len(self.machine.calls) < DEEPEST
