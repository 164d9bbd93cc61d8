"""`with`: what a context manager does before its block, what it hands to it, and what it undoes behind it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from fromlogits.checker.evidence.source.machine import Break, Continue, Raised, Return, join
from fromlogits.checker.evidence.source.values import Choice, Constant, Dict, Frame, Function, Instance, List, Object, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["MANAGER", "NULL", "inside"]

MANAGER = "contextlib.manager"  # a call of a function under contextlib.contextmanager
NULL = "contextlib.nullcontext"
AUTOCAST = "torch.autocast"
MOST = 4  # times that one block is run, where its manager yields in several branches
Block = Callable[[], None]


def inside(reader: Reader, items: Sequence[ast.withitem], block: Block, frame: Frame) -> None:
    """Run a block inside its context managers, the first outermost."""
    if not items:
        block()
        return
    item, rest = items[0], items[1:]
    value = reader.machine.settle(reader.evaluate(item.context_expr, frame))
    within = partial(_bound, reader, item, partial(inside, reader, rest, block, frame), frame)
    if isinstance(value, Choice) and any(_matters(reader, one) for _, one in value.options):
        reader.machine.fork([(guards, partial(_enter, reader, one, within, item, frame)) for guards, one in reader.machine.options(value)])
    elif isinstance(value, Choice):  # the block is read once, and without what only one of them does
        within(join([(guards, _handed(one)) for guards, one in value.options]))
    else:
        _enter(reader, value, within, item, frame)


def _bound(reader: Reader, item: ast.withitem, block: Block, frame: Frame, value: Value) -> None:
    """Give what a manager hands out its name, and go on inside."""
    from fromlogits.checker.evidence.source.statements import assign

    if item.optional_vars is not None:
        assign(reader, item.optional_vars, value, frame)
    block()


def _matters(reader: Reader, manager: Value) -> bool:
    """Whether entering does something of the program's own that the block can notice."""
    if isinstance(manager, Object):
        return manager.name == MANAGER
    return isinstance(manager, Instance) and reader.method_of(manager, "__enter__") is not None


def _enter(reader: Reader, manager: Value, within: Callable[[Value], None], item: ast.withitem, frame: Frame) -> None:
    if isinstance(manager, Object) and manager.name == AUTOCAST:
        _autocast(reader, manager, within)
    elif isinstance(manager, Object) and manager.name == MANAGER:
        _generator(reader, manager, within)
    elif isinstance(manager, Instance):
        _instance(reader, manager, within, item.context_expr, frame)
    else:
        within(_handed(manager))


def _handed(manager: Value) -> Value:
    """What a manager of a library hands to its block."""
    result = manager.get("result") if isinstance(manager, Object) and manager.name == NULL else manager
    return result if isinstance(result, Value) else Constant(None)


def _autocast(reader: Reader, context: Object, within: Callable[[Value], None]) -> None:
    """Layers inside `torch.autocast` compute in half precision."""
    before = reader.machine.settings.get("autocast")
    reader.machine.settings["autocast"] = context.get("dtype")
    try:
        within(context)
    finally:
        reader.machine.settings["autocast"] = before


def _instance(reader: Reader, manager: Instance, within: Callable[[Value], None], node: ast.AST, frame: Frame) -> None:
    """A class with `__enter__` and `__exit__`, which runs however the block ends."""
    enter, leave = reader.method_of(manager, "__enter__"), reader.method_of(manager, "__exit__")
    value = reader.call(enter, [], {}, node, frame) if enter is not None else manager
    try:
        within(value)
    finally:
        if leave is not None:
            reader.call(leave, [Constant(None)] * 3, {}, node, frame)


def _generator(reader: Reader, manager: Object, within: Callable[[Value], None]) -> None:
    """The block runs where the function yields; how it ends counts once the function has undone what it did."""
    from fromlogits.checker.evidence.source.calls import run_function

    machine = reader.machine
    function, positional, keywords = manager.get("f"), manager.get("positional"), manager.get("keywords")
    if not isinstance(function, Function) or not isinstance(positional, List) or not isinstance(keywords, Dict) or not reader.inside():
        return within(manager)
    ends: list[Exception | None] = []
    paths = []

    def resume(value: Value) -> None:
        if len(ends) == MOST:
            return
        before = machine.path
        try:
            within(value)
            ends.append(None)
        except (Return, Raised, Break, Continue) as signal:
            ends.append(signal.with_traceback(None))
        paths.append(machine.path)
        machine.path = before if ends[-1] is not None else machine.path

    run_function(reader, function, positional.items, {str(key): value for key, value in keywords.items.items()}, resume=resume)
    if not ends:  # it was not followed to where it yields
        return within(manager)
    if len(paths) == 1:
        machine.path = paths[0]
    if None not in ends and ends[0] is not None:
        raise ends[0]
    return None
