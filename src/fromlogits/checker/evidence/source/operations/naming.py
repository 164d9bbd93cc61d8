"""Things found by a name that the program makes up as it runs: `getattr(nets, args.arch)`, `globals()[name]`, `importlib.import_module(name)`."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.machine import join
from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.values import Constant, Module, Object, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS"]


def _node(bound: Bound) -> ast.AST:
    return bound.site.node if bound.site is not None else ast.Pass()


def _getattr(reader: Reader, bound: Bound) -> Value:
    owner, name = bound.value("x"), bound.value("name")
    if not isinstance(owner, Value):
        return Unknown()
    if isinstance(name, Unknown) and ("defaults", name.key) in reader.machine.settings:  # an argument: the name that nobody has to give
        default = reader.machine.settings["defaults", name.key]
        guard = ("==", name.key, default)
        chosen = _found(reader, owner, default, bound) if isinstance(default, str) else Unknown()
        return join([(frozenset({(guard, True)}), chosen), (frozenset({(guard, False)}), Unknown())])
    return _found(reader, owner, name.value if isinstance(name, Constant) else None, bound)


def _found(reader: Reader, owner: Value, name: Any, bound: Bound) -> Value:
    if not isinstance(name, str):
        return Unknown()
    found = reader.attribute(owner, name, _node(bound), bound.values["frame"])
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
