from __future__ import annotations

import ast

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fromlogits.checker.evidence.source.magics import without_cell_magic, without_line_magics


def plain(text: str) -> str:
    return "\n".join(without_line_magics(without_cell_magic(text.split("\n"))))


@pytest.mark.parametrize(
    "text",
    [
        "x = (a\n  % b)",
        'x = """\n%time\n!ls\nhelp?\n"""',
        "x = '''a''' + '''\n!ls\n'''",
        "x = a \\\n  % b",
        "x = [  # ( [\n!= 3]",
        "x = {'(': 1,\n% b}",
        "x = '\\'('; y = \"(\"\nz = 1",
        "s = r'\\d['\nx = 1",
        "a %= 3\nb != c",
        "x = 'what?'",
        "x = 1  # why?",
        "# %matplotlib inline",
        "cd = 3\nls\ncat == 1\nrm.x()\ngit is None\npip in x",
        "def f(x, *, y): pass",
    ],
)
def test_what_is_python_stays(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("%matplotlib inline\nx = 1", "                  \nx = 1"),
        ("  %load_ext a", "  pass"),
        ("if x:\n    !ls\ny = 1", "if x:\n    pass\ny = 1"),
        ("!pip install a \\\n  b\nx = 1", "                \n   \nx = 1"),
        ("!!ls", "    "),
        ("?f", "  "),
        ("f?", "  "),
        ("f.g??  # why", " " * 12),
        ("x[0].f?", " " * 7),
        ("%f?", "   "),
        ("files = !ls", "files = get_ipython()"),
        ("a, b = !ls", "a, b = get_ipython()"),
        ("d['k'] = %time f()", "d['k'] = get_ipython()"),
        ("  t=%timeit -o f()", "  t=get_ipython()"),
        ("x = f('''\n''')\n!ls 'a", "x = f('''\n''')\n      "),
        ("pip install -q a", " " * 16),
        ("cd ../data", " " * 10),
        ('!echo \'(\' """\nx = 1', f"{' ' * 13}\nx = 1"),
        ("%timeit -n1 -r 3 f(x)", "None;            f(x)"),
        ("  %time h = f()", "  None; h = f()"),
        ("%timeit -r1 for x in f(): pass", " " * 30),
        ("  %time for x in f(): pass", "  pass"),
        ("ls $FOLDER", " " * 10),
        ("%time !ls", " " * 9),
        ("x = (1,\n2)\n%time y", "x = (1,\n2)\nNone; y"),
        ("# a \\\n%time y", "# a \\\nNone; y"),
    ],
)
def test_what_only_ipython_reads_goes(text: str, left: str) -> None:
    assert plain(text) == left


@pytest.mark.parametrize("magic", ["%%bash", "%%html", "%%writefile train.py", "%%javascript", "%%!", "%%sql", "%md", "%sql", "%sh ls"])
def test_a_cell_of_another_language_is_blank(magic: str) -> None:
    text = f"\n{magic}\nx = 1\n\ny"
    left = plain(text)
    assert not left.strip()
    assert [len(row) for row in left.split("\n")] == [len(row) for row in text.split("\n")]


@pytest.mark.parametrize("magic", ["%%time", "%%timeit -n 1", "%%capture out", "%%prun"])
def test_a_cell_magic_over_python_keeps_the_body(magic: str) -> None:
    assert plain(f"{magic}\nx = 1") == f"{' ' * len(magic)}\nx = 1"
    assert plain(f"\n{magic}\n%%time\n!ls\nx = 1").strip() == "x = 1"


def test_a_cell_magic_leads_its_cell() -> None:
    assert plain("x = 1\n%%bash\ny = 2") == "x = 1\n      \ny = 2"


@settings(deadline=None)
@given(st.lists(st.sampled_from(["%a", "!b '", "c?", "x = !d", "y = 1", "(", ")", "'''", "\\", "  %e", "# f ("]), max_size=12))
def test_rows_never_move(rows: list[str]) -> None:
    assert len(without_line_magics(rows)) == len(rows)


@settings(deadline=None)
@example('"?#"')
@example("'why? # a text'")
@given(st.text(alphabet="ab=%!?'\"()[]\\\n# ", max_size=60))
def test_python_is_never_touched(text: str) -> None:
    try:
        ast.parse(text)
    except (SyntaxError, ValueError):
        return
    assert "\n".join(without_line_magics(text.split("\n"))) == text
