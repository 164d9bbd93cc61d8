"""Statements: what a program does, line by line."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from fromlogits.checker.evidence.source.aliases import elsewhere, put_back
from fromlogits.checker.evidence.source.arguments import by_default
from fromlogits.checker.evidence.source.attribute_keys import put, set_by_property, set_key_too
from fromlogits.checker.evidence.source.bodies import Unparsed, Unread
from fromlogits.checker.evidence.source.carrying import found_nothing, left_over, starts, unsettle
from fromlogits.checker.evidence.source.children import remove_child, remove_layer, replace_child
from fromlogits.checker.evidence.source.containers import elements, key_of, number_of, remove_at, unpack
from fromlogits.checker.evidence.source.contexts import inside
from fromlogits.checker.evidence.source.enums import is_member
from fromlogits.checker.evidence.source.failing import fails, loads_nothing_known
from fromlogits.checker.evidence.source.frames import TABLE, store
from fromlogits.checker.evidence.source.given import give
from fromlogits.checker.evidence.source.lengths import as_many_as, filled_by, length_of
from fromlogits.checker.evidence.source.machine import Break, Continue, Raised, Return
from fromlogits.checker.evidence.source.matching import match
from fromlogits.checker.evidence.source.names import entry_of, is_framework
from fromlogits.checker.evidence.source.operations.stepping import moved_in_place
from fromlogits.checker.evidence.source.returning import note
from fromlogits.checker.evidence.source.rounds import ROUNDS, any_number, movers_of
from fromlogits.checker.evidence.source.syntax import walk
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.truth import truth
from fromlogits.checker.evidence.source.values import (
    Choice,
    Class,
    Constant,
    Dict,
    External,
    Frame,
    Instance,
    List,
    Method,
    Object,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["execute"]

ROWS = 128  # the same for a list the program spells out
COUNTED: dict[type[ast.cmpop], Callable[[float, float], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.NotEq: operator.ne,
}


def execute(reader: Reader, body: Sequence[ast.stmt], frame: Frame) -> None:
    """Read statements in order."""
    machine = reader.machine
    for statement in body:
        machine.steps -= 1
        if machine.steps < machine.alarm:
            machine.look_up()
        run = _STATEMENTS.get(type(statement))
        if run is not None:
            run(reader, statement, frame)


def _expression(reader: Reader, node: ast.Expr, frame: Frame) -> None:
    reader.evaluate(node.value, frame)


def _assign(reader: Reader, node: ast.Assign, frame: Frame) -> None:
    value = reader.evaluate(node.value, frame)
    for target in node.targets:
        assign(reader, target, value, frame)


def _annotated(reader: Reader, node: ast.AnnAssign, frame: Frame) -> None:
    if node.value is not None:
        assign(reader, node.target, reader.evaluate(node.value, frame), frame)


def _augmented(reader: Reader, node: ast.AugAssign, frame: Frame) -> None:
    target = ast.copy_location(_loaded(node.target), node.target)
    left = reader.evaluate(target, frame)
    right = reader.evaluate(node.value, frame)
    if isinstance(left, List) and isinstance(node.op, ast.Add) and left.kind == "list":
        items, exact = elements(reader, right)
        reader.machine.append(left, items)
        if not exact:
            reader.machine.write(left.slots, "exact", False)
        return
    made = reader.binary(node.op, left, right, node, frame)
    moved_in_place(left, made)
    assign(reader, node.target, made, frame, augmented=True)
    elsewhere(reader, left, made, frame)


def _loaded(target: ast.expr) -> ast.expr:
    """The target of an augmented assignment as something to read."""
    if isinstance(target, ast.Name):
        return ast.Name(target.id, ast.Load())
    if isinstance(target, ast.Attribute):
        return ast.Attribute(target.value, target.attr, ast.Load())
    if isinstance(target, ast.Subscript):
        return ast.Subscript(target.value, target.slice, ast.Load())
    return target


def assign(reader: Reader, target: ast.expr, value: Value, frame: Frame, *, augmented: bool = False) -> None:
    """Bind a value to a target of any shape."""
    machine = reader.machine
    if isinstance(target, ast.Name):
        machine.bind(frame, target.id, value)
    elif isinstance(target, ast.Starred):
        assign(reader, target.value, value, frame)
    elif isinstance(target, (ast.Tuple, ast.List)):
        star = next((index for index, item in enumerate(target.elts) if isinstance(item, ast.Starred)), None)
        for item, part in zip(target.elts, unpack(reader, value, len(target.elts), star), strict=True):
            assign(reader, item, part, frame)
    elif isinstance(target, ast.Attribute):
        set_attribute(reader, reader.evaluate(target.value, frame), target.attr, value)
    elif isinstance(target, ast.Subscript):
        _set_item(reader, target, value, frame, augmented=augmented)


def set_attribute(reader: Reader, owner: Value, name: str, value: Value) -> None:
    """`owner.name = value`."""
    for guards, option in reader.machine.options(owner):
        del guards
        if name in reader.written and isinstance(option, Instance) and set_by_property(reader, option, name, value):
            continue
        if isinstance(option, (Instance, Object)):
            if isinstance(option, Instance):
                option.like = None
            replace_child(reader, option, name, value)
            reader.machine.write(option.slots, ("attribute", name), value)
            if isinstance(option, Instance) and (name == "__dict__" or "contents" in option.slots):
                set_key_too(reader, option, name, value)
            if isinstance(option, Object) and name in option.slots:  # layer.activation = …
                reader.machine.write(option.slots, name, value)
        elif isinstance(option, Class):
            reader.machine.write(option.slots, name, value)
        elif type(option) is Unknown:
            give(reader, Unknown(("attribute", option.key, name)), value)
        elif isinstance(option, External) and is_framework(option.name) and entry_of(f"{option.name}.{name}") is None:
            # a name of its own that a framework is given; what nobody knows may change what it is given, as settings that are loaded do
            reader.machine.write(reader.machine.settings, ("given", f"{option.name}.{name}"), value)


def _set_item(reader: Reader, target: ast.Subscript, value: Value, frame: Frame, *, augmented: bool) -> None:
    owner = reader.machine.settle(reader.evaluate(target.value, frame))
    put_in = partial(_set_item_of, reader, target=target, value=value, frame=frame, augmented=augmented)
    if isinstance(owner, Choice):
        reader.machine.fork([(guards, partial(put_in, option)) for guards, option in reader.machine.options(owner)])
    else:
        put_in(owner)


def _set_item_of(reader: Reader, owner: Value, target: ast.Subscript, value: Value, frame: Frame, *, augmented: bool) -> None:
    if isinstance(owner, Tensor):
        changed = reader.store(owner, target, value, frame, augmented=augmented)
        if isinstance(target.value, (ast.Name, ast.Attribute, ast.Subscript)):
            put_back(reader, target.value, owner, changed, frame)
        return
    index = reader.machine.settle(reader.evaluate(target.slice, frame))
    if isinstance(owner, (Dict,)):
        _set_key(reader, owner, index, value)
    elif isinstance(owner, List):
        _replace_item(reader, owner, index, value)
    elif isinstance(owner, Object) and owner.name == TABLE:
        store(reader, owner, index, value)
    elif isinstance(owner, Object) and isinstance(owner.get("layers"), List):
        _replace_item(reader, owner.slots["layers"], index, value)
    elif isinstance(owner, Object):
        reader.machine.write(owner.slots, ("item", index.value if isinstance(index, Constant) else None), value)
    elif isinstance(owner, Method) and _keeps_values(reader, owner):  # dataset.targets[odd] = 1
        set_attribute(reader, owner.receiver, owner.name, Unknown())
    elif isinstance(owner, External) and owner.name == "os.environ" and isinstance(index, Constant) and index.value == "KERAS_BACKEND":
        reader.machine.settings["backend"] = value.value if isinstance(value, Constant) else None
    elif type(owner) is Unknown and isinstance(index, Constant):
        give(reader, Unknown(("item", owner.key, repr(index.value))), value)
    elif isinstance(owner, Instance):
        method = reader.method_of(owner, "__setitem__")
        if method is not None:
            reader.call(method, [index, value], {}, target, frame)
        elif isinstance(owner.slots.get("contents"), Dict):
            _set_key(reader, owner.slots["contents"], index, value)
        elif isinstance(owner.slots.get("contents"), List):
            _replace_item(reader, owner.slots["contents"], index, value)


def _keeps_values(reader: Reader, owner: Method) -> bool:
    """Whether an attribute of a framework's object, or of one that builds on it, is written to: nobody wrote a method of that name."""
    receiver = owner.receiver
    return isinstance(receiver, Object) or (isinstance(receiver, Instance) and reader.method_of(receiver, owner.name) is None)


def _set_key(reader: Reader, owner: Dict, index: Value, value: Value) -> None:
    if isinstance(index, Constant) or is_member(index):
        put(reader, owner, _hashable(index.value if isinstance(index, Constant) else index), value)
    else:
        owner.exact, owner.number = False, number_of(value) if not owner.slots and owner.number is None else None


def _replace_item(reader: Reader, owner: List, index: Value, value: Value) -> None:
    position = index.value if isinstance(index, Constant) else None
    items = owner.items
    listed = owner.exact or not _is_filling(items)
    if listed and isinstance(position, int) and -len(items) <= position < len(items):
        filled = list(items)
        filled[position] = value
        reader.machine.write(owner.slots, "items", tuple(filled))
        return
    zeros = all(isinstance(item, Constant) and item.value == 0 for item in items)
    once = owner.depth == reader.machine.loops and owner.slots.get("hot") is None
    hot = zeros and once and isinstance(value, Constant) and value.value == 1
    length, changed = length_of(owner), _perhaps(items, value, everywhere=reader.machine.loops > owner.depth)
    reader.machine.write(owner.slots, "items", changed)
    reader.machine.write(owner.slots, "hot", changed if hot else ())  # a row with a single one in it, wherever that is
    reader.machine.write(owner.slots, "exact", False)
    as_many_as(owner, length)


def _is_filling(items: tuple[Value, ...]) -> bool:
    """Whether a list was filled with one number, one text or None."""
    first = items[0] if items else None
    return isinstance(first, Constant) and all(
        item is first or (isinstance(item, Constant) and item.value == first.value) for item in items
    )


def _perhaps(items: tuple[Value, ...], value: Value, *, everywhere: bool) -> tuple[Value, ...]:
    """What is in a list of which something was replaced; a mark such as -1 that it was filled with may be gone where a loop did that."""
    if not _is_filling(items):
        return items
    fill = items[0].value  # type: ignore[attr-defined]
    mark = fill is None or (isinstance(fill, (int, float)) and not fill >= 0)  # NaN too
    return (value,) if mark and everywhere else (items[0], value)


def _hashable(value: object) -> object:
    try:
        hash(value)
    except TypeError:
        return repr(value)
    return value


def _delete(reader: Reader, node: ast.Delete, frame: Frame) -> None:
    for target in node.targets:
        if isinstance(target, ast.Name):
            reader.machine.bind(frame, target.id, Unknown())
        elif isinstance(target, ast.Subscript):
            owner = reader.machine.settle(reader.evaluate(target.value, frame))
            if isinstance(owner, Dict):
                key = key_of(reader.machine.settle(reader.evaluate(target.slice, frame)))
                if key is not None:
                    reader.machine.remove(owner.slots, key[0])
                else:
                    owner.exact = False
            elif isinstance(owner, List) and not isinstance(target.slice, ast.Slice):
                remove_at(reader, owner, reader.evaluate(target.slice, frame))
            else:
                remove_layer(reader, owner, reader.machine.settle(reader.evaluate(target.slice, frame)))
        elif isinstance(target, ast.Attribute):
            delete_attribute(reader, reader.evaluate(target.value, frame), target.attr)


def delete_attribute(reader: Reader, owner: Value, name: str) -> None:
    """`del owner.name`."""
    for _, option in reader.machine.options(owner):
        if isinstance(option, (Instance, Object)):
            remove_child(reader, option, name)
            if ("attribute", name) in option.slots:
                reader.machine.write(option.slots, ("attribute", name), Unknown())


def _if(reader: Reader, node: ast.If, frame: Frame) -> None:
    test = reader.evaluate(node.test, frame)
    sides = truth(reader, test)
    if len(sides) == 1:
        execute(reader, node.body if sides[0][1] else node.orelse, frame)
        return

    reader.machine.fork([(guards, partial(execute, reader, node.body if value else node.orelse, frame)) for guards, value in sides])


def _for(reader: Reader, node: ast.For | ast.AsyncFor, frame: Frame) -> None:
    source = by_default(reader, reader.machine.settle(reader.evaluate(node.iter, frame)))
    before = starts(node, frame)
    if isinstance(source, Choice):
        reader.machine.fork([(guards, partial(_rounds, reader, node, option, frame)) for guards, option in reader.machine.options(source)])
    else:
        _rounds(reader, node, source, frame)
    left_over(reader, before, frame)


def _rounds(reader: Reader, node: ast.For | ast.AsyncFor, source: Value, frame: Frame) -> None:
    if isinstance(source, List) and len(reader.machine.options(source)) > 1:
        reader.machine.fork([(guards, partial(_rounds, reader, node, option, frame)) for guards, option in reader.machine.options(source)])
        return
    items, exact = elements(reader, source)
    returns = len(frame.returns)
    if exact and len(items) <= (ROUNDS if isinstance(source, List) and source.kind == "range" else ROWS):
        for item in items:
            assign(reader, node.target, item, frame)
            try:
                execute(reader, node.body, frame)
            except Continue:
                continue
            except Break:
                return
        frame.searched |= len(frame.returns) > returns
        execute(reader, node.orelse, frame)
        return
    filled = filled_by(reader, node, frame)
    with reader.machine.unknown_loop() as loop:
        unsettle(reader, node, frame)
        for item in _samples(node, items, exact):
            loop.movers |= movers_of(item)
            assign(reader, node.target, item, frame)
            if not _a_round(reader, node.body, frame):
                break
    frame.searched |= len(frame.returns) > returns
    for made in filled:
        as_many_as(made, length_of(source))


def _samples(node: ast.For | ast.AsyncFor, items: Sequence[Value], exact: bool) -> Sequence[Value]:
    """What a loop of unknown length is read with: of a list that loops filled, every element in its order, so that the last comes last."""
    first = items[0] if items else Unknown()
    if exact and len(items) > 1 and isinstance(first, Constant):
        number = any_number(items)
        return (Unknown(text=ast.unparse(node.target) if isinstance(node.target, ast.Name) else None) if number is None else number,)
    return items if 1 < len(items) <= ROUNDS and not exact else (first,)


def _a_round(reader: Reader, body: Sequence[ast.stmt], frame: Frame) -> bool:
    """Read a loop's body; once more where arrays turned out to be trained in it, for they were from the first round on."""
    began = reader.machine.began
    goes_on = _body_once(reader, body, frame)
    return _body_once(reader, body, frame) if goes_on and reader.machine.began > began else goes_on


def _body_once(reader: Reader, body: Sequence[ast.stmt], frame: Frame) -> bool:
    """Read a loop's body for any of its rounds: its end is the end of a round, however it is reached. False when it ended the loop."""
    try:
        execute(reader, body, frame)
    except Continue:
        return True
    except Break:
        return False
    return True


def _while(reader: Reader, node: ast.While, frame: Frame) -> None:
    emptied = _emptied(reader, node, frame)
    rounds = _counted_rounds(reader, node, frame) if emptied is None else ROUNDS
    reader.evaluate(node.test, frame)
    if rounds is not None:
        for _ in range(rounds):
            if emptied is not None and not (emptied.exact and emptied.items):
                break
            try:
                execute(reader, node.body, frame)
            except Break:
                return
            reader.evaluate(node.test, frame)
        if emptied is None or (emptied.exact and not emptied.items):
            execute(reader, node.orelse, frame)
            return
    with reader.machine.unknown_loop():
        unsettle(reader, node, frame)
        _a_round(reader, node.body, frame)


def _counted_rounds(reader: Reader, node: ast.While, frame: Frame) -> int | None:
    """How often `while i < n: ...; i += 1` goes round; None where that cannot be told, or is too often to be read one by one."""
    test = node.test
    if not isinstance(test, ast.Compare) or len(test.ops) != 1 or not isinstance(test.left, ast.Name):
        return None
    holds, name = COUNTED.get(type(test.ops[0])), test.left.id
    parts = list(walk(node))
    written = [part for part in parts if isinstance(part, ast.Name) and part.id == name and isinstance(part.ctx, ast.Store)]
    steps = [part for part in node.body if isinstance(part, ast.AugAssign) and part.target in written]
    if holds is None or len(written) != 1 or not steps or any(isinstance(part, ast.Continue) for part in parts):
        return None
    numbers = [reader.machine.settle(reader.evaluate(part, frame)) for part in (test.left, test.comparators[0], steps[0].value)]
    if not all(isinstance(one, Constant) and isinstance(one.value, (int, float)) for one in numbers):
        return None
    now, end, step = (one.value for one in numbers if isinstance(one, Constant))
    step = step if isinstance(steps[0].op, ast.Add) else -step if isinstance(steps[0].op, ast.Sub) else 0
    rounds = 0
    while holds(now, end) and rounds <= ROUNDS:
        now, rounds = now + step, rounds + 1
    return rounds if rounds <= ROUNDS else None


def _emptied(reader: Reader, node: ast.While, frame: Frame) -> List | None:
    """The list of `while things: ... things.pop()`, where every round takes one away; None where that cannot be told."""
    if not isinstance(node.test, ast.Name):
        return None
    name, parts = node.test.id, list(walk(node))
    uses = [part for part in parts if isinstance(part, ast.Name) and part.id == name and part is not node.test]
    asked = [part for part in parts if isinstance(part, ast.Attribute) and part.value in uses]
    if len(asked) != 1 or asked[0].attr not in {"pop", "popleft"} or any(isinstance(use.ctx, ast.Store) for use in uses):
        return None
    always = [one for one in node.body if not isinstance(one, (ast.For, ast.If, ast.Try, ast.While, ast.With))]
    if not any(part is asked[0] for one in always for part in walk(one)) or any(isinstance(part, ast.Continue) for part in parts):
        return None
    held = reader.machine.settle(reader.lookup(name, frame))
    return held if isinstance(held, List) and held.exact and len(held.items) <= ROUNDS else None


def _with(reader: Reader, node: ast.With | ast.AsyncWith, frame: Frame) -> None:
    inside(reader, node.items, partial(execute, reader, node.body, frame), frame)


def _try(reader: Reader, node: ast.Try, frame: Frame) -> None:
    """What usually happens: the body succeeds. Handlers are read for the names that only they would define."""
    try:
        if fails(reader, node, frame) or not _succeeds(reader, node, frame) or loads_nothing_known(reader, node, frame):
            for handler in node.handlers[:1]:
                execute(reader, handler.body, frame)
    finally:
        if node.finalbody:
            execute(reader, node.finalbody, frame)


def _succeeds(reader: Reader, node: ast.Try | ast.TryStar, frame: Frame) -> bool:
    try:
        execute(reader, node.body, frame)
        execute(reader, node.orelse, frame)
    except Raised:
        return False
    return True


def _return(reader: Reader, node: ast.Return, frame: Frame) -> None:
    value = reader.evaluate(node.value, frame) if node.value is not None else Constant(None)
    frame.returns.append((frozenset(reader.machine.path.items()), found_nothing(value, frame)))
    note(reader.machine, frame)
    raise Return


def _raise(reader: Reader, node: ast.Raise, frame: Frame) -> None:
    raise Raised


def _break(reader: Reader, node: ast.Break, frame: Frame) -> None:
    raise Break


def _continue(reader: Reader, node: ast.Continue, frame: Frame) -> None:
    raise Continue


def _import(reader: Reader, node: ast.Import, frame: Frame) -> None:
    for name in node.names:
        value = reader.modules.imported(name.name, 0, frame)
        if name.asname:
            reader.machine.bind(frame, name.asname, value)
            continue
        top = name.name.partition(".")[0]
        known = frame.names.get(top)
        if isinstance(known, External) and isinstance(value, External):
            continue
        reader.machine.bind(frame, top, reader.modules.imported(top, 0, frame))


def _import_from(reader: Reader, node: ast.ImportFrom, frame: Frame) -> None:
    for name in node.names:
        if name.name == "*":
            reader.modules.star(node.module or "", node.level, frame)
            continue
        value = reader.modules.imported_from(node.module or "", name.name, node.level, frame)
        reader.machine.bind(frame, name.asname or name.name, value)


def _function(reader: Reader, node: ast.FunctionDef | ast.AsyncFunctionDef, frame: Frame) -> None:
    value: Value = reader.make_function(node, frame)
    for decorator in reversed(node.decorator_list):
        value = reader.decorate(value, decorator, frame)
    reader.machine.bind(frame, node.name, value)


def _class(reader: Reader, node: ast.ClassDef, frame: Frame) -> None:
    value: Value = reader.make_class(node, frame)
    for decorator in reversed(node.decorator_list):
        value = reader.decorate(value, decorator, frame)
    reader.machine.bind(frame, node.name, value)


def _global(reader: Reader, node: ast.Global | ast.Nonlocal, frame: Frame) -> None:
    frame.outer = frame.outer | frozenset(node.names)


def _match(reader: Reader, node: ast.Match, frame: Frame) -> None:
    match(reader, node, frame, lambda body: execute(reader, body, frame))


_STATEMENTS: dict[type[ast.stmt], Callable[..., None]] = {
    ast.Expr: _expression,
    ast.Assign: _assign,
    ast.AnnAssign: _annotated,
    ast.AugAssign: _augmented,
    ast.Delete: _delete,
    ast.If: _if,
    ast.For: _for,
    ast.AsyncFor: _for,
    ast.While: _while,
    ast.With: _with,
    ast.AsyncWith: _with,
    ast.Try: _try,
    ast.TryStar: _try,
    ast.Return: _return,
    ast.Raise: _raise,
    ast.Break: _break,
    ast.Continue: _continue,
    ast.Import: _import,
    ast.ImportFrom: _import_from,
    ast.FunctionDef: _function,
    Unread: _function,
    Unparsed: _function,
    ast.AsyncFunctionDef: _function,
    ast.ClassDef: _class,
    ast.Global: _global,
    ast.Nonlocal: _global,
    ast.Match: _match,
}
