"""Where a notebook says what: arguments of a call, and lines that a compiler captured, lie within their cells, in columns as written."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from fromlogits.checker.evidence import places
from fromlogits.checker.evidence.source.document import read
from fromlogits.checker.guard import cells
from fromlogits.checker.guard.written import written

CALLS = {
    "plain": "take(1, loss='mse')",
    "in lines": "take(1,\n     loss='mse')",
    "indented": "    take(1, loss='mse')",
    "indented, in lines": "    take(1,\n         loss='mse')",
    "wide letters": "é = 'ü'; take(1, loss='mse')",
    "one for each output": "take(1, loss={'a': 'mae', 'b': 'mse'})",
}


@pytest.fixture
def notebook(tmp_path):
    """A notebook of these cells."""

    def of(*sources: str) -> str:
        made = [{"cell_type": "code", "source": source, "metadata": {}, "outputs": [], "execution_count": None} for source in sources]
        file = tmp_path / "train.ipynb"
        file.write_text(json.dumps({"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}), encoding="utf-8")
        return str(file)

    return of


def standing(file, where):
    """What the notebook holds at a place of one row."""
    ((_, line),) = read(Path(file)).lines(where, 0)
    return line[where.column - 1 : where.end_column - 1]


@pytest.mark.parametrize("call", CALLS)
def test_an_argument_is_found_in_its_cell(call, notebook):
    file, found = notebook("x = 1", CALLS[call]), []
    cells.execute(file, {"take": lambda *_, **__: found.append(written(sys._getframe(1)))})
    (one,) = found
    spot = one.part("loss", 1, "b")
    assert (spot.where.file, spot.where.cell, spot.text) == (file, 2, "'mse'")
    assert standing(file, spot.where) == "'mse'"


def test_a_line_that_torch_captured_is_found_in_its_cell(notebook):
    from fromlogits.checker.guard.compiling import _site

    file = notebook("x = 1", "y = f(x)")
    cells.execute(file, {"f": abs})
    trace = f'  File "{file}:cell 2", line 1, in forward\n    y = f(x)\n        ~~~~'
    site = _site(SimpleNamespace(sites={}), trace)
    assert site.where == places.within(f"{file}:cell 2", 1, 5, 1, 9)
    assert (site.where.file, site.where.cell, site.where.row) == (file, 2, 1)
    assert standing(file, site.where) == "f(x)"
