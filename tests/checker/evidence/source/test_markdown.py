from __future__ import annotations

import ast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fromlogits.checker.evidence.source.document import Document, from_bytes, from_text
from fromlogits.vocabulary import Edit, Where


def document(text: str) -> Document:
    return from_text(text, "README.md", "md")


def statements(page: Document) -> list[str]:
    assert page.tree is not None
    return [ast.unparse(statement) for statement in page.tree.body]


PAGE = """\
# Title

Some `python` prose.

```python
import a
b = a.f()
```

```bash
pip install a
```

~~~py
c = b
~~~

The end.
"""


def test_blocks_are_cells_of_one_module() -> None:
    page = document(PAGE)
    assert page.syntax_error is None
    assert statements(page) == ["import a", "b = a.f()", "c = b"]
    assert page.tree is not None
    assert [page.where(statement) for statement in page.tree.body] == [
        Where("README.md", 6, 1, 6, 9),
        Where("README.md", 7, 1, 7, 10),
        Where("README.md", 15, 1, 15, 6),
    ]
    assert page.lines(Where("README.md", 15, 1, 15, 6)) == [(15, "c = b")]


def test_the_module_has_the_rows_of_the_page() -> None:
    page = document(PAGE)
    assert page.text.split("\n")[5:7] == PAGE.split("\n")[5:7]
    assert not "".join(page.text.split("\n")[:5]).strip()


@pytest.mark.parametrize(
    "info",
    [
        "python",
        "py",
        "python3",
        "Python",
        "py3",
        " python",
        'python title="train.py"',
        "{python}",
        "{.python .numberLines}",
        "python,ignore",
    ],
)
@pytest.mark.parametrize("fence", ["```", "````", "~~~"])
def test_a_block_says_that_it_is_python(fence: str, info: str) -> None:
    assert statements(document(f"{fence}{info}\nx = 1\n{fence}\n")) == ["x = 1"]


@pytest.mark.parametrize("info", ["", "text", "pycon", "pytb", "ipython", "python-console", "toml", "c++"])
def test_other_blocks_are_prose(info: str) -> None:
    assert statements(document(f"```{info}\nx = 1\n```\n")) == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("````md\n```python\nx = 1\n```\n````\n", []),
        ("~~~text\n```python\nx = 1\n```\n~~~\n", []),
        ("````python\nx = '''\n```\n'''\n````\n", ["x = '\\n```\\n'"]),
        ("```python\nx = '''\n~~~\n'''\n```\n", ["x = '\\n~~~\\n'"]),
        ("```python\nx = 1\n", ["x = 1"]),
        ("```python\nx = 1", ["x = 1"]),
        ("```python\n```\n```python\nx = 1\n```", ["x = 1"]),
        ("```python", []),
        ("```python`x`\ny = 1\n", []),
        ("``python\nx = 1\n``\n", []),
        ("```python\nx = 1\n`````\ny = 1\n", ["x = 1"]),
        ("", []),
    ],
)
def test_fences_open_and_close_as_in_commonmark(text: str, left: list[str]) -> None:
    assert statements(document(text)) == left


def test_a_block_that_does_not_parse_is_left_out_silently() -> None:
    page = document("```python\nx = 1\n```\n\n```python\nmodel.fit(...\n    y = 2\n```\n\n```python\nz = 3\n```\n")
    assert page.syntax_error is None
    assert statements(page) == ["x = 1", "z = 3"]
    assert page.tree is not None
    assert page.where(page.tree.body[1]) == Where("README.md", 11, 1, 11, 6)


def test_null_bytes_and_odd_letters_are_left_out_too() -> None:
    page = document("\0 \u2028\n```python\nx = 1\0\n```\n```python\ny = 2\n```\n")
    assert page.syntax_error is None
    assert statements(page) == ["y = 2"]


LISTED = """\
1. First:

   ```python
   def f(x):
       return g(x)
   ```

- ```python
  y = f(
      2)

  z = 3
  ```

\t```python
\tw = 4
\t```
"""


def test_a_block_in_a_list_keeps_its_columns() -> None:
    page = document(LISTED)
    assert statements(page) == ["def f(x):\n    return g(x)", "y = f(2)", "z = 3", "w = 4"]
    assert page.tree is not None
    assert page.where(page.tree.body[0]) == Where("README.md", 4, 4, 5, 19)
    assert page.where(page.tree.body[1]) == Where("README.md", 9, 3, 10, 9)
    assert page.where(page.tree.body[3]) == Where("README.md", 16, 2, 16, 7)
    for statement in page.tree.body:
        where = page.where(statement)
        start, end = page.locate(where)
        assert ast.unparse(ast.parse(page.text[start:end])) == ast.unparse(statement)
        assert page.between(start, end) == where
    assert page.lines(page.where(page.tree.body[1]), 0) == [(9, "  y = f("), (10, "      2)")]


def test_a_block_in_a_list_is_edited_in_place() -> None:
    page = document(LISTED)
    edits = [
        Edit(Where("README.md", 5, 15, 5, 16), "h"),
        Edit(Where("README.md", 9, 3, 9, 3), "import f\n"),
        Edit(Where("README.md", 16, 1, 16, 1), "v = 0\n"),
    ]
    expected = LISTED.replace("g(x)", "h(x)").replace("  y = f(", "  import f\n  y = f(").replace("\tw = 4", "\tv = 0\n\tw = 4")
    assert page.applied(edits).decode() == expected.replace("- ```python\n  import", "- ```python\n  import")


def test_a_block_indented_deeper_than_its_fence_is_read() -> None:
    assert statements(document("```python\n    x = 1\n    y = 2\n```\n")) == ["x = 1", "y = 2"]


def test_encoding_and_line_ends_stay() -> None:
    data = b"\xef\xbb\xbf" + "Größe\r\n```python\r\nx = f(1)\r\n```\r\n".encode()
    page = from_bytes(data, "README.md", "md")
    assert page.applied([Edit(Where("README.md", 3, 5, 3, 9), "g(\n1)")]) == data.replace(b"f(1)", b"g(\r\n1)")


def test_a_page_without_code_is_an_empty_module() -> None:
    page = document("# Title\n\nfor x in y:\n")
    assert page.syntax_error is None
    assert statements(page) == []
    assert page.applied([]) == b"# Title\n\nfor x in y:\n"
    assert document("```python\n").lines(Where("README.md", 2, 1, 2, 1)) == [(2, "")]


@settings(deadline=None)
@given(st.text(alphabet="`~py\n\r\t -=1>", max_size=80))
def test_any_page_is_read_and_written_back(text: str) -> None:
    page = document(text)
    assert page.syntax_error is None
    assert page.tree is not None
    assert page.applied([]) == text.encode()
    for cell in page.cells:
        assert text[cell.start : cell.start + len(cell.source)] == cell.source
        where = Where("README.md", cell.first, 1, cell.first, 1)
        assert page.applied([Edit(where, "")]) == text.encode()
