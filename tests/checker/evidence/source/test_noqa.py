from __future__ import annotations

import pytest

from fromlogits.checker.evidence.source.document import from_text
from fromlogits.checker.evidence.source.noqa import silenced
from fromlogits.vocabulary import Where

NOTHING: tuple[bool, frozenset[str]] = (False, frozenset())


def heard(text: str, row: int, end_row: int | None = None) -> tuple[bool, frozenset[str]]:
    return from_text(text).noqa(Where("<stdin>", row, 1, end_row or row, 2))


@pytest.mark.parametrize(
    ("comment", "blanket", "codes"),
    [
        ("# noqa", True, ""),
        ("#noqa", True, ""),
        ("# NoQA", True, ""),
        ("# type: ignore # noqa", True, ""),
        ("# noqa because", True, ""),
        ("# noqa: FL101", False, "FL101"),
        ("# noqa:FL101", False, "FL101"),
        ("# noqa : FL101", False, "FL101"),
        ("# NOQA: fl101", False, "FL101"),
        ("# noqa: FL101, FL102", False, "FL101 FL102"),
        ("# noqa: FL101 FL102", False, "FL101 FL102"),
        ("# noqa:FL101,FL102,E501", False, "FL101 FL102 E501"),
        ("# noqa: FL101 as in the paper", False, "FL101"),
        ("# noqa: E501  # noqa: FL101", False, "E501 FL101"),
        ("# noqa: as in the paper", False, ""),
        ("# noqa:", False, ""),
        ("# noqa-like", False, ""),
        ("# noqas", False, ""),
        ("# see noqa", False, ""),
        ("# ruff: noqa: FL101", False, ""),
    ],
)
def test_a_comment_silences_what_it_names(comment: str, blanket: bool, codes: str) -> None:
    assert silenced(comment) == (blanket, frozenset(codes.split()))
    assert heard(f"x = 1  {comment}\n", 1) == (blanket, frozenset(codes.split()))


@pytest.mark.parametrize(
    "text",
    [
        "x = '# noqa'\n",
        'x = """\n# noqa\n"""\n',
        "# noqa\nx = 1\n# noqa\n",
        "x = 1\ny = 2  # noqa\n",
        "x = f'# noqa {x}'\n",
    ],
)
def test_strings_and_other_lines_silence_nothing(text: str) -> None:
    row = next(number for number, line in enumerate(text.split("\n"), start=1) if line.startswith("x"))
    assert heard(text, row) == NOTHING


CALL = """\
import a

loss = f(  # noqa: FL101
    x,  # noqa: FL102
    y,  # noqa: FL103
)  # noqa: FL104
"""


def test_a_logical_line_is_spoken_for_at_its_first_and_last_row_and_at_the_finding() -> None:
    assert heard(CALL, 3, 6)[1] == {"FL101", "FL104"}
    assert heard(CALL, 4)[1] == {"FL101", "FL102", "FL104"}
    assert heard(CALL, 4, 5)[1] == {"FL101", "FL102", "FL103", "FL104"}
    assert heard(CALL, 1) == NOTHING


def test_a_block_is_not_part_of_its_header() -> None:
    text = "class Net:\n    def f(self):  # noqa: FL101\n        return (\n            g(x)\n        )  # noqa: FL102\n"
    assert heard(text, 2, 5)[1] == {"FL101"}
    assert heard(text, 4)[1] == {"FL102"}
    assert heard(text, 1, 5) == NOTHING


def test_statements_of_one_row_share_a_comment() -> None:
    text = 's = """\n"""; y = f(\n    1)  # noqa: FL101\n'
    assert heard(text, 2)[1] == {"FL101"}
    assert heard(text, 1)[1] == {"FL101"}


def test_the_end_of_a_string_or_of_a_continued_line_counts() -> None:
    text = 'x = f("""\n\n""", y,  # noqa: FL101\n    z)\n'
    assert heard(text, 1)[1] == {"FL101"}
    assert heard("x = f(1) + \\\n    g(2) + \\\n    h(3)  # noqa: FL101\n", 2)[1] == {"FL101"}


def test_decorators_have_their_own_lines() -> None:
    text = "@f(\n    1\n)  # noqa: FL101\ndef g(): pass  # noqa: FL102\n"
    assert heard(text, 2)[1] == {"FL101"}
    assert heard(text, 4)[1] == {"FL102"}


@pytest.mark.parametrize(
    ("text", "row", "expected"),
    [
        ("x = f(1)\n", 1, 1),
        ("x = f(\n    1,\n)\n", 1, 1),
        ("x = f(\n    1,\n)\n", 2, 2),
        ('x = f("""\n\n""", 1)\n', 1, 3),
        ('x = """\n""" + """\n"""\n', 1, 3),
        ("x = 1 + \\\n    2 + \\\n    3\ny = 4\n", 1, 3),
        ("x = 1 + \\\n    2 + \\\n    3\ny = 4\n", 4, 4),
        ("x = '\\\n'\n", 1, 2),
        ("x = [  # a \\\n    1]\n", 1, 1),
        ("y = 1\n\nif y:\n    # why\n    x = f('''\n    ''')\n", 5, 6),
        ("y = 1\n\n\n", 3, 3),
        ("", 1, 1),
        ("x = f'''\n{y}\n'''\n", 1, 3),
        ("x = f'''\n{y}\n'''\n", 2, 3),
    ],
)
def test_a_comment_is_put_where_python_takes_it_for_one(text: str, row: int, expected: int) -> None:
    document = from_text(text)
    where = Where("<stdin>", row, 1, row, 2)
    assert document.noqa_row(where) == expected
    rows = text.split("\n")
    rows[expected - 1] += "  # noqa: FL101"
    commented = from_text("\n".join(rows))
    assert commented.syntax_error is None
    if text.strip() and rows[row - 1].split("#")[0].strip():
        assert commented.noqa(where)[1] == {"FL101"}


def test_rows_of_markdown_are_those_of_the_page() -> None:
    text = "```python\nx = 1\n```\n\n```python\n\ny = f('''\n''')  # noqa: FL101\n```\n"
    document = from_text(text, "README.md", "md")
    where = Where("README.md", 7, 1, 7, 2)
    assert document.noqa(where) == (False, frozenset({"FL101"}))
    assert document.noqa_row(where) == 8
    assert document.noqa(Where("README.md", 2, 1, 2, 2)) == NOTHING
