"""Things found by a name that the program makes up as it runs: `getattr(nets, args.arch)`, `globals()[name]`, `importlib.import_module(name)`."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.arguments import by_default
from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.values import Constant, Module, Object, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS"]


def _node(bound: Bound) -> ast.AST:
    return bound.site.node if bound.site is not None else ast.Pass()


def _getattr(reader: Reader, bound: Bound) -> Value:
    """An attribute by its name; where the command line names it, the one that nobody has to name."""
    owner = bound.value("x")
    if not isinstance(owner, Value):
        return Unknown()
    return reader.machine.spread(lambda name: _found(reader, owner, name, bound), by_default(reader, bound.value("name")))


def _found(reader: Reader, owner: Value, name: Any, bound: Bound) -> Value:
    if not isinstance(name, Constant) or not isinstance(name.value, str):
        return Unknown()
    found = reader.attribute(owner, name.value, _node(bound), bound.values["frame"])
    if isinstance(found, Unknown) and bound.given("default"):
        fallback = bound.value("default")
        return fallback if isinstance(fallback, Value) else found
    return found


def _globals(reader: Reader, bound: Bound) -> Value:
    frame = bound.values["frame"]
    return Object("python.globals", None, {"module": Module(frame.module, "__main__")}) if frame.module is not None else Unknown()


def _import_module(reader: Reader, bound: Bound) -> Value:
    """`importlib.import_module("nets")`: the module, which has run by then."""
    name, package = bound.plain("name"), bound.plain("package")
    if not isinstance(name, str) or not name.strip("."):
        return Unknown()
    level = len(name) - len(name.lstrip("."))
    if level and not isinstance(package, str):
        return Unknown()
    return reader.modules.imported(name.lstrip("."), level, bound.values["frame"])


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "python_getattr": _getattr,
    "python_globals": _globals,
    "python_import": _import_module,
}
