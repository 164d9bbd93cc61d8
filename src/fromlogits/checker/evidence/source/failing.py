"""What surely fails in a `try`, a key that a dictionary does not have, a name that nobody gave a value; and what only its handler tells."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from fromlogits.checker.evidence.source.containers import key_of
from fromlogits.checker.evidence.source.syntax import walk
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.values import Dict, Frame, Unknown

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["fails", "loads_nothing_known"]

OF_KEYS, OF_NAMES = frozenset({"KeyError", "LookupError"}), frozenset({"NameError"})
LEAVES = (ast.Return, ast.Raise, ast.Break, ast.Continue)  # what stands behind the `try` is not for the handler
UNREADABLE = frozenset("BaseException EOFError EnvironmentError Exception FileNotFoundError IOError OSError RuntimeError".split())
LOADS = 3  # statements of a `try` that loads something
WRITTEN = (ast.Assign, ast.AnnAssign, ast.Return, ast.Expr)


def fails(reader: Reader, node: ast.Try | ast.TryStar, frame: Frame) -> bool:
    """Whether the first statement of a `try` raises what its first handler is there for."""
    caught = _caught(node)
    first = node.body[0]
    value = first.value if isinstance(first, WRITTEN) else None
    if value is None or not caught & (OF_KEYS | OF_NAMES):
        return False
    parts = list(ast.walk(value))
    names = [part for part in parts if isinstance(part, ast.Name)]
    bound = {part.id for part in names if isinstance(part.ctx, ast.Store)} | {part.arg for part in parts if isinstance(part, ast.arg)}
    read = {part.id for part in names} - bound
    starred = frame.module is not None and "*" in frame.module.names  # from a module that nobody knows
    if caught & OF_NAMES and not starred and any(_is_nobody(reader, name, frame) for name in read):
        return True
    return bool(caught & OF_KEYS) and any(isinstance(part, ast.Subscript) and _lacks(reader, part, frame) for part in parts)


def loads_nothing_known(reader: Reader, node: ast.Try | ast.TryStar, frame: Frame) -> bool:
    """Whether a body loads what nobody knows, and the handler makes it: `try: net = torch.load(path)`, `except OSError: net = Net()`."""
    instead = node.handlers[0].body if node.handlers else []
    if len(node.body) > LOADS or any(isinstance(part, LEAVES) for part in instead) or not _caught(node) <= UNREADABLE:
        return False
    loaded, made = ({name for part in body for name in _called_for(part)} for body in (node.body, instead))
    if not made or not made <= loaded or any(type(reader.machine.settle(frame.names.get(name))) is not Unknown for name in made):
        return False
    return not any(_is_given_an_array(reader, part, frame) for part in node.body)


def _is_given_an_array(reader: Reader, statement: ast.stmt, frame: Frame) -> bool:
    """Whether something in a statement is called with an array: that computes, it does not load."""
    calls = [part for part in walk(statement) if isinstance(part, ast.Call)]
    given = [one for call in calls for one in (*call.args, *(word.value for word in call.keywords))]
    return any(isinstance(one, ast.Name) and isinstance(reader.machine.settle(reader.lookup(one.id, frame)), Tensor) for one in given)


def _called_for(statement: ast.stmt) -> list[str]:
    """The names that get what a call gives."""
    targets = statement.targets if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Call) else []
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _caught(node: ast.Try | ast.TryStar) -> set[str]:
    kind = node.handlers[0].type if node.handlers else None
    kinds = kind.elts if isinstance(kind, ast.Tuple) else [kind]
    return {one.id for one in kinds if isinstance(one, ast.Name)}


def _is_nobody(reader: Reader, name: str, frame: Frame) -> bool:
    found = reader.lookup(name, frame)
    return isinstance(found, Unknown) and isinstance(found.key, tuple) and found.key[:1] == ("name",)


def _lacks(reader: Reader, part: ast.Subscript, frame: Frame) -> bool:
    """`settings["key"]` of a dictionary that is known to its last key."""
    if not isinstance(part.value, (ast.Name, ast.Attribute, ast.Subscript)) or not isinstance(part.slice, (ast.Constant, ast.Name)):
        return False
    owner, key = (reader.machine.settle(reader.evaluate(one, frame)) for one in (part.value, part.slice))
    if not isinstance(owner, Dict) or not owner.exact or owner.factory is not None:
        return False
    known = key_of(key)
    return known is not None and known[0] not in owner.slots
