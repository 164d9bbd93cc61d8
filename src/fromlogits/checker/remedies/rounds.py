"""Layers that a loop puts one behind another: what is typed for the last of them is typed for all."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from fromlogits.checker.remedies.activations import Role, Site
from fromlogits.checker.remedies.draft import Draft

__all__ = ["makes_several"]

_COMPREHENSIONS = (ast.ListComp, ast.GeneratorExp)
_LOOPS = (ast.For, ast.AsyncFor, ast.While)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_GROWING = frozenset({"add", "append", "extend", "insert"})


def makes_several(draft: Draft, site: Site) -> bool:
    """Whether an activation is there in every round of a loop, and what they are applied to stands in one model."""
    statement = draft.statement(site.call)
    applied = site.role in {Role.FUNCTION, Role.METHOD} or draft.called(site.call) is not site.call
    for around in draft.ancestors(site.call):
        if isinstance(around, _FUNCTIONS):
            return False
        if isinstance(around, _COMPREHENSIONS) and not applied:
            return True
        if isinstance(around, _LOOPS) and any(_outlives(name, around) for name in _grown(statement, applied=applied)):
            return True
    return False


def _grown(statement: ast.stmt | None, *, applied: bool) -> Iterator[ast.expr]:
    """What a statement adds a layer to: `x = layer(x)`; `layers.append(layer)`, `layers += [layer]`."""
    if isinstance(statement, ast.Assign):
        yield from (target for target in statement.targets if _reads(statement.value, target))
    if applied:
        return
    if isinstance(statement, ast.AugAssign):
        yield statement.target
    called = statement.value.func if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call) else None
    if isinstance(called, ast.Attribute) and called.attr in _GROWING:
        yield called.value


def _outlives(name: ast.expr, loop: ast.AST) -> bool:
    """Whether something goes on from round to round: whatever the loop gives it comes of what it was."""
    spelled = ast.unparse(name)
    targets = ast.walk(loop.target) if isinstance(loop, (ast.For, ast.AsyncFor)) else ()
    if spelled in {ast.unparse(one) for one in targets if isinstance(one, ast.expr)}:
        return False
    given = [one for one in ast.walk(loop) if isinstance(one, ast.Assign) and spelled in map(ast.unparse, one.targets)]
    return all(_reads(one.value, name) for one in given)


def _reads(value: ast.expr, name: ast.expr) -> bool:
    spelled = ast.unparse(name)
    return any(isinstance(one, type(name)) and ast.unparse(one) == spelled for one in ast.walk(value))
