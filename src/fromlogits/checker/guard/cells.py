"""A notebook under the guard: its code cells in order, in one namespace, as IPython would run them; magics are left out."""

from __future__ import annotations

import ast
import linecache
from pathlib import Path
from typing import Any

from fromlogits.checker.evidence import places
from fromlogits.checker.evidence.source.notebook import code_cells
from fromlogits.checker.evidence.source.syntax import Fault

__all__ = ["execute"]


def execute(name: str, namespace: dict[str, Any]) -> None:
    """Run every cell. A cell that is not Python is an error when its turn comes, as it is in a notebook."""
    cells = code_cells(Path(name).read_text(encoding="utf-8"))
    if isinstance(cells, Fault):
        raise SystemExit(f"{name}: {cells.message}")
    namespace.setdefault("display", print)  # what notebooks show, a script prints
    namespace.setdefault("get_ipython", _Nothing())
    for cell in cells:
        if not cell.source.strip() or cell.number is None:
            continue
        label = f"{name}:cell {cell.number}"
        places.cell_of(label, name, cell.number, cell.indents)
        text = cell.code if cell.fault is None else cell.source
        linecache.cache[label] = (len(text), None, text.splitlines(keepends=True), label)
        code = compile(text, label, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
        _run(code, namespace)


class _Nothing(dict[str, Any]):
    """What `get_ipython()` gives where there is no IPython, and what that gives: its magics are left out, its settings and its answers are empty."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self

    def __call__(self, *_given: Any, **_named: Any) -> Any:
        return self


def _run(code: Any, namespace: dict[str, Any]) -> None:
    import asyncio
    import inspect

    if code.co_flags & inspect.CO_COROUTINE:
        asyncio.run(eval(code, namespace))  # noqa: S307 a cell may await
    else:
        exec(code, namespace)  # noqa: S102 that is what running a cell is
