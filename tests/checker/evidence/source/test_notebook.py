from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fromlogits.checker.evidence.source.document import Document, from_bytes, from_text, read
from fromlogits.vocabulary import Edit, Where

PYTHON = {"kernelspec": {"language": "python", "name": "python3"}, "language_info": {"name": "python"}}


def code(source: str | list[str], **more: Any) -> dict[str, Any]:
    return {"cell_type": "code", "execution_count": 1, "metadata": {}, "outputs": [], "source": source, **more}


def prose(source: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": source.splitlines(keepends=True)}


def lines(source: str) -> list[str]:
    return source.splitlines(keepends=True)


def notebook(*cells: dict[str, Any], metadata: Any = PYTHON) -> dict[str, Any]:
    return {"cells": list(cells), "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def document(*cells: dict[str, Any], metadata: Any = PYTHON) -> Document:
    return from_text(json.dumps(notebook(*cells, metadata=metadata)), "nb.ipynb", "ipynb")


def replaced(book: Document, old: str, new: str) -> bytes:
    assert book.text.count(old) == 1
    start = book.text.index(old)
    return book.applied([Edit(book.between(start, start + len(old)), new)])


# --- reading


def test_code_cells_are_one_module_in_order() -> None:
    book = document(prose("# A\nx = 0"), code(["import a\n", "b = a.f()"]), prose("B"), code("c = b\n"), code([]), code("d = c"))
    assert book.syntax_error is None
    assert book.text == "import a\nb = a.f()\nc = b\n\n\nd = c\n"
    assert book.tree is not None
    assert [(where.cell, where.row, where.column) for where in map(book.where, book.tree.body)] == [
        (1, 1, 1),
        (1, 2, 1),
        (2, 1, 1),
        (4, 1, 1),
    ]


def test_lines_stay_within_their_cell_and_show_it_as_written() -> None:
    book = document(code("x = 1\n%time y\nz = 3"), code("w = 4"))
    assert book.lines(Where("nb.ipynb", 3, 1, 3, 6, cell=1)) == [(1, "x = 1"), (2, "%time y"), (3, "z = 3")]
    assert book.lines(Where("nb.ipynb", 1, 1, 1, 6, cell=2)) == [(1, "w = 4")]


@pytest.mark.parametrize(
    ("source", "body"),
    [
        ("%matplotlib inline\nx = 1", ["x = 1"]),
        ("!pip install a\nx = 1", ["x = 1"]),
        ("x = 1\nx?", ["x = 1"]),
        ("?x\nx = 1", ["x = 1"]),
        ("%%time\nx = 1", ["x = 1"]),
        ("%%bash\nx = 1", []),
        ("files = !ls\nx = 1", ["files = get_ipython()", "x = 1"]),
        ("x = await f()", ["x = await f()"]),
        ("    x = 1\n    y = 2", ["x = 1", "y = 2"]),
        ("for x in y:\n    !echo {x}\nz = 1", ["for x in y:\n    pass", "z = 1"]),
    ],
)
def test_ipython_is_understood(source: str, body: list[str]) -> None:
    book = document(code(source))
    assert book.syntax_error is None
    assert book.tree is not None
    assert [ast.unparse(statement) for statement in book.tree.body] == body
    for statement in book.tree.body:
        row = source.split("\n")[book.where(statement).row - 1]
        assert row.startswith((" " * (book.where(statement).column - 1)) + ast.unparse(statement)[:3])


def test_a_cell_indented_as_a_whole_keeps_its_columns() -> None:
    book = document(code("    x = 1\n    y = f(\n  2)"))
    assert book.tree is not None
    where = book.where(book.tree.body[1])
    assert where == Where("nb.ipynb", 2, 5, 3, 5, cell=1)
    start, end = book.locate(where)
    assert book.text[start:end] == "y = f(\n  2)"
    assert b'"    x = 1\\n    z = f(\\n  2)"' in replaced(book, "y =", "z =")


def test_a_broken_cell_is_reported_and_the_others_are_read() -> None:
    book = document(code("x = 1"), code("y = 2\nz = = 3\n"), code("w = 4\nprint w"), code("v = 5"))
    error = book.syntax_error
    assert error is not None
    assert error.code == "invalid-syntax"
    assert error.where == Where("nb.ipynb", 2, 5, 2, 6, cell=2)
    start, end = book.locate(error.where)
    assert book.between(start, end) == error.where
    assert book.lines(error.where)[1] == (2, "z = = 3")
    assert book.tree is not None
    assert [ast.unparse(statement) for statement in book.tree.body] == ["x = 1", "v = 5"]
    assert book.where(book.tree.body[1]).cell == 4


@pytest.mark.parametrize("source", ["x = (", "'''", "\\", "x = 1 \\", "\0", "\ud800", "if x:", "    x\n  y\n z", "}" * 9])
def test_no_cell_breaks_the_next(source: str) -> None:
    book = document(code("before = 1"), code(source), code("after = 2"))
    assert book.syntax_error is not None
    assert book.syntax_error.where.cell == 2
    assert book.tree is not None
    assert [ast.unparse(statement) for statement in book.tree.body] == ["before = 1", "after = 2"]


@pytest.mark.parametrize(
    ("metadata", "read_as_python"),
    [
        (PYTHON, True),
        ({}, True),
        (None, True),
        ([], True),
        ({"kernelspec": {"name": "python3", "display_name": "Python 3"}}, True),
        ({"language_info": {"name": "ipython"}}, True),
        ({"kernelspec": {"language": "R"}}, False),
        ({"kernelspec": {"language": "julia"}, "language_info": {"name": "julia"}}, False),
        ({"kernelspec": {"language": "python"}, "language_info": {"name": "R"}}, True),
    ],
)
def test_a_notebook_of_another_language_holds_no_code(metadata: Any, read_as_python: bool) -> None:
    book = document(code("x = 1"), code("library(keras)\nx <- 2" if not read_as_python else "y = 2"), metadata=metadata)
    assert book.syntax_error is None
    assert book.tree is not None
    assert bool(book.tree.body) is read_as_python


def test_a_cell_of_another_language_is_counted_but_not_read() -> None:
    book = document(
        code("SELECT 1", metadata={"vscode": {"languageId": "sql"}}), code("x = 1", metadata={"vscode": {"languageId": "python"}})
    )
    assert book.syntax_error is None
    assert book.tree is not None
    assert book.where(book.tree.body[0]).cell == 2


def test_format_3_keeps_its_cells_in_worksheets() -> None:
    cells = [
        {"cell_type": "code", "input": ["x = 1\n", "y = f(x)"], "language": "python", "outputs": []},
        {"cell_type": "heading", "source": "x"},
        {"cell_type": "code", "input": "z = y", "language": "python", "outputs": []},
    ]
    text = json.dumps({"metadata": {"name": ""}, "nbformat": 3, "worksheets": [{"cells": cells[:2]}, {"cells": cells[2:]}]}, indent=1)
    book = from_text(text, "old.ipynb", "ipynb")
    assert book.text == "x = 1\ny = f(x)\nz = y\n"
    assert replaced(book, "f(x)", "g(x)").decode() == text.replace("f(x)", "g(x)")
    assert replaced(book, "z = y", "z = x").decode() == text.replace("z = y", "z = x")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"{", "not a notebook: Expecting property name enclosed in double quotes"),
        (b"x = 1\n", "not a notebook: Expecting value"),
        (b"{}", "not a notebook: it has no cells"),
        (b"[]", "not a notebook: it has no cells"),
        (b'{"cells": 3}', "not a notebook: it has no cells"),
        (b'{"cells": "\xe9"}', "source is not valid utf-8"),
        (b"[" * 100_000, "not a notebook"),
        (b'{"cells": ' + b"9" * 5000 + b"}", "not a notebook"),
        (b'{"cells": [\n\n}', "not a notebook: Expecting value"),
    ],
)
def test_what_is_no_notebook_is_invalid_syntax(data: bytes, message: str) -> None:
    book = from_bytes(data, "nb.ipynb", "ipynb")
    assert book.tree is None
    assert book.syntax_error is not None
    assert book.syntax_error.message.startswith(message)
    assert book.syntax_error.where.cell is None
    assert book.lines(book.syntax_error.where) in ([], [(1, data.decode(errors="replace"))])
    assert book.noqa_row(book.syntax_error.where) == book.syntax_error.where.row
    assert book.applied([]) == data


@pytest.mark.parametrize(
    "data", [b"", b" \n", b'{"cells": []}', b'{"cells": [1, {}, {"cell_type": "code"}, {"cell_type": "code", "source": [1]}]}']
)
def test_a_notebook_without_code_is_an_empty_module(data: bytes) -> None:
    book = from_bytes(data, "nb.ipynb", "ipynb")
    assert book.syntax_error is None
    assert book.tree is not None
    assert book.tree.body == []
    assert book.applied([]) == data


def test_noqa_counts_rows_within_the_cell() -> None:
    book = document(code("x = 1  # noqa\n"), code("y = f(\n    2)  # noqa: FL101"))
    assert book.noqa(Where("nb.ipynb", 1, 1, 1, 6, cell=1)) == (True, frozenset())
    assert book.noqa(Where("nb.ipynb", 1, 1, 2, 7, cell=2)) == (False, frozenset({"FL101"}))
    assert book.noqa_row(Where("nb.ipynb", 1, 1, 2, 7, cell=2)) == 1


# --- writing

LAYOUTS: dict[str, dict[str, Any]] = {
    "one space": {"indent": 1},
    "two spaces": {"indent": 2},
    "four spaces": {"indent": 4},
    "tabs": {"indent": "\t"},
    "none": {},
    "compact": {"separators": (",", ":")},
}
CELLS = [
    prose("# Über\nx = 0"),
    code(lines("import keras\nmodel = f('é 🎉')\n\nx = 1"), outputs=[{"output_type": "stream", "text": ["source\n"]}]),
    code('y = "\\n"\nz = g(x)\n', metadata={"source": ["x"], "tags": []}),
    code(["only = 1"]),
    code([]),
]


@pytest.mark.parametrize("ending", ["", "\n"])
@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
class TestLayout:
    @pytest.fixture
    def text(self, layout: dict[str, Any], ascii_only: bool, ending: str) -> str:
        return json.dumps(notebook(*CELLS), ensure_ascii=ascii_only, **layout) + ending

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("import keras", "import torch"),
            ("x = 1", "x = 'ü 🎈'"),
            ("g(x)", "h(\n    x,\n)"),
            ("model = f('é 🎉')\n", ""),
            ("'é 🎉'", "''"),
            ("import keras\n", "import keras\nimport numpy as np\n\n"),
            ("only", "both"),
        ],
    )
    def test_an_edit_is_what_dumping_the_changed_notebook_anew_would_give(
        self, text: str, old: str, new: str, layout: dict[str, Any], ascii_only: bool, ending: str
    ) -> None:
        changed = json.loads(text)
        for cell in changed["cells"]:
            source = cell["source"]
            if cell["cell_type"] == "code":
                cell["source"] = source.replace(old, new) if isinstance(source, str) else lines("".join(source).replace(old, new))
        expected = json.dumps(changed, ensure_ascii=ascii_only, **layout) + ending
        assert replaced(from_text(text, "nb.ipynb", "ipynb"), old, new).decode() == expected

    def test_no_edit_changes_nothing(self, text: str) -> None:
        assert from_text(text, "nb.ipynb", "ipynb").applied([]) == text.encode()


def test_several_cells_are_edited_at_once_and_only_they_change() -> None:
    text = json.dumps(notebook(*CELLS), indent=1)
    book = from_text(text, "nb.ipynb", "ipynb")
    edits = [
        Edit(Where("nb.ipynb", 2, 5, 2, 9, cell=2), "h(x)"),
        Edit(Where("nb.ipynb", 4, 5, 4, 6, cell=1), "2"),
        Edit(Where("nb.ipynb", 1, 8, 1, 13, cell=1), "torch"),
    ]
    after = book.applied(edits).decode()
    assert after == text.replace("g(x)", "h(x)").replace('"x = 1"', '"x = 2"').replace("import keras", "import torch")


def test_an_untouched_line_keeps_its_spelling() -> None:
    text = r'{"cells":[{"source": [ "a = \"\u003c\/\" # \u00E9\n" , "b = \u0031" ],"cell_type":"code"}], "metadata": {}}'
    book = from_text(text, "nb.ipynb", "ipynb")
    assert book.text == 'a = "</" # é\nb = 1\n'
    assert replaced(book, "b =", "c =").decode() == text.replace("b =", "c =")
    assert replaced(book, "é\nb", "ü\nc").decode() == text.replace(r"\u00E9", r"\u00fc").replace("b =", "c =")
    assert replaced(book, '"</"', "'é'").decode() == text.replace(r"\"\u003c\/\"", r"'\u00e9'")


def test_a_surrogate_pair_is_one_character() -> None:
    text = json.dumps(notebook(code(["s = '🎉🎉'; x = f(1)"])))
    book = from_text(text, "nb.ipynb", "ipynb")
    assert replaced(book, "f(1)", "g(1)").decode() == text.replace("f(1)", "g(1)")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_inside_a_cell_and_of_the_file_are_kept(end: str) -> None:
    text = json.dumps(notebook(code([f"x = 1{end}", "y = f(2)"])), indent=1).replace("\n", "\r\n")
    book = from_text(text, "nb.ipynb", "ipynb")
    assert book.text == "x = 1\ny = f(2)\n"
    assert replaced(book, "f(2)", "g(2)").decode() == text.replace("f(2)", "g(2)")


def test_the_byte_order_mark_stays() -> None:
    data = b"\xef\xbb\xbf" + json.dumps(notebook(code("x = 1"))).encode()
    assert replaced(from_bytes(data, "nb.ipynb", "ipynb"), "1", "2") == data.replace(b"x = 1", b"x = 2")


@settings(deadline=None)
@given(
    st.lists(st.text(alphabet="ab\\\"'\n\r\té🎉\u2028/", max_size=12), min_size=1, max_size=4),
    st.sampled_from(list(LAYOUTS.values())),
    st.booleans(),
    st.booleans(),
    st.data(),
)
def test_any_edit_of_any_cell_is_read_back(
    sources: list[str], layout: dict[str, Any], ascii_only: bool, listed: bool, data: st.DataObject
) -> None:
    comments = ["# " + source.replace("\n", "\n# ").replace("\r", "\r# ") for source in sources]
    cells = [code([line + "\n" for line in source.split("\n")] if listed else source) for source in comments]
    text = json.dumps(notebook(*cells), ensure_ascii=ascii_only, **layout)
    book = from_text(text, "nb.ipynb", "ipynb")
    number = data.draw(st.integers(1, len(cells)))
    rows = book.cells[number - 1].rows
    row = data.draw(st.integers(1, len(rows)))
    column = data.draw(st.integers(1, len(rows[row - 1]) + 1))
    end = data.draw(st.integers(column, len(rows[row - 1]) + 1))
    content = data.draw(st.sampled_from(["", "x", "é", "#\n# ", '"\\']))
    after = json.loads(book.applied([Edit(Where("nb.ipynb", row, column, row, end, cell=number), content)]))
    before = json.loads(text)
    for index, (old, new) in enumerate(zip(before["cells"], after["cells"], strict=True), start=1):
        if index != number:
            assert old == new
    joined = "".join(after["cells"][number - 1]["source"])
    start = book.cells[number - 1].offset(row, column)
    stop = book.cells[number - 1].offset(row, end)
    source = book.cells[number - 1].source
    assert joined == source[:start] + content.replace("\n", book.cells[number - 1].line_end(row)) + source[stop:]
    assert isinstance(after["cells"][number - 1]["source"], list) is listed


def test_a_large_notebook_is_read_and_written_quickly(tmp_path: Path) -> None:
    output = [{"output_type": "display_data", "data": {"image/png": "A" * 2_000_000}}]
    cells = [code(lines(f"x{index} = f({index})\n" * 5), outputs=output if index % 100 == 0 else []) for index in range(1000)]
    path = tmp_path / "large.ipynb"
    path.write_text(json.dumps(notebook(*cells), indent=1), encoding="utf-8")
    book = read(path)
    assert book.tree is not None
    assert len(book.tree.body) == 5000
    after = book.applied([Edit(Where(str(path), 1, 1, 1, 3, cell=500), "y")])
    assert json.loads(after)["cells"][499]["source"][0] == "y99 = f(499)\n"
