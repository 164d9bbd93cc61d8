"""Arguments and elements: added, set, removed, exchanged, unwrapped. Comments between them stay, and so do commas at line ends."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass

from fromlogits.checker.catalogue.entry import parameters
from fromlogits.checker.evidence.source.syntax import Fault, parse
from fromlogits.checker.remedies.draft import Draft, Token
from fromlogits.vocabulary import Edit

__all__ = [
    "Group",
    "Slot",
    "add",
    "arguments_fit",
    "drop_call",
    "exchange",
    "given",
    "group",
    "keep_only",
    "remove",
    "set_to",
    "statement_removed",
    "suffix_start",
]

_ATOMS = (ast.Name, ast.Attribute, ast.Subscript, ast.Call, ast.Constant, ast.List, ast.Dict, ast.Set, ast.Tuple, ast.JoinedStr)
_ATOMS_TOO = (ast.ListComp, ast.DictComp, ast.SetComp, ast.GeneratorExp)
_LOOSE = (ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.IfExp)  # need no brackets where a whole expression may stand


@dataclass(slots=True, eq=False)  # never written to, never compared; frozen would take three times as long to load
class Slot:
    """One argument or element with the brackets around it, `name=` in front, and the comma behind."""

    start: int
    end: int
    value: int  # where it starts behind `name=`
    comma: int | None


@dataclass(slots=True, eq=False)
class Group:
    """What stands between the brackets of a call, a list or a tuple."""

    opening: int  # behind the bracket
    closing: int  # before the bracket
    slots: tuple[Slot, ...]
    comments: tuple[Token, ...]

    def commented(self, start: int, end: int) -> bool:
        return any(start <= comment.start < end for comment in self.comments)


# -- what stands there


def elements(node: ast.AST) -> list[ast.expr | ast.keyword]:
    """The arguments of a call, or the elements of a list or tuple, in the order they are written."""
    if isinstance(node, ast.Call):
        written: list[ast.expr | ast.keyword] = [*node.args, *node.keywords]
        return sorted(written, key=lambda one: (one.lineno, one.col_offset))
    return list(node.elts) if isinstance(node, (ast.List, ast.Tuple)) else []


def group(draft: Draft, node: ast.AST) -> Group | None:
    """The slots of a call, a list or a tuple."""
    start, end = draft.span(node)
    bracket = draft.span(node.func)[1] if isinstance(node, ast.Call) else start
    inside = [draft.span(one) for one in elements(node)]
    depth, opening = 0, -1
    pending: list[Token] = []
    slots: list[Slot] = []
    comments: list[Token] = []
    for token in draft.tokens(start, end):
        if token.comment:
            if opening >= 0:
                comments.append(token)
            continue
        depth -= token.text in {")", "]", "}"}
        if opening < 0:
            if depth == 0 and token.start >= bracket and token.text in {"(", "["}:
                opening = token.end
        elif depth == 0:
            if pending:
                slots.append(_slot(pending, None))
            return Group(opening, token.start, tuple(slots), tuple(comments)) if len(slots) == len(inside) and token.end == end else None
        elif depth == 1 and token.text == "," and not any(first <= token.start < last for first, last in inside):
            slots.append(_slot(pending, token.start))
            pending = []
        else:
            pending.append(token)
        depth += token.text in {"(", "[", "{"}
    return None


def _slot(tokens: Sequence[Token], comma: int | None) -> Slot:
    named = len(tokens) > 2 and tokens[1].text == "="
    return Slot(tokens[0].start, tokens[-1].end, tokens[2 if named else 0].start, comma)


def given(call: ast.Call, signature: str, canonical: str) -> tuple[ast.expr | None, str | None]:
    """The value a call gives to a parameter, and the parameter's name. The name is None where stars hide what is given, or nothing takes it."""
    for position, parameter in enumerate(parameters(signature)):
        if parameter.canonical != canonical:
            continue
        named = next((word.value for word in call.keywords if word.arg == parameter.name), None)
        if named is not None:
            return named, parameter.name
        if any(isinstance(one, ast.Starred) for one in call.args[: position + 1]) or any(word.arg is None for word in call.keywords):
            return None, None
        return (call.args[position] if position < len(call.args) and not parameter.keyword_only else None), parameter.name
    return None, None


def arguments_fit(call: ast.Call, old: str, new: str) -> bool:
    """Whether a call's arguments mean the same under another signature. One that begins with a bar is bound by `partial`."""
    if old.startswith("|"):
        return len(call.args) == 1 and all(word.arg in {parameter.name for parameter in parameters(new)} for word in call.keywords)
    before, after = parameters(old), parameters(new)
    names = {parameter.name: parameter for parameter in after}
    if any(isinstance(one, ast.Starred) for one in call.args) or any(word.arg not in names for word in call.keywords):
        return False
    positional = [parameter for parameter in after if not parameter.keyword_only]
    return len(call.args) <= min(len(before), len(positional)) and all(
        one.canonical == other.canonical for one, other in zip(before[: len(call.args)], positional, strict=False)
    )


# -- adding and setting


def set_to(draft: Draft, call: ast.Call, signature: str, canonical: str, content: str) -> list[Edit] | None:
    """Give a parameter a value: changes the one that is there, or adds a keyword. Nothing where it already has that value."""
    value, name = given(call, signature, canonical)
    if name is None or (value is not None and draft.source(value) == content):
        return None
    return [draft.edit(*draft.span(value), content)] if value is not None else add(draft, call, name, content)


def add(draft: Draft, call: ast.Call, name: str, content: str) -> list[Edit] | None:
    """Add a keyword argument at the end, in the way the others are laid out."""
    slots = group(draft, call)
    if slots is None or any(isinstance(one, ast.GeneratorExp) and len(call.args) == 1 for one in call.args):
        return None
    text = f"{name}{_equals(draft, call, slots)}{content}"
    if not slots.slots:
        return [draft.edit(slots.opening, slots.opening, text)]
    last = slots.slots[-1]
    hanging = draft.leads(last.start)
    behind = draft.line_end(last.end if last.comma is None else last.comma + 1)  # after a comment
    on_own_line = hanging and behind < slots.closing
    new_line = f"\n{draft.indent(last.start)}{text}"
    if last.comma is not None:
        return [draft.edit(behind, behind, f"{new_line},")] if on_own_line else [draft.edit(last.comma + 1, last.comma + 1, f" {text},")]
    if on_own_line and behind > last.end:
        return [draft.edit(last.end, last.end, ","), draft.edit(behind, behind, new_line)]
    return [draft.edit(last.end, last.end, f",{new_line}" if hanging and len(slots.slots) > 1 else f", {text}")]


def _equals(draft: Draft, call: ast.Call, slots: Group) -> str:
    """The file's way of writing `=`."""
    ends = [draft.span(word)[0] + len(word.arg) for word in call.keywords if word.arg]
    between = [draft.text[end : slot.value] for end in ends for slot in slots.slots if slot.start < end <= slot.value]
    return between[0] if between and between[0].strip(" ") == "=" else "="


# -- removing


def remove(draft: Draft, node: ast.AST, element: ast.AST) -> list[Edit] | None:
    """Remove an argument or element with its comma. One with a comment inside stays."""
    slots = group(draft, node)
    if slots is None:
        return None
    index = next((at for at, one in enumerate(elements(node)) if one is element), None)
    if index is None or (isinstance(node, ast.Tuple) and len(slots.slots) < 3):
        return None
    if slots.commented(slots.slots[index].start, slots.slots[index].end):
        return None
    return [draft.edit(*stretch) for stretch in _stretches(draft, slots, index)]


def _stretches(draft: Draft, slots: Group, index: int) -> list[tuple[int, int]]:
    """What goes when a slot goes: its lines where it has them for itself, else it and a comma, and the space between."""
    slot = slots.slots[index]
    if slot.comma is not None and slots.commented(slot.end, slot.comma):
        return [(slot.start, slot.end), (slot.comma, slot.comma + 1)]
    end = slot.end if slot.comma is None else slot.comma + 1
    line_end = draft.line_end(end)
    rest = draft.text[end:line_end]
    if draft.leads(slot.start) and line_end < slots.closing and draft.line_start(slot.start) > slots.opening:
        if not rest.strip():
            return [(draft.line_start(slot.start), draft.next_line(end))]
        if rest.lstrip().startswith("#"):
            return [(slot.start, line_end - len(rest.lstrip()))]
    following = slots.slots[index + 1].start if index + 1 < len(slots.slots) else None
    if slot.comma is not None and following is not None and not slots.commented(end, following) and (index == 0 or following <= line_end):
        return [(slot.start, following)]
    if slot.comma is None and index > 0:
        comma = slots.slots[index - 1].comma
        return [(slot.start if comma is None or slots.commented(comma, slot.start) else comma, end)]
    before = draft.text[slots.opening : slot.start]
    return [(slot.start - len(before) + len(before.rstrip(" \t")), end)]


def keep_only(draft: Draft, call: ast.Call, kept: ast.expr) -> list[Edit] | None:
    """Remove every argument but one."""
    slots = group(draft, call)
    if slots is None:
        return None
    start, end = draft.span(kept)
    slot = next((one for one in slots.slots if one.start <= start and end <= one.end), None)
    if slot is None or any(isinstance(one, ast.Starred) for one in call.args):
        return None
    before, after = (slots.opening, slot.value), (slot.end, slots.closing)
    if slots.commented(*before) or slots.commented(*after):
        return None
    return [draft.edit(*stretch) for stretch in (before, after) if draft.text[slice(*stretch)].strip()]


def statement_removed(draft: Draft, statement: ast.stmt) -> list[Edit] | None:
    """Remove a statement: its lines, or `pass` in its place where others need one. One with a comment inside stays."""
    start, end = draft.span(statement)
    if any(token.comment for token in draft.tokens(start, end)):
        return None
    parent = draft.parents.get(statement)
    alone = any(getattr(parent, field, None) == [statement] for field in ("body", "orelse", "finalbody"))
    rest = draft.text[end : draft.line_end(end)].strip()
    if alone or not draft.leads(start) or (rest and not rest.startswith("#")):
        return [draft.edit(start, end, "pass")]
    if rest:
        return [draft.edit(start, end + draft.text[end:].index("#"))]
    first, following = draft.line_start(start), draft.next_line(end)
    lines = draft.document.between(first, following)
    whole = following > draft.line_end(end) and draft.document.locate(lines) == (first, following)  # not the last of a cell
    return [draft.edit(first, following)] if whole else [draft.edit(start, end)]


# -- unwrapping


def drop_call(draft: Draft, call: ast.Call, kept: ast.expr) -> list[Edit] | None:
    """Leave only an argument of a call: `softmax(x, dim=1)` becomes `x`."""
    slots = group(draft, call)
    if slots is None:
        return None
    start, end = draft.span(call)
    inner, inner_end = draft.span(kept)
    slot = next((one for one in slots.slots if one.start <= inner and inner_end <= one.end), None)
    if slot is None or isinstance(kept, ast.Starred):
        return None
    if any(not slot.value <= comment.start < slot.end for comment in slots.comments):
        return _commented_call_dropped(draft, slots, slot, start)
    brackets = ("(", ")") if _needs_brackets(draft, call, kept, draft.text[slot.value : slot.end]) else ("", "")
    return [draft.edit(start, slot.value, brackets[0]), draft.edit(slot.end, end, brackets[1])]


def _commented_call_dropped(draft: Draft, slots: Group, kept: Slot, start: int) -> list[Edit] | None:
    """The brackets stay, with the comments in them."""
    if draft.text[start : slots.opening].count("\n"):
        return None
    if any(slots.commented(slot.start, slot.end) for slot in slots.slots if slot is not kept):
        return None
    edits = [draft.edit(start, slots.opening - 1)]
    for slot in slots.slots:
        end = slot.end if slot.comma is None else slot.comma + 1
        if slot is kept:
            edits += [draft.edit(slot.start, slot.value)] if slot.value > slot.start else []
        elif draft.leads(slot.start) and not draft.text[end : draft.line_end(end)].strip() and not slots.commented(slot.start, end):
            edits.append(draft.edit(draft.line_start(slot.start), draft.next_line(end)))
            continue
        else:
            edits.append(draft.edit(slot.start, slot.end))
        edits += [draft.edit(slot.comma, slot.comma + 1)] if slot.comma is not None else []
    return edits


def _needs_brackets(draft: Draft, call: ast.Call, kept: ast.expr, text: str) -> bool:
    if text.startswith("(") and not isinstance(kept, (*_ATOMS, *_ATOMS_TOO)):  # its own brackets come along
        return not _stands_alone(text)
    parent = draft.parents[call]
    closed = isinstance(parent, (ast.Call, ast.keyword, ast.List, ast.Dict, ast.Set)) and getattr(parent, "func", None) is not call
    if not closed and not _stands_alone(text):
        return True  # runs over lines
    if isinstance(kept, (*_ATOMS, *_ATOMS_TOO)):
        return False
    whole = closed or isinstance(parent, (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Return, ast.Expr))
    return not (whole and isinstance(kept, _LOOSE))


def _stands_alone(text: str) -> bool:
    """Whether an expression is one without the brackets that it stood in: one that runs over lines may not be."""
    return not isinstance(parse(text), Fault)


def suffix_start(draft: Draft, attribute: ast.Attribute) -> int | None:
    """Where `.name` starts behind what it is taken from."""
    start, end = draft.span(attribute)
    tokens = draft.tokens(start, end)
    if len(tokens) < 3 or tokens[-2].text != "." or tokens[-1].text != attribute.attr or any(token.comment for token in tokens[-3:]):
        return None
    return tokens[-3].end


# -- exchanging


def exchange(draft: Draft, one: ast.AST, other: ast.AST) -> list[Edit] | None:
    """Let two expressions, or two parameters, change places."""
    if any(isinstance(node, (ast.Starred, ast.NamedExpr, ast.GeneratorExp, ast.keyword)) for node in (one, other)):
        return None
    first, second = draft.span(one), draft.span(other)
    if max(first[0], second[0]) < min(first[1], second[1]) or draft.source(one) == draft.source(other):
        return None
    return [draft.edit(*first, draft.source(other)), draft.edit(*second, draft.source(one))]
