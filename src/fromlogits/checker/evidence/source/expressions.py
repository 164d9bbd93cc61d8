"""Expressions: what they are worth."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.arguments import by_default
from fromlogits.checker.evidence.source.comprehensions import comprehension
from fromlogits.checker.evidence.source.containers import columns, distinct, elements, item, key_of
from fromlogits.checker.evidence.source.enums import is_enum, members_by_name
from fromlogits.checker.evidence.source.generators import yielded
from fromlogits.checker.evidence.source.given import as_given
from fromlogits.checker.evidence.source.machine import join
from fromlogits.checker.evidence.source.operations.numerals import scale_of
from fromlogits.checker.evidence.source.operations.records import is_named_tuple, values_of
from fromlogits.checker.evidence.source.operations.shaping import size_behind
from fromlogits.checker.evidence.source.operations.writing import added, any_text, composed, shown
from fromlogits.checker.evidence.source.statements import assign
from fromlogits.checker.evidence.source.strings import filled
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.truth import compared, counted, decided, flag, negated, of_several, truth
from fromlogits.checker.evidence.source.values import (
    Choice,
    Class,
    Constant,
    Dict,
    External,
    Frame,
    Guards,
    Instance,
    List,
    Object,
    Site,
    Text,
    Unknown,
    Value,
    is_gradient,
    part_of,
    rest,
    without_default,
)

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["binary", "evaluate", "subscript"]

OPERATORS: dict[type[ast.operator], str] = {
    ast.Add: "add",
    ast.Sub: "subtract",
    ast.Mult: "multiply",
    ast.Div: "divide",
    ast.FloorDiv: "floor_divide",
    ast.Mod: "remainder",
    ast.Pow: "power",
    ast.MatMult: "matmul",
    ast.BitAnd: "logical_and",
    ast.BitOr: "logical_or",
    ast.BitXor: "logical_xor",
}
NATIVE: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
    ast.BitAnd: operator.and_,
    ast.BitOr: operator.or_,
    ast.BitXor: operator.xor,
    ast.LShift: operator.lshift,
    ast.RShift: operator.rshift,
}
COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Is: "is",
    ast.IsNot: "is not",
    ast.In: "in",
    ast.NotIn: "not in",
}
ORDERED: dict[str, Callable[[Any, Any], bool]] = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
SIGNS: dict[type[ast.unaryop], Callable[[Any], Any]] = {ast.USub: operator.neg, ast.UAdd: operator.pos, ast.Invert: operator.invert}
TENSOR_COMPARISONS = {"==": "equal", "!=": "not_equal", "<": "less", "<=": "less_equal", ">": "greater", ">=": "greater_equal"}
BIGGEST = 1 << 40  # native arithmetic beyond this is not worth doing
LONGEST = 4096


def evaluate(reader: Reader, node: ast.expr, frame: Frame) -> Value:
    """The value of an expression."""
    machine = reader.machine
    machine.steps -= 1
    if machine.steps < machine.alarm:
        machine.look_up()
    run = _EXPRESSIONS.get(type(node))
    return run(reader, node, frame) if run is not None else Unknown()


def _constant(reader: Reader, node: ast.Constant, frame: Frame) -> Value:
    return Constant(node.value, site=Site(frame.document, node))


def _name(reader: Reader, node: ast.Name, frame: Frame) -> Value:
    found = reader.lookup(node.id, frame)
    return reader.machine.settle(found) if type(found) is Choice else found


def _attribute(reader: Reader, node: ast.Attribute, frame: Frame) -> Value:
    found = reader.attribute(evaluate(reader, node.value, frame), node.attr, node, frame)
    return reader.machine.settle(found) if type(found) is Choice else found


def _tuple(reader: Reader, node: ast.Tuple | ast.List | ast.Set, frame: Frame) -> Value:
    items: list[Value] = []
    exact = True
    for part in node.elts:
        if isinstance(part, ast.Starred):
            more, whole = elements(reader, evaluate(reader, part.value, frame))
            items += more
            exact = exact and whole
        elif len(items) < LONGEST:
            items.append(reader.machine.settle(evaluate(reader, part, frame)))
        else:
            exact = False
            break
    kind = {ast.Tuple: "tuple", ast.List: "list", ast.Set: "set"}[type(node)]
    return reader.machine.new_list(distinct(items) if kind == "set" else items, kind, exact=exact, site=reader.machine.site(frame, node))


def _dict(reader: Reader, node: ast.Dict, frame: Frame) -> Value:
    slots: dict[Any, Any] = {}
    exact = True
    for key_node, value_node in zip(node.keys[:LONGEST], node.values[:LONGEST], strict=True):
        value = evaluate(reader, value_node, frame)
        if key_node is None:
            value = reader.machine.settle(value)
            if isinstance(value, Dict):
                slots.update(value.slots)
                exact = exact and value.exact
            else:
                exact = False
            continue
        key = reader.machine.settle(evaluate(reader, key_node, frame))
        hashable = key_of(key)
        if hashable is None:
            exact = False
        else:
            slots[hashable[0]] = value
    return Dict(slots, exact, site=reader.machine.site(frame, node))


def _binary(reader: Reader, node: ast.BinOp, frame: Frame) -> Value:
    left = evaluate(reader, node.left, frame)
    right = evaluate(reader, node.right, frame)
    return binary(reader, node.op, left, right, node, frame)


def binary(reader: Reader, op: ast.operator, left: Value, right: Value, node: ast.AST, frame: Frame) -> Value:
    """`left op right` for any two values."""

    def apply(one: Value, other: Value) -> Value:
        if isinstance(op, ast.Mod) and isinstance(one, Constant) and isinstance(one.value, str):
            return filled(reader, one.value, other)
        if isinstance(one, Tensor) or isinstance(other, Tensor) or is_gradient(one) or is_gradient(other):
            name = OPERATORS.get(type(op))
            return reader.operate(name, site=reader.machine.site(frame, node), x=one, y=other) if name else Unknown()
        if isinstance(one, Constant) and isinstance(other, Constant):
            return _native(op, one, other)
        if isinstance(op, ast.Add) and (isinstance(one, Text) or isinstance(other, Text)):
            return added(one, other) or Unknown()
        if isinstance(one, (Instance, Object)) or isinstance(other, (Instance, Object)):
            return reader.overloaded(op, one, other, node, frame)
        if isinstance(one, List) and isinstance(other, List) and isinstance(op, ast.Add):
            return reader.machine.new_list((*one.items, *other.items), one.kind, exact=one.exact and other.exact)
        if isinstance(op, ast.Mult) and (isinstance(one, List) or isinstance(other, List)):
            return _repeated(reader, one, other)
        if isinstance(op, ast.BitOr) and isinstance(one, Dict) and isinstance(other, Dict):
            return Dict({**one.slots, **other.slots}, one.exact and other.exact)
        return Unknown()

    if isinstance(op, ast.Add) and _is_text(left) != _is_text(right):
        left, right = by_default(reader, left), by_default(reader, right)
    return reader.machine.spread(apply, left, right)


def _is_text(value: Value) -> bool:
    return isinstance(value, Constant) and isinstance(value.value, str)


def _native(op: ast.operator, one: Constant, other: Constant) -> Value:
    run, left, right = NATIVE.get(type(op)), one.value, other.value
    if run is None or not _small(left) or not _small(right):
        return Unknown()
    if isinstance(op, (ast.Pow, ast.LShift)) and (not isinstance(right, (int, float)) or abs(right) > 64):
        return Unknown()
    if isinstance(op, ast.Mult) and (isinstance(left, (str, bytes, tuple)) or isinstance(right, (str, bytes, tuple))):
        return Unknown()
    try:
        return scale_of(OPERATORS.get(type(op), ""), one, other)(run(left, right))
    except Exception:  # noqa: BLE001 whatever the program's own arithmetic raises, its value is unknown here
        return Unknown()


def _small(value: Any) -> bool:
    return not isinstance(value, (int, float)) or abs(value) < BIGGEST or value in (float("inf"), float("-inf"))


def _repeated(reader: Reader, one: Value, other: Value) -> Value:
    sequence, times = (one, other) if isinstance(one, List) else (other, one)
    if not isinstance(sequence, List):
        return Unknown()
    count = times.value if isinstance(times, Constant) else None
    if isinstance(count, int) and 0 <= count * len(sequence.items) <= LONGEST:
        return reader.machine.new_list(sequence.items * count, sequence.kind, exact=sequence.exact)
    return List.of(sequence.items, sequence.kind, exact=False, depth=reader.machine.loops)


def _unary(reader: Reader, node: ast.UnaryOp, frame: Frame) -> Value:
    def apply(value: Value) -> Value:
        if isinstance(node.op, ast.Not):
            return negated(value)
        if isinstance(value, Tensor):
            name = {ast.USub: "negative", ast.Invert: "logical_not", ast.UAdd: "identity"}[type(node.op)]
            return reader.operate(name, site=reader.machine.site(frame, node), x=value)
        if isinstance(value, Constant) and isinstance(value.value, (int, float)):
            try:
                return scale_of("negative", value)(SIGNS[type(node.op)](value.value))
            except TypeError:
                return Unknown()
        return Unknown()

    return reader.machine.spread(apply, evaluate(reader, node.operand, frame))


def _boolean(reader: Reader, node: ast.BoolOp, frame: Frame) -> Value:
    """`and`, `or`: the operand that decides, or a choice. Each operand is read where those before it left the matter open."""
    machine = reader.machine
    wants = isinstance(node.op, ast.Or)
    options: list[Value] = []
    ways: list[tuple[Guards, Value]] = []  # every value that can come out, and what leads to it
    keys: list[Any] = []
    open_so_far: Guards = frozenset()
    told = True  # whether one condition says where an operand leads on; of several, none tells the rest from the others
    for index, part in enumerate(node.values):
        with machine.assume(open_so_far):
            value = evaluate(reader, part, frame)
            sides = truth(reader, value)
        last = index == len(node.values) - 1
        if len(sides) == 1:
            if sides[0][1] == wants or last:
                options.append(value)
                ways.append((open_so_far, value))
            if sides[0][1] == wants:
                break
            continue
        keys.append(flag(value))
        options.append(value)
        ways += [(open_so_far, value)] if last else [(open_so_far | guards, value) for guards, side in sides if side == wants]
        on = [guards for guards, side in sides if side != wants]
        told = told and (last or len(on) == 1)
        open_so_far |= on[0] if len(on) == 1 else frozenset()
    if len(options) == 1:
        return options[0]
    if not wants and isinstance(options[-1], Constant) and options[-1].value is True:  # `flag and x is None`, where it is
        options.pop()
    if all(decided(option) is None for option in options) and not any(isinstance(option, Choice) for option in options):
        return of_several(reader, "or" if wants else "and", keys)
    return join(ways) if told else Unknown()


def _compare(reader: Reader, node: ast.Compare, frame: Frame) -> Value:
    left = evaluate(reader, node.left, frame)
    result: Value = Constant(True)
    for index, (op, part) in enumerate(zip(node.ops, node.comparators, strict=True)):
        right = evaluate(reader, part, frame)
        if isinstance(op, (ast.In, ast.NotIn)):
            right = by_default(reader, right)
        whole = len(node.ops) == 1
        compare = partial(_comparison, reader, COMPARISONS[type(op)], node, frame, whole)
        one = reader.machine.spread(compare, left, right)
        if whole:
            return one
        verdict = decided(one)
        if verdict is False:
            return Constant(False)
        if verdict is None:
            result = Unknown() if index or not isinstance(result, Constant) else one
        left = right
    return result if isinstance(result, Constant) else Unknown()


def _comparison(reader: Reader, name: str, node: ast.AST, frame: Frame, whole: bool, left: Value, right: Value) -> Value:
    if (
        (isinstance(left, Tensor) or isinstance(right, Tensor))
        and name in TENSOR_COMPARISONS
        and not _is_none(left)
        and not _is_none(right)
    ):
        site = reader.machine.site(frame, node) if whole else None
        return reader.operate(TENSOR_COMPARISONS[name], site=site, x=left, y=right)
    if name in {"in", "not in"}:
        return _contains(reader, left, right, name == "in")
    sure = counted(name, left, right)
    if sure is not None:
        return Constant(sure)
    found = compared(name, left, right)
    if found is not None:
        return found
    if isinstance(left, Constant) and isinstance(right, Constant) and name in ORDERED:
        try:
            return Constant(ORDERED[name](left.value, right.value))
        except TypeError:
            return Unknown()
    constant, other = (left, right) if isinstance(left, Constant) else (right, left)
    if isinstance(constant, Constant) and isinstance(other, Unknown):
        return Unknown((name, other.key, repr(constant.value), constant is left))
    return Unknown()


def _is_none(value: Value) -> bool:
    return isinstance(value, Constant) and value.value is None


def _contains(reader: Reader, left: Value, right: Value, wanted: bool) -> Value:
    if isinstance(right, Instance) and "contents" in right.slots:
        right = right.slots["contents"]
    if isinstance(right, Constant) and isinstance(left, Constant):
        try:
            return Constant((left.value in right.value) == wanted)
        except TypeError:
            return Unknown()
    if isinstance(right, (List, Dict)) and right.exact if isinstance(right, Dict) else isinstance(right, List) and right.exact:
        items, _ = elements(reader, right)
        if isinstance(left, Constant):
            if any(isinstance(part, Constant) and part.value == left.value for part in items):
                return Constant(wanted)
            if all(isinstance(part, Constant) for part in items):
                return Constant(not wanted)
        if isinstance(left, Unknown):
            words = tuple(repr(part.value) if isinstance(part, Constant) else "?" for part in items)
            plain, default = without_default(left.key)
            if default is None or not all(word[:1] in {"'", '"'} for word in words):
                key = ("in", left.key, words)
            else:  # where the default is one of them, or nothing is there
                key = ("in", plain, (*words, "None") if default in words else words)
            return Unknown(key if wanted else ("not", key))
    if isinstance(right, Unknown) and isinstance(left, Constant):
        inside = ("holds", right.key, repr(left.value))
        return Unknown(inside if wanted else ("not", inside))
    return Unknown()


def _conditional(reader: Reader, node: ast.IfExp, frame: Frame) -> Value:
    sides = truth(reader, evaluate(reader, node.test, frame))
    if len(sides) == 1:
        return evaluate(reader, node.body if sides[0][1] else node.orelse, frame)
    options: list[tuple[Guards, Value]] = []

    def read(guards: Guards, part: ast.expr) -> None:
        options.append((guards, evaluate(reader, part, frame)))

    reader.machine.fork([(guards, partial(read, guards, node.body if side else node.orelse)) for guards, side in sides])
    return reader.machine.join(options)


def _subscript(reader: Reader, node: ast.Subscript, frame: Frame) -> Value:
    owner = evaluate(reader, node.value, frame)
    if isinstance(owner, Tensor) or (isinstance(owner, Choice) and any(isinstance(v, Tensor) for _, v in reader.machine.options(owner))):
        index = _tensor_index(reader, node.slice, frame)
    else:
        index = evaluate(reader, node.slice, frame)
    return reader.machine.spread(lambda one, at: subscript(reader, one, at, node, frame), owner, index)


def _tensor_index(reader: Reader, node: ast.expr, frame: Frame) -> Value:
    if isinstance(node, ast.Tuple):
        return List.of((evaluate(reader, part, frame) for part in node.elts if not isinstance(part, ast.Starred)), "tuple")
    return evaluate(reader, node, frame)


def subscript(reader: Reader, owner: Value, index: Value, node: ast.AST, frame: Frame) -> Value:
    """`owner[index]`."""
    if isinstance(owner, Tensor):
        return reader.operate("index", site=reader.machine.site(frame, node), x=owner, index=index)
    if isinstance(owner, Object):
        return reader.object_item(owner, index, node, frame)
    if isinstance(owner, Instance):
        method = reader.method_of(owner, "__getitem__")
        if method is None and is_named_tuple(reader, owner):
            return item(reader, List.of(values_of(reader, owner), "tuple"), index)
        if method is None:
            return item(reader, owner.slots["contents"], index) if "contents" in owner.slots else Unknown()
        return reader.call(method, [index], {}, node, frame)
    if isinstance(owner, Class):  # a member of an enumeration by its name; of any other class, a type
        return item(reader, members_by_name(reader, owner), index) if is_enum(reader, owner) else Unknown()
    if isinstance(owner, (External,)):
        return reader.external_item(owner, index, node, frame)
    if isinstance(owner, Text):
        return any_text()
    if isinstance(owner, Unknown):
        if isinstance(index, Constant) and (size := size_behind(owner, index.value)) is not None:
            return size
        if isinstance(index, Constant) and not is_gradient(owner):
            return as_given(reader.machine, Unknown(("item", owner.key, repr(index.value))))
        return part_of(owner, index)
    return item(reader, owner, index)


def _slice(reader: Reader, node: ast.Slice, frame: Frame) -> Value:
    parts = {name: evaluate(reader, part, frame) if part is not None else Constant(None) for name, part in
             (("start", node.lower), ("stop", node.upper), ("step", node.step))}  # fmt: skip
    return Object("slice", None, dict(parts), site=reader.machine.site(frame, node))


def _call(reader: Reader, node: ast.Call, frame: Frame) -> Value:
    callee = evaluate(reader, node.func, frame)
    if isinstance(callee, External) and callee.name == "builtins.zip" and len(node.args) == 1 and isinstance(node.args[0], ast.Starred):
        return columns(reader, evaluate(reader, node.args[0].value, frame))
    given = [evaluate(reader, part.value if isinstance(part, ast.Starred) else part, frame) for part in node.args]
    keywords: dict[str, Value] = {}
    for keyword in node.keywords:
        value = evaluate(reader, keyword.value, frame)
        if keyword.arg is not None:
            keywords[keyword.arg] = value
            continue
        value = reader.machine.settle(value)
        if isinstance(value, Object) and isinstance(value.get("fields"), Dict):
            value = value.get("fields")
        if isinstance(value, Dict):
            keywords.update({key: part for key, part in value.slots.items() if isinstance(key, str)})
        elif isinstance(value, Unknown):
            keywords["**"] = value
    starred = [place for place, part in enumerate(node.args) if isinstance(part, ast.Starred)]
    if not starred:
        return reader.call(callee, given, keywords, node, frame)

    def called(*unpacked: Value) -> Value:
        lists = dict(zip(starred, unpacked, strict=True))
        positional: list[Value] = []
        for place, value in enumerate(given):
            more, exact = elements(reader, lists[place]) if place in lists else ((value,), True)
            positional += more if exact else (*more, rest(len(more)))
        return reader.call(callee, positional, keywords, node, frame)

    return reader.machine.spread(called, *(given[place] for place in starred))


def _lambda(reader: Reader, node: ast.Lambda, frame: Frame) -> Value:
    return reader.make_function(node, frame)


def _formatted(reader: Reader, node: ast.JoinedStr, frame: Frame) -> Value:
    def apply(*values: Value) -> Value:
        pieces = [_piece(value, part) for value, part in zip(values, node.values, strict=True)]
        return composed(pieces, site=reader.machine.site(frame, node))

    written = [evaluate(reader, part.value if isinstance(part, ast.FormattedValue) else part, frame) for part in node.values]
    return reader.machine.spread(apply, *(by_default(reader, value) for value in written))


def _piece(value: Value, part: ast.expr) -> Value:
    """A piece of a formatted text, as it is written there."""
    if not isinstance(part, ast.FormattedValue):
        return value
    spec = _plain_spec(part.format_spec) if part.format_spec is not None else ""
    if isinstance(value, Constant):
        return Constant(_formatted_value(value.value, part)) if spec is not None else Unknown()
    return shown(value, "?" if spec is None else spec)


def _plain_spec(spec: ast.expr) -> str | None:
    """What stands behind the colon, where nothing in it is computed."""
    parts = spec.values if isinstance(spec, ast.JoinedStr) else []
    return (
        "".join(str(part.value) for part in parts if isinstance(part, ast.Constant))
        if all(isinstance(part, ast.Constant) for part in parts)
        else None
    )


def _formatted_value(value: Any, part: ast.FormattedValue) -> str:
    shown = {ord("r"): repr, ord("a"): ascii}.get(part.conversion, lambda one: one)(value)
    try:
        return format(shown, _plain_spec(part.format_spec) or "" if part.format_spec is not None else "")
    except (TypeError, ValueError):
        return str(value)


def _walrus(reader: Reader, node: ast.NamedExpr, frame: Frame) -> Value:
    value = evaluate(reader, node.value, frame)
    assign(reader, node.target, value, frame)
    return value


def _await(reader: Reader, node: ast.Await, frame: Frame) -> Value:
    return evaluate(reader, node.value, frame)


def _yield(reader: Reader, node: ast.Yield, frame: Frame) -> Value:
    yielded(reader, evaluate(reader, node.value, frame) if node.value is not None else Constant(None), frame)
    return Unknown()


def _yield_from(reader: Reader, node: ast.YieldFrom, frame: Frame) -> Value:
    items, exact = elements(reader, evaluate(reader, node.value, frame))
    frame.paced = frame.paced and exact and len(items) <= LONGEST
    for one in items[:LONGEST] if exact else items[:4]:
        yielded(reader, one, frame)
    return Unknown()


def _starred(reader: Reader, node: ast.Starred, frame: Frame) -> Value:
    return evaluate(reader, node.value, frame)


_EXPRESSIONS: dict[type[ast.expr], Callable[..., Value]] = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.Attribute: _attribute,
    ast.Tuple: _tuple,
    ast.List: _tuple,
    ast.Set: _tuple,
    ast.Dict: _dict,
    ast.BinOp: _binary,
    ast.UnaryOp: _unary,
    ast.BoolOp: _boolean,
    ast.Compare: _compare,
    ast.IfExp: _conditional,
    ast.Subscript: _subscript,
    ast.Slice: _slice,
    ast.Call: _call,
    ast.Lambda: _lambda,
    ast.ListComp: comprehension,
    ast.SetComp: comprehension,
    ast.GeneratorExp: comprehension,
    ast.DictComp: comprehension,
    ast.JoinedStr: _formatted,
    ast.NamedExpr: _walrus,
    ast.Await: _await,
    ast.Yield: _yield,
    ast.YieldFrom: _yield_from,
    ast.Starred: _starred,
}
