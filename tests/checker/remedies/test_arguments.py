"""Layouts nobody thought of: what is left of a call must be the call without the argument, and every comment must be there."""

from __future__ import annotations

import ast
import io
import tokenize

from hypothesis import given, settings
from hypothesis import strategies as st

from fromlogits.checker.evidence.source.document import from_text
from fromlogits.checker.remedies.arguments import add, drop_call, exchange, group, keep_only, remove, statement_removed
from fromlogits.checker.remedies.draft import Draft

VALUES = [
    "x",
    "(x)",
    "((a), b)",
    "f(a, b)",
    "[1, 2]",
    "lambda a, b: a",
    "'#,('",
    'f"{a}, ({b}"',
    "größe",
    "a[1, :]",
    "{1: (2, 3)}",
    "-1",
    "a if b else c",
    "a +\n b",
]
GAPS = ["", " ", "  ", "\t", "\n", "\n    ", "  # note\n    ", "\n    # ß, (\n", "\\\n "]


@st.composite
def calls(draw, smallest=1):
    """A call, its source spelled in some layout."""
    values = draw(st.lists(st.sampled_from(VALUES), min_size=smallest, max_size=4))
    names = draw(st.integers(0, len(values)))
    pieces = []
    for position, value in enumerate(values):
        name = f"k{position}={draw(st.sampled_from(['', ' ']))}" if position >= len(values) - names else ""
        pieces.append(draw(st.sampled_from(GAPS)) + name + value + draw(st.sampled_from(GAPS)))
    trailing = "," + draw(st.sampled_from(GAPS)) if values and draw(st.booleans()) else ""
    head = draw(st.sampled_from(["call", "größe.call", "(call)", "make()", "a[0].call"]))
    return f"{head}({','.join(pieces)}{trailing})"


def drafted(source, before="out = ", after="\nlast = 1\n"):
    text = f"ß = 'ß'; {before}{source}{after}"
    document = from_text(text)
    draft = Draft(document, document.tree)
    start = len("ß = 'ß'; " + before)
    found = [node for node in ast.walk(draft.tree) if isinstance(node, ast.Call) and draft.span(node) == (start, start + len(source))]
    return draft, found[0]


def changed(draft, edits):
    return draft.document.applied(edits).decode()


def comments(text):
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return sorted(token.string.strip() for token in tokens if token.type == tokenize.COMMENT)


def second(text):
    return ast.parse(text).body[1].value


def dumped(call, left_out=None):
    return [ast.dump(one) for one in [*call.args, *call.keywords] if one is not left_out]


@settings(max_examples=150, deadline=None)
@given(calls())
def test_slots_are_the_arguments(source):
    draft, call = drafted(source)
    slots = group(draft, call)
    assert slots is not None
    for slot, argument in zip(slots.slots, [*call.args, *call.keywords], strict=True):
        value = argument.value if isinstance(argument, ast.keyword) else argument
        assert ast.dump(ast.parse(f"({draft.text[slot.value : slot.end]})", mode="eval").body) == ast.dump(value)


@settings(max_examples=150, deadline=None)
@given(calls(), st.data())
def test_removed(source, data):
    draft, call = drafted(source)
    argument = data.draw(st.sampled_from([*call.args, *call.keywords]))
    after = changed(draft, remove(draft, call, argument))
    assert dumped(second(after)) == dumped(call, argument)
    assert comments(after) == comments(draft.text)


@settings(max_examples=150, deadline=None)
@given(calls(smallest=0))
def test_added(source):
    draft, call = drafted(source)
    after = changed(draft, add(draft, call, "from_logits", "True"))
    found = second(after)
    assert dumped(found, found.keywords[-1]) == dumped(call)
    assert ast.unparse(found.keywords[-1]) == "from_logits=True"
    assert comments(after) == comments(draft.text)


@settings(max_examples=150, deadline=None)
@given(
    calls(),
    st.sampled_from(["out = ", "out = -", "out = 2 ** ", "out = use(", "out = [", "return_ = k("]),
    st.sampled_from(["", ".mean()", "[0]"]),
    st.data(),
)
def test_only_the_argument_is_left(source, before, suffix, data):
    closing = {"(": ")", "[": "]"}.get(before[-1], "")
    draft, call = drafted(source, before, f"{suffix}{closing}\nlast = 1\n")
    argument = data.draw(st.sampled_from([*call.args, *call.keywords]))
    value = argument.value if isinstance(argument, ast.keyword) else argument
    edits = drop_call(draft, call, value)
    if edits is None:  # a comment within the function's own lines
        assert comments(source)
        return
    after = changed(draft, edits)
    expected = draft.text.replace(source, f"({ast.unparse(value)})", 1)
    assert ast.dump(ast.parse(after)) == ast.dump(ast.parse(expected))
    assert comments(after) == comments(draft.text)


@settings(max_examples=100, deadline=None)
@given(calls(), st.data())
def test_others_removed(source, data):
    draft, call = drafted(source)
    kept = data.draw(st.sampled_from([*call.args, *call.keywords]))
    kept = kept.value if isinstance(kept, ast.keyword) else kept
    edits = keep_only(draft, call, kept)
    if edits is None:
        assert comments(source)
        return
    found = second(changed(draft, edits))
    assert [ast.dump(one) for one in found.args] == [ast.dump(kept)]
    assert not found.keywords


@settings(max_examples=100, deadline=None)
@given(calls(smallest=2))
def test_exchanged(source):
    draft, call = drafted(source)
    one, other = [
        getattr(argument, "value", argument) if isinstance(argument, ast.keyword) else argument for argument in [*call.args, *call.keywords]
    ][:2]
    edits = exchange(draft, one, other)
    if edits is None:
        assert draft.source(one) == draft.source(other)
        return
    after = changed(draft, edits)
    values = [word.value if isinstance(word, ast.keyword) else word for word in [*second(after).args, *second(after).keywords]]
    assert [ast.dump(value) for value in values[:2]] == [ast.dump(other), ast.dump(one)]
    assert comments(after) == comments(draft.text)


def test_statements():
    cases = {
        "a\nb\nc\n": "a\nc\n",
        "a\nif x:\n    b\nc\n": "a\nif x:\n    pass\nc\n",
        "a\nif x:\n    a\n    b  # why\nc\n": "a\nif x:\n    a\n    # why\nc\n",
        "a; b\nc\n": "a; pass\nc\n",
        "a\nb; c\n": "a\npass; c\n",
        "a\nb": "a\n",
        "try:\n    a\nfinally:\n    b\n": "try:\n    a\nfinally:\n    pass\n",
        "if x:\n    a\nelse:\n    b\n": "if x:\n    a\nelse:\n    pass\n",
    }
    for before, after in cases.items():
        document = from_text(before)
        draft = Draft(document, document.tree)
        statement = next(node for node in ast.walk(draft.tree) if isinstance(node, ast.Expr) and draft.source(node) == "b")
        assert changed(draft, statement_removed(draft, statement)) == after
