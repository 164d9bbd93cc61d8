"""Axes, units and dtypes: the numbers that a layer, an activation or a loss is given."""

from __future__ import annotations

import ast

from fromlogits.checker.catalogue.entry import Layer, Op
from fromlogits.checker.remedies.activations import Role, Site
from fromlogits.checker.remedies.arguments import add, given, set_to
from fromlogits.checker.remedies.draft import Draft
from fromlogits.checker.remedies.names import Names, home
from fromlogits.vocabulary import Edit

__all__ = ["axis_named", "column_squeezed", "float32_asked", "units_set"]

_LITERALS = (ast.Constant, ast.UnaryOp)
_SQUEEZED = ".squeeze(-1)"


def axis_named(draft: Draft, names: Names, found: Site, axis: int) -> list[Edit] | None:
    """The activation over another axis: the number that is written, or a keyword more."""
    if found.role is Role.METHOD:
        written = [*found.call.args, *(word.value for word in found.call.keywords if word.arg in {"axis", "dim"})]
        return _number_changed(draft, written[0], axis) if len(written) == 1 else None
    call = found.layer or found.call
    entry = names.entry(call.func)
    if not isinstance(entry, (Layer, Op)) or found.role is Role.ARGUMENT:
        return None
    value, _ = given(call, entry.signature, "axis")
    return _number_changed(draft, value, axis) if value is not None else set_to(draft, call, entry.signature, "axis", str(axis))


def _number_changed(draft: Draft, value: ast.expr, number: int) -> list[Edit] | None:
    """Another number in place of one that is written on the spot."""
    literal = isinstance(value, _LITERALS)
    return [draft.edit(*draft.span(value), str(number))] if literal and draft.source(value) != str(number) else None


def units_set(draft: Draft, names: Names, node: ast.AST | None, units: int, classes: int) -> list[Edit] | None:
    """The last layer with a unit for each class."""
    node = draft.called(node)
    if not isinstance(node, ast.Call):
        return None
    layer = node.func if isinstance(node.func, ast.Call) else node
    entry = names.entry(layer.func)
    if not isinstance(entry, Layer):
        return None
    for parameter in ("units", "filters"):
        value, _ = given(layer, entry.signature, parameter)
        if isinstance(value, ast.Constant) and value.value == units:
            return _number_changed(draft, value, classes)
    return None


def float32_asked(draft: Draft, names: Names, found: Site) -> list[Edit] | None:
    """Probabilities in full precision: a Keras layer's dtype, or the one torch's softmax computes in."""
    call = found.layer or found.call
    name = home(names.resolve(call.func) or "")
    if name.startswith("keras.layers."):
        content = draft.quoted("float32")
    elif name in {"torch.softmax", "torch.nn.functional.softmax"}:
        spelling = names.spell("torch.float32", call)
        if spelling is None or spelling.edits:
            return None
        content = spelling.text
    else:
        return None
    value = next((word.value for word in call.keywords if word.arg == "dtype"), None)
    if any(word.arg is None for word in call.keywords):
        return None
    if value is None:
        return add(draft, call, "dtype", content)
    unlike = not (isinstance(value, ast.Constant) and value.value == "float32") and draft.source(value) != content
    return [draft.edit(*draft.span(value), content)] if unlike else None


def column_squeezed(draft: Draft, use: ast.AST | None, signature: str, parameter: str) -> list[Edit] | None:
    """One argument of a loss without its last axis, which is one wide."""
    value = given(use, signature, parameter)[0] if isinstance(use, ast.Call) else None
    if value is None or isinstance(value, (ast.Starred, ast.Lambda)) or draft.source(value).endswith(_SQUEEZED):
        return None
    start, end = draft.span(value)
    if isinstance(value, (ast.Name, ast.Attribute, ast.Call, ast.Subscript)):
        return [draft.edit(end, end, _SQUEEZED)]
    return [draft.edit(start, start, "("), draft.edit(end, end, f"){_SQUEEZED}")]
