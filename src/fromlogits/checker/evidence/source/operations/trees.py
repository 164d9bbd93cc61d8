"""What JAX's libraries do to models and states: split and merge them, keep them in records, turn functions into pairs."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.names import entry_of
from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.values import Constant, External, Frame, Function, List, Method, Object, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS"]

RECORD = "flax.training.train_state.TrainState"
NOT_FIELDS = frozenset({"given", "library", "frame"})


def _items(bound: Bound, key: str) -> tuple[Value, ...]:
    value = bound.value(key)
    return value.items if isinstance(value, List) else ()


def _partition(reader: Reader, bound: Bound) -> Value:
    """`params, static = eqx.partition(model, …)`: every part stands for the whole, so that `combine` finds it again."""
    whole = bound.value("x")
    if not isinstance(whole, Value):
        return Unknown()
    return List.of([whole] * max(2, 1 + len(_items(bound, "filters"))), "tuple")


def _combine(reader: Reader, bound: Bound) -> Value:
    """The model that was split."""
    value = bound.value("x")
    if isinstance(value, List) and value.kind == "tuple":
        return value.items[0] if value.items else Unknown()
    return value if isinstance(value, Value) else Unknown()


def _pass_through(reader: Reader, bound: Bound) -> Value:
    """What a launcher hands back as it got it: one thing, or as many."""
    items = _items(bound, "xs")
    return items[0] if len(items) == 1 else List.of(items, "tuple")


def _made_private(reader: Reader, bound: Bound) -> Value:
    """`make_private(module=…, optimizer=…, data_loader=…)`: all three, made ready; where gradients are clipped unseen, the loss too."""
    ghost = bound.plain("grad_sample_mode", "hooks")
    if not isinstance(ghost, str):
        return Unknown()
    names = ("module", "optimizer", "criterion", "data_loader") if "ghost" in ghost else ("module", "optimizer", "data_loader")
    given = [bound.value(name) for name in names]
    return List.of([one if isinstance(one, Value) else Unknown() for one in given], "tuple")


def _record(reader: Reader, bound: Bound) -> Value:
    """`TrainState.create(apply_fn=…, params=…)`: fields by name."""
    fields = {("attribute", key): value for key, value in bound.values.items() if key not in NOT_FIELDS and isinstance(value, Value)}
    return Object(RECORD, entry_of(RECORD), dict(fields), site=bound.site)


def _record_replace(reader: Reader, bound: Bound) -> Value:
    """`state.replace(params=…)`: the same record with other fields."""
    record = bound.value("x")
    if not isinstance(record, Object):
        return Unknown()
    fields = {
        ("attribute", key): value for key, value in bound.values.items() if key not in NOT_FIELDS | {"x"} and isinstance(value, Value)
    }
    return Object(record.name, record.entry, {**record.slots, **fields}, site=record.site)


def _haiku_transform(reader: Reader, bound: Bound) -> Value:
    function = bound.value("f")
    rng = bound.truth("apply_rng", default=True)
    return Object("haiku.Transformed", None, {"f": function, "state": bool(bound.plain("state")), "rng": rng is not False}, site=bound.site)


def _haiku_without_rng(reader: Reader, bound: Bound) -> Value:
    pair = bound.value("f")
    return Object(pair.name, None, {**pair.slots, "rng": False}, site=pair.site) if isinstance(pair, Object) else Unknown()


def _tree_at(reader: Reader, bound: Bound) -> Value:
    """`eqx.tree_at(lambda m: m.head, model, other)`: the model with another part where the function points."""
    where, tree, part, change = bound.value("f"), bound.value("x"), bound.value("y"), bound.value("g")
    if not isinstance(where, Function) or not isinstance(where.node, ast.Lambda) or not isinstance(tree, Value):
        return Unknown()
    made = reader.operate("copied", x=tree, deep=Constant(True))
    places = [argument.arg for argument in where.node.args.args]
    frame = Frame({places[0]: made} if places else {}, where.frame, where.frame.document, "where")
    node = bound.node
    if isinstance(change, (Function, Method, Object, External)):
        part = reader.call(change, [reader.evaluate(where.node.body, frame)], {}, node, bound.values["frame"])
    from fromlogits.checker.evidence.source.statements import assign

    assign(reader, where.node.body, part if isinstance(part, Value) else Unknown(), frame)
    return made


def _while_loop(reader: Reader, bound: Bound) -> Value:
    """The state after one round stands for the state after any."""
    function, init = bound.value("f"), bound.value("init")
    if not isinstance(function, Value) or not isinstance(init, Value):
        return Unknown()
    node = bound.node
    test = bound.value("test")
    if isinstance(test, Value):
        reader.call(test, [init], {}, node, bound.values["frame"])
    return reader.call(function, [init], {}, node, bound.values["frame"])


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "partition": _partition,
    "combine": _combine,
    "pass_through": _pass_through,
    "made_private": _made_private,
    "record": _record,
    "record_replace": _record_replace,
    "haiku_transform": _haiku_transform,
    "haiku_without_rng": _haiku_without_rng,
    "tree_at": _tree_at,
    "while_loop": _while_loop,
}
