from __future__ import annotations

import ast
import codecs
import gc
import pickle
import time
import warnings
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fromlogits.checker.evidence.source.document import Document, Unreadable, from_bytes, from_text, read
from fromlogits.vocabulary import Confidence, Edit, Severity, Where

LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r"])
LINES = st.sampled_from([
    "", "x = 1", "y = 'é' + z", "    ", "# softmax", "\fz = (", "s = '''", "été = f(x, y=2)", "w = '🎉' if x else \"\"", ")", "\t", "del x",
])  # fmt: skip


@st.composite
def programs(draw: st.DrawFn) -> str:
    pieces = draw(st.lists(st.tuples(LINES, LINE_ENDS), max_size=12))
    text = "".join(line + end for line, end in pieces)
    return text if draw(st.booleans()) else text.rstrip("\r\n")


def call(document: Document, name: str) -> ast.Call:
    assert document.tree is not None
    return next(
        node for node in ast.walk(document.tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
    )


def edited(document: Document, old: str, new: str) -> bytes:
    """The bytes with the one place where `old` stands in the text replaced."""
    assert document.text.count(old) == 1
    start = document.text.index(old)
    return document.applied([Edit(document.between(start, start + len(old)), new)])


# --- encodings


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"x = 1", "x = 1"),
        (b"x = 1\n", "x = 1\n"),
        (b"x = 1\r\ny = 2\r\n", "x = 1\ny = 2\n"),
        (b"x = 1\ry = 2\r", "x = 1\ny = 2\n"),
        (b"x = 1\r\ny = 2\nz = 3\r", "x = 1\ny = 2\nz = 3\n"),
        ("é = 'ü'\n".encode(), "é = 'ü'\n"),
        (codecs.BOM_UTF8 + "é = 1\n".encode(), "é = 1\n"),
        (codecs.BOM_UTF8 + b"# coding: utf-8\nx = 1\n", "# coding: utf-8\nx = 1\n"),
        ("# -*- coding: latin-1 -*-\nx = 'é'\n".encode("latin-1"), "# -*- coding: latin-1 -*-\nx = 'é'\n"),
        ("#!/usr/bin/env python\n# vim: set fileencoding=cp1252 :\nx = '€'\n".encode("cp1252"), None),
        ("\f# coding=iso-8859-15\rx = '€'\r".encode("iso-8859-15"), "\f# coding=iso-8859-15\nx = '€'\n"),
        ("# coding: gbk\nx = '逻辑'\n".encode("gbk"), "# coding: gbk\nx = '逻辑'\n"),
    ],
)
def test_a_file_is_decoded_as_python_decodes_it(data: bytes, text: str | None) -> None:
    document = from_bytes(data)
    assert document.syntax_error is None
    assert isinstance(document.tree, ast.Module)
    assert document.text == text or text is None
    assert ast.dump(document.tree) == ast.dump(ast.parse(data))
    assert document.applied([]) == data


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"x = '\xe9'\n", "source is not valid utf-8"),
        (b"# coding: ascii\nx = '\xe9'\n", "source is not valid ascii"),
        (b"# coding: no-such-encoding\nx = 1\n", "unknown encoding: no-such-encoding"),
        (b"# coding: rot13\nk = 1\n", "unknown encoding: rot13"),
        (codecs.BOM_UTF8 + b"# coding: latin-1\nx = 1\n", "encoding latin-1 is declared after a UTF-8 byte order mark"),
        (b"x = 1\n\0\n", "source holds null bytes"),
        ("x = 1\n".encode("utf-16"), "source is not valid utf-8"),
    ],
)
def test_bytes_that_are_no_text_are_invalid_syntax(data: bytes, message: str) -> None:
    document = from_bytes(data, "train.py")
    assert document.tree is None
    assert document.syntax_error is not None
    assert document.syntax_error.message == message
    assert document.syntax_error.where == Where("train.py", 1, 1, 1, 1)
    assert document.applied([]) == data
    assert document.lines(document.syntax_error.where)[0][0] == 1
    assert document.noqa(document.syntax_error.where) == (False, frozenset())
    assert document.noqa_row(document.syntax_error.where) == 1


def test_a_coding_comment_counts_only_on_the_first_two_lines_and_after_nothing_but_comments() -> None:
    assert from_bytes("x = 1\n# coding: ascii\ny = 'é'\n".encode()).syntax_error is None
    assert from_bytes("#\n#\n# coding: ascii\ny = 'é'\n".encode()).syntax_error is None
    assert from_bytes("#\n# coding: ascii\ny = 'é'\n".encode()).syntax_error is not None


def test_text_given_as_text_may_declare_what_it_likes() -> None:
    document = from_text("\ufeff# coding: latin-1\nx = 'é'\n")
    assert document.file == "<stdin>"
    assert document.path is None
    assert document.syntax_error is None
    assert edited(document, "'é'", "'ü'") == codecs.BOM_UTF8 + "# coding: latin-1\nx = 'ü'\n".encode()


# --- reading


def test_a_file_keeps_its_name_unless_given_another(tmp_path: Path) -> None:
    path = tmp_path / "train.py"
    path.write_bytes(b"x = 1\n")
    assert (read(path).file, read(path).path, read(path).kind) == (str(path), path, "py")
    assert read(path, file="train.py").file == "train.py"


@pytest.mark.parametrize(
    ("name", "markdown", "kind"),
    [
        ("a.py", False, "py"),
        ("a.PY", True, "py"),
        ("a.ipynb", True, "ipynb"),
        ("a.md", False, "md"),
        ("script", False, "py"),
        ("README", True, "md"),
    ],
)
def test_the_suffix_says_what_a_file_is(tmp_path: Path, name: str, markdown: bool, kind: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"")
    assert read(path, markdown=markdown).kind == kind


def test_what_the_system_refuses_is_unreadable_and_says_why(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as gone:
        read(tmp_path / "gone.py")
    assert (gone.value.path, gone.value.reason) == (tmp_path / "gone.py", "no such file or directory")
    assert str(gone.value) == f"{tmp_path / 'gone.py'}: no such file or directory"
    with pytest.raises(Unreadable) as folder:
        read(tmp_path)
    assert folder.value.reason == "is a directory"


# --- what does not parse


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("x = = 1\n", (1, 5, 1, 6)),
        ("x = 1\nif x:\ny = 2\n", (3, 1, 3, 2)),
        ("é = (\n", (1, 5, 1, 5)),
        ("s = '''\n\n", (1, 5, 1, 5)),
        ("print 'x'\n", (1, 1, 1, 10)),
        ("x = 'é' é\n", (1, 9, 1, 10)),
    ],
)
def test_a_syntax_error_is_a_finding_at_its_place(text: str, place: tuple[int, int, int, int]) -> None:
    document = from_text(text, "train.py")
    error = document.syntax_error
    assert document.tree is None
    assert error is not None
    assert (error.code, error.name, error.severity, error.confidence) == (
        "invalid-syntax",
        "invalid-syntax",
        Severity.ERROR,
        Confidence.PROOF,
    )
    assert error.where == Where("train.py", *place)
    assert error.message


def deep(opening: str, inside: str, closing: str = "", times: int = 1000) -> str:
    return f"x = {opening * times}{inside}{closing * times}\n"


@pytest.mark.parametrize(
    "text",
    [
        deep("(", "1", ")"),
        deep("[", "", "]"),
        deep("{1:", "2", "}"),
        deep("-", "1"),
        deep("not ", "y"),
        deep("f(", "1", ")"),
        deep("lambda: ", "1"),
        deep("1 + ", "1", times=10_000),
        deep("f", "", "(x)", times=3000),
        "if x:\n" + "".join(f"{' ' * level}if x:\n" for level in range(1, 150)),
        "x = a" + ".b" * 10_000,
        "x = " + "9" * 10_000,
        "x = 1e" + "9" * 400,
        "x = '\\N{NO SUCH NAME}'",
        "x = '\ud800'",
        "f'{" * 200,
        "\\",
        "\\\n",
        "\f",
        "\x1a",
        "\u2028x = 1",
    ],
)
def test_odd_programs_parse_or_are_invalid_but_never_crash(text: str) -> None:
    started = time.perf_counter()
    document = from_text(text)
    assert (document.tree is None) is (document.syntax_error is not None)
    if document.syntax_error is not None:
        assert document.locate(document.syntax_error.where)
        assert document.lines(document.syntax_error.where)
    assert time.perf_counter() - started < 5


def test_what_is_nested_too_deeply_says_so() -> None:
    document = from_text(deep("1 + ", "1", times=10_000))
    assert document.syntax_error is not None
    assert document.syntax_error.message == "source is nested too deeply to be parsed"


def test_a_literal_of_ten_thousand_lines_is_read_in_no_time() -> None:
    text = "x = [\n" + "".join(f"    ({row}, 'é'),\n" for row in range(10_000)) + "]\ny = f(x)  # noqa: FL101\n"
    started = time.perf_counter()
    document = from_text(text)
    where = document.where(call(document, "f"))
    assert (where.row, where.column) == (10_003, 5)
    assert document.noqa(where) == (False, frozenset({"FL101"}))
    assert edited(document, "y = f", "z = f").endswith(b"z = f(x)  # noqa: FL101\n")
    assert time.perf_counter() - started < 5


def test_parsing_warns_of_nothing_and_leaves_the_filters_alone() -> None:
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        assert from_text("x = '\\d'\ny = 1 is 1\nassert (x, y)\n").tree is not None
        warnings.warn("still heard", stacklevel=1)
    assert [str(warning.message) for warning in seen] == ["still heard"]


def test_the_tree_is_made_once() -> None:
    document = from_text("x = 1\n")
    assert document.tree is document.tree


def test_a_top_level_await_is_python() -> None:
    assert from_text("await f()\nasync for x in y:\n    pass\n").syntax_error is None


# --- places


def test_columns_count_characters() -> None:
    document = from_text("é, ü = '🎉', f('逻辑', x)\n", "train.py")
    node = call(document, "f")
    assert document.where(node) == Where("train.py", 1, 13, 1, 23)
    assert document.where(node.args[1]) == Where("train.py", 1, 21, 1, 22)
    start, end = document.locate(document.where(node))
    assert document.text[start:end] == "f('逻辑', x)"


def test_an_end_is_exclusive_and_may_lie_on_another_row() -> None:
    document = from_text("x = f(\n    1,\n)\n")
    assert document.where(call(document, "f")) == Where("<stdin>", 1, 5, 3, 2)


def test_a_node_without_a_place_spans_what_it_holds() -> None:
    document = from_text("def f(a, b=1): pass\n")
    assert document.tree is not None
    function = document.tree.body[0]
    assert isinstance(function, ast.FunctionDef)
    assert document.where(function.args) == Where("<stdin>", 1, 7, 1, 13)
    assert document.where(document.tree) == Where("<stdin>", 1, 1, 1, 20)
    assert from_text("").where(ast.Module([], [])) == Where("<stdin>", 1, 1, 1, 1)


def test_a_form_feed_is_a_column_and_not_a_row() -> None:
    document = from_text("\fx = 1\n\x0b\x1c\u2028# no lines\ny = f()\n".replace("\x0b\x1c\u2028", ""))
    assert document.where(call(document, "f")).row == 3


@settings(deadline=None)
@given(programs())
def test_where_and_locate_are_inverse(text: str) -> None:
    document = from_text(text)
    for start in range(len(document.text) + 1):
        end = min(start + 7, len(document.text))
        where = document.between(start, end)
        assert document.locate(where) == (start, end)
        assert document.between(*document.locate(where)) == where


@settings(deadline=None)
@given(programs())
def test_every_node_is_located_where_its_source_is(text: str) -> None:
    document = from_text(text)
    for node in ast.walk(document.tree) if document.tree else ():
        if isinstance(node, ast.expr | ast.stmt):
            start, end = document.locate(document.where(node))
            assert document.text[start:end] == ast.get_source_segment(document.text, node)


@settings(deadline=None)
@given(st.integers(-3, 20), st.integers(-3, 20), st.integers(-3, 20), st.integers(-3, 20))
def test_a_place_outside_the_text_is_moved_inside(row: int, column: int, end_row: int, end_column: int) -> None:
    document = from_text("x = 1\ny = f(2)\n")
    start, end = document.locate(Where("<stdin>", row, column, end_row, end_column))
    assert 0 <= start <= len(document.text)
    assert 0 <= end <= len(document.text)
    where = document.span(row, column, end_row, end_column)
    assert 1 <= where.row <= where.end_row <= 3
    assert (where.row, where.column) <= (where.end_row, where.end_column)


def test_a_place_in_a_cell_of_a_script_is_refused() -> None:
    with pytest.raises(ValueError, match=r"train.py:cell 2:1 is no place in train.py"):
        from_text("x = 1\n", "train.py").locate(Where("train.py", 1, 1, 1, 2, cell=2))


def test_lines_are_shown_as_written_with_their_numbers() -> None:
    document = from_bytes(b"a\r\n\tb\r\nc\r\nd\r\ne")
    where = Where("<stdin>", 3, 1, 3, 2)
    assert document.lines(where) == [(1, "a"), (2, "\tb"), (3, "c"), (4, "d"), (5, "e")]
    assert document.lines(where, 0) == [(3, "c")]
    assert document.lines(Where("<stdin>", 1, 1, 2, 1), 1) == [(1, "a"), (2, "\tb"), (3, "c")]


# --- writing


@settings(deadline=None)
@given(programs(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "latin-1"]))
def test_no_edits_change_no_byte(text: str, encoding: str) -> None:
    data = text.encode(encoding, "replace")
    assert from_bytes(data).applied([]) == data


@settings(deadline=None)
@given(programs(), st.booleans())
def test_a_stretch_replaced_by_itself_changes_no_byte(text: str, bom: bool) -> None:
    data = (codecs.BOM_UTF8 if bom else b"") + text.encode()
    document = from_bytes(data)
    rows = document.text.split("\n")
    for row, line in enumerate(rows, start=1):
        where = Where(document.file, row, 1, row, len(line) + 1)
        assert document.applied([Edit(where, line)]) == data


@settings(deadline=None)
@given(programs(), st.integers(0, 200), st.integers(0, 200), st.sampled_from(["", "é", "a\nb", "\n"]))
def test_an_edit_does_to_the_bytes_what_it_does_to_the_text(text: str, start: int, end: int, content: str) -> None:
    document = from_text(text)
    start, end = sorted((min(start, len(document.text)), min(end, len(document.text))))
    after = from_bytes(document.applied([Edit(document.between(start, end), content)]))
    # a line feed after a lone carriage return is one line end, on either side of the edit
    if "\r" not in text:
        assert after.text == document.text[:start] + content + document.text[end:]
    else:
        assert after.text.replace("\n", "") == (document.text[:start] + content + document.text[end:]).replace("\n", "")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"x = f(1)\n", b"x = g(\n    1)\n"),
        (b"x = f(1)\r\ny = 2\r\n", b"x = g(\r\n    1)\r\ny = 2\r\n"),
        (b"y = 2\rx = f(1)\r", b"y = 2\rx = g(\r    1)\r"),
        (b"y = 2\r\nx = f(1)", b"y = 2\r\nx = g(\r\n    1)"),
        (b"y = 2\r\nx = f(1)\nz = 3\r", b"y = 2\r\nx = g(\n    1)\nz = 3\r"),
        (b"x = f(1)", b"x = g(\n    1)"),
        (codecs.BOM_UTF8 + b"x = f(1)\r\n", codecs.BOM_UTF8 + b"x = g(\r\n    1)\r\n"),
        (b"# coding: latin-1\ns = '\xe9'; x = f(1)\n", b"# coding: latin-1\ns = '\xe9'; x = g(\n    1)\n"),
    ],
)
def test_an_edit_keeps_encoding_mark_and_line_ends(before: bytes, after: bytes) -> None:
    assert edited(from_bytes(before), "f(1)", "g(\n    1)") == after


def test_edits_are_made_in_one_go_whatever_their_order() -> None:
    document = from_text("a = 1\nb = 2\nc = 3\n")
    first = Edit(Where("<stdin>", 1, 5, 1, 6), "10")
    inserted = Edit(Where("<stdin>", 2, 1, 2, 1), "import x\n")
    also_inserted = Edit(Where("<stdin>", 2, 1, 2, 1), "import y\n")
    deleted = Edit(Where("<stdin>", 3, 1, 4, 1), "")
    assert document.applied([deleted, inserted, also_inserted, first]) == b"a = 10\nimport x\nimport y\nb = 2\n"


def test_edits_that_overlap_are_refused() -> None:
    document = from_text("a = f(g(1))\n")
    outer, inner = Edit(Where("<stdin>", 1, 5, 1, 12), "x"), Edit(Where("<stdin>", 1, 7, 1, 11), "y")
    with pytest.raises(ValueError, match=r"edits of <stdin> overlap"):
        document.applied([inner, outer])


def test_what_an_encoding_cannot_hold_is_refused() -> None:
    document = from_bytes(b"# coding: latin-1\nx = '\xe9'\n", "train.py")
    with pytest.raises(ValueError, match=r"train.py cannot hold '→' in its encoding, latin-1"):
        edited(document, "'é'", "'→'")


def test_what_cannot_be_written_back_as_it_was_is_refused() -> None:
    document = from_bytes(b"# coding: unicode_escape\nx = '\\u0041'\n", "train.py")
    assert document.tree is not None
    with pytest.raises(ValueError, match=r"train.py cannot be written back"):
        edited(document, "x", "y")


def test_a_document_travels_without_its_tree() -> None:
    document = from_bytes(b"x = f(1)\n", "train.py", path=Path("train.py"))
    assert document.tree is not None
    assert document.cells
    packed = pickle.dumps(document)
    assert b"Module" not in packed
    copy = pickle.loads(packed)  # noqa: S301 it was packed right here
    assert (copy.file, copy.path, copy.kind, copy.text) == (document.file, document.path, document.kind, document.text)
    assert ast.dump(copy.tree) == ast.dump(document.tree)
    assert edited(copy, "f", "g") == b"x = g(1)\n"


@pytest.mark.parametrize("collecting", [True, False])
@pytest.mark.parametrize("text", ["x = 1\n", "x = = 1\n", deep("1 + ", "1", times=10_000)])
def test_parsing_leaves_the_collector_as_it_was(text: str, collecting: bool) -> None:
    before = gc.isenabled()
    (gc.enable if collecting else gc.disable)()
    try:
        assert from_text(text).tree is None or text == "x = 1\n"
        assert gc.isenabled() is collecting
    finally:
        (gc.enable if before else gc.disable)()


def test_many_nodes_are_placed_quickly() -> None:
    document = from_text("x = [\n" + "    f(1, 'é'),\n" * 20_000 + "]\n")
    assert document.tree is not None
    started = time.perf_counter()
    for node in ast.walk(document.tree):
        document.where(node)
    assert time.perf_counter() - started < 5
