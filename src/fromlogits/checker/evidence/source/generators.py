"""Generators: what a function yields, one value after the other where every round of it was read, and context managers made of them.

A generator is read to its end when it is called. Its values keep their order where no `yield` stood in a loop of unknown length or behind
an open condition; otherwise one value stands for all. A function under `contextlib.contextmanager` waits for its `with`: what stands
below the `with` runs where the function yields, between what it did before and what it undoes afterwards.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from fromlogits.checker.evidence.source.containers import typical
from fromlogits.checker.evidence.source.machine import coherent, join
from fromlogits.checker.evidence.source.values import Frame, Function, Guards, Series, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["generated", "generates", "yielded"]

MOST = 16  # values that keep their order


def generates(function: Function) -> bool:
    """Whether a function is a generator; most do not even have the word."""
    node = function.node
    rows = function.frame.document.rows(node.lineno, node.end_lineno or node.lineno)
    return not isinstance(node, ast.Lambda) and any("yield" in row for row in rows) and _yields(node)


def _yields(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    pending: list[ast.AST] = list(node.body)
    while pending:
        one = pending.pop()
        if isinstance(one, (ast.Yield, ast.YieldFrom)):
            return True
        if not isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            pending += ast.iter_child_nodes(one)
    return False


def yielded(reader: Reader, value: Value, frame: Frame) -> None:
    """`yield value`."""
    loops, path = frame.entered
    now = frozenset(reader.machine.path.items())
    if reader.machine.loops != loops or now != path or len(frame.yields) >= MOST:
        frame.paced = False
    frame.yields.append((now - path, value))
    if frame.resume is not None:
        frame.resume(value)


def generated(reader: Reader, frame: Frame) -> Series:
    """What a call of a generator gives, once its body has been read."""
    if not frame.yields:
        return Series(Unknown())
    return Series(_any(reader, frame.yields), slots={"left": tuple(value for _, value in frame.yields)} if frame.paced else {})


def _any(reader: Reader, yields: list[tuple[Guards, Value]]) -> Value:
    """One value that stands for every value a generator yields."""
    if len(yields) == 1:
        return yields[0][1]
    apart = all(not coherent(one | other) for place, (one, _) in enumerate(yields) for other, _ in yields[:place])
    return join(yields) if apart else typical(reader, [value for _, value in yields])
