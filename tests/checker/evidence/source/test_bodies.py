"""Bodies of functions are parsed when somebody looks into them, and nobody can tell the difference."""

import ast
from pathlib import Path

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from fromlogits.checker.evidence.source.bodies import Unparsed, Unread, fill, parse_heads
from fromlogits.checker.evidence.source.document import read
from fromlogits.checker.evidence.source.syntax import Fault, parse, statements

LONG = "        kept = [" + ", ".join("0" * 40) + "]\n"
MODULE = f'''"""A module."""
import os

LIMIT = 3


class Net(Base):
    """A net."""

    def forward(self, x: "Tensor", scale: float = float("1"), *, mode='train') -> dict[str, int]:
        """What it gives."""
{LONG}
        # left where it was
# and this one, too
        def inner(y):
            return y
        return inner(x){"  "}

    # between two

    @property
    def size(self):
{LONG}        return "größe"


if os.name == "nt":
    def walk(path):
{LONG}        return (
            path
        )
else:
    async def walk(path):
{LONG}        return path

END = 1
'''


def looked_into(tree: ast.AST) -> list[ast.AST]:
    """All nodes, once everybody has looked into them."""
    ast.dump(tree)
    return list(ast.walk(tree))


def as_read(tree: ast.AST) -> str:
    """A tree with all places, once everybody has looked into it."""
    ast.dump(tree)
    return ast.dump(tree, include_attributes=True)


def unread(text: str) -> list[str]:
    tree = parse_heads(text)
    assert isinstance(tree, ast.Module)
    found, pending = [], list(tree.body)
    while pending:
        one = pending.pop(0)
        if isinstance(one, Unread):
            found.append(one.name)
        else:
            pending += [inner for name in ("body", "orelse") for inner in getattr(one, name, ())]
    return found


def same(text: str) -> bool:
    heads, whole = parse_heads(text), parse(text)
    if isinstance(whole, Fault):
        return isinstance(heads, Fault) or any(isinstance(one, Unparsed) for one in looked_into(heads))
    return as_read(heads) == as_read(whole)


def test_long_functions_wait() -> None:
    assert unread(MODULE) == ["forward", "size", "walk"]


def test_places_are_those_of_the_whole() -> None:
    assert same(MODULE)


def test_a_function_is_like_all_others_once_it_was_looked_into() -> None:
    tree = parse_heads(MODULE)
    net = tree.body[3]
    forward = net.body[1]
    assert type(forward) is Unread
    assert [type(one).__name__ for one in forward.body] == ["Expr", "Assign", "FunctionDef", "Return"]
    assert type(forward) is ast.FunctionDef
    assert forward.body is forward.body


def test_the_rest_is_filled_in_from_the_whole() -> None:
    heads, whole = parse_heads(MODULE), parse(MODULE)
    size = heads.body[3].body[2]
    fill(heads, whole)
    assert heads.body[3].body[2] is size
    assert not any(isinstance(one, Unread) for one in statements(heads.body))
    assert as_read(heads) == as_read(whole)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f'def f():\n{LONG}    text = """\ndef g():\n{LONG}    """\n    return text\n', id="rows-of-a-string-further-left"),
        pytest.param(f"def f():\n{LONG}    return dict(\na=1)\n", id="rows-of-an-argument-further-left"),
        pytest.param(f"def f():\n{LONG}    return 1 + \\\n2\n", id="rows-behind-a-backslash"),
        pytest.param(f"def f():\n{LONG}    return 1  # one\n", id="a-comment-at-the-end"),
        pytest.param(f"def f():\n{LONG}    return 1;\n", id="a-semicolon-at-the-end"),
        pytest.param(f'TEXT = """\ndef f():\n{LONG}    return 1\n"""\n', id="a-function-in-a-string"),
        pytest.param(f"def f(a=(1, (2, 3))):  # twice\n{LONG}    return 1\n", id="brackets-in-brackets"),
        pytest.param(f"def f(a, # one\n):\n{LONG}    return 1\n", id="a-comment-among-parameters"),
        pytest.param(f"class A:\n\tdef f(self):\n\t\tx = [{'0, ' * 60}]\n\t\treturn x\n\n\tdef g(self):\n\t\treturn 1\n", id="tabs"),
        pytest.param(f"def f():\n{LONG}    return '\N{GRINNING FACE}'\nx = 1\n", id="letters-of-four-bytes"),
        pytest.param(f"def f():\n{LONG}    return 1\n \fdef g():\n{LONG}    return 2\n", id="a-form-feed-before-a-function"),
        pytest.param(f"def f():\n{LONG}    # '''\n    '''\n    # '''\n", id="a-string-that-ends-like-a-comment"),
        pytest.param(f"def f():\n{LONG}\f\n    return 1\n\f\ndef g():\n{LONG}    return 2\n", id="form-feeds-between-rows"),
        pytest.param(f"def f():\n{LONG}    return 1", id="no-newline-at-the-end"),
        pytest.param(f"def f():\n{LONG}    yield\n    x = await g()\n", id="a-wait"),
        pytest.param(f"def f():\n{LONG}    nonlocal x\n    return f'{{a!r:>{{b}}}}'\n", id="a-formatted-string"),
    ],
)  # fmt: skip
def test_nobody_can_tell(text: str) -> None:
    text = text.replace("        kept", "    kept")
    assert isinstance(parse(text), ast.Module)
    assert same(text)


BROKEN = f"def right():\n{LONG}        return 1\n\ndef wrong():\n{LONG}        return 1 +\n"


def test_a_module_that_does_not_parse_says_so_where_it_is_asked(tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text(BROKEN)
    document = read(tmp_path / "broken.py")
    assert document.tree is not None  # imported, and not looked into
    wrong = document.tree.body[1]
    assert isinstance(wrong, Unread)
    assert [type(one) for one in wrong.body] == [ast.Return]
    assert document.syntax_error is not None
    assert document.syntax_error.where.row == parse(BROKEN).row  # type: ignore[union-attr]
    assert document.whole is None


@pytest.mark.parametrize("asked_first", [False, True])
def test_who_imports_a_broken_module_sees_the_same_whether_it_was_checked_or_not(asked_first: bool, tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text(BROKEN)
    document = read(tmp_path / "broken.py")
    assert not asked_first or document.syntax_error is not None
    assert document.tree is not None
    assert [len(one.body) for one in document.tree.body if isinstance(one, ast.FunctionDef)] == [2, 1]


def test_the_files_of_torch() -> None:
    """Half of the modules of torch.nn: hundreds of functions wait, and every tree comes out as if they had not."""
    files = sorted((Path(torch.__file__).parent / "nn").rglob("*.py"))[::2]
    texts = [file.read_text(encoding="utf-8") for file in files]
    assert sum(len(unread(text)) for text in texts) > 200
    assert all(same(text) for text in texts)


PIECES = [
    "class A:\n",
    "def f():\n",
    '    def g(a=")"):\n',
    "@d\n",
    "    x = 1\n",
    "        y = (\n",
    ")\n",
    '    """\n',
    "'''\n",
    "# )\n",
    "    # '''\n",
    "    return 1  \n",
    f"    {'z = 1; ' * 20}z\n",
    LONG,
    "\\\n",
    " \fdef h():\n",
    "\f\n",
    "\n",
    "é = 1\n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_pieces_in_any_order(pieces: list[str]) -> None:
    assert same("".join(pieces))
