"""The logarithm of probabilities, taken of the logits instead: `log(softmax(x))` becomes `log_softmax(x)`."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from fromlogits.checker.catalogue.entry import Op
from fromlogits.checker.remedies.activations import Role, Site, replaced, site, suffix_dropped
from fromlogits.checker.remedies.arguments import drop_call
from fromlogits.checker.remedies.draft import Draft
from fromlogits.checker.remedies.names import Names
from fromlogits.vocabulary import Edit

__all__ = ["Rewritten", "taken_of"]

_LOGARITHMS = {"softmax": "log_softmax", "sigmoid": "log_sigmoid"}
_LIBRARIES = {
    "torch": "torch",
    "tensorflow": "tensorflow",
    "keras": "tensorflow",
    "jax": "jax",
    "flax": "jax",
    "scipy": "numpy",
    "numpy": "numpy",
}


@dataclass(slots=True, eq=False)  # never written to, never compared; frozen would take three times as long to load
class Rewritten:
    """Edits, and what they do."""

    title: str
    edits: tuple[Edit, ...]


def taken_of(draft: Draft, names: Names, node: ast.AST | None) -> Rewritten | None:
    """Mend the logarithm around an activation, or the activation inside a logarithm."""
    found = site(draft, names, node)
    if found is None and isinstance(node, ast.Call):  # the logarithm itself
        inner = node.args[0] if node.args else node.func.value if isinstance(node.func, ast.Attribute) else None
        found = site(draft, names, inner) if inner is not None else None
    operation = _operation(names, found) if found is not None else None
    if found is None or operation is None:
        return None
    edits = (
        _at_once(draft, names, found, operation)
        or _of_the_complement(draft, names, found, operation)
        or _by_name(draft, names, found, operation)
    )
    return Rewritten(f"replace log({operation}) by {_LOGARITHMS[operation]}", tuple(edits)) if edits else None


def _operation(names: Names, found: Site) -> str | None:
    """The softmax or sigmoid that is applied on the spot."""
    if found.layer is not None or found.role in {Role.LAYER, Role.ARGUMENT}:
        return None
    entry = names.entry(found.name)
    name = entry.operation if isinstance(entry, Op) else found.name.attr.rstrip("_") if isinstance(found.name, ast.Attribute) else ""
    return name if name in _LOGARITHMS else None


def _at_once(draft: Draft, names: Names, found: Site, operation: str) -> list[Edit] | None:
    """`log(softmax(x))`, `softmax(x).log()`, `log(softmax(x)[i])`."""
    picked = _picked(draft, found.call)
    logarithm = _around(draft, names, picked)
    if logarithm is None or not _same_library(names, found, logarithm):
        return None
    outer = _unwrapped(draft, logarithm, picked)
    inner = replaced(draft, names, found, _LOGARITHMS[operation])
    return [*outer, *inner] if outer is not None and inner is not None else None


def _of_the_complement(draft: Draft, names: Names, found: Site, operation: str) -> list[Edit] | None:
    """`log(1 - sigmoid(x))` is `log_sigmoid(-x)`."""
    parent = draft.parents[found.call]
    subtracted = isinstance(parent, ast.BinOp) and isinstance(parent.op, ast.Sub) and parent.right is found.call
    if (
        operation != "sigmoid"
        or found.role is not Role.FUNCTION
        or found.inner is None
        or not isinstance(parent, ast.BinOp)
        or not subtracted
    ):
        return None
    logarithm = _around(draft, names, parent) if isinstance(parent.left, ast.Constant) and parent.left.value == 1 else None
    changed = replaced(draft, names, found, _LOGARITHMS[operation])
    if logarithm is None or changed is None or not _same_library(names, found, logarithm):
        return None
    (start, end), (first, last), (inner, inner_end) = (draft.span(one) for one in (logarithm, found.call, found.inner))
    if any(token.comment for token in draft.tokens(start, end)):
        return None
    loose = isinstance(found.inner, (ast.BinOp, ast.IfExp, ast.Lambda, ast.Compare, ast.BoolOp))
    negated = [draft.edit(inner, inner, "-(" if loose else "-"), *([draft.edit(inner_end, inner_end, ")")] if loose else [])]
    return [draft.edit(start, first), *changed, *negated, draft.edit(last, end)]


def _by_name(draft: Draft, names: Names, found: Site, operation: str) -> list[Edit] | None:
    """`p = softmax(x)` and then `log(p)`, or `log(p[i])`, where `p` is for nothing else."""
    assignment = draft.parents.get(found.call)
    if not isinstance(assignment, ast.Assign) or len(assignment.targets) != 1 or not isinstance(assignment.targets[0], ast.Name):
        return None
    target = assignment.targets[0]
    scope = draft.scopes(assignment)[0]
    here = [one for one in ast.walk(scope) if isinstance(one, ast.Name) and one.id == target.id]
    uses = [one for one in here if one is not target]
    if (
        not draft.is_all_read
        or len(uses) != 1
        or not isinstance(uses[0].ctx, ast.Load)
        or uses[0].lineno <= assignment.lineno
        or draft.scopes(uses[0])[0] is not scope
    ):
        return None
    inner = _picked(draft, uses[0])
    logarithm = _around(draft, names, inner)
    if logarithm is None or not _same_library(names, found, logarithm):
        return None
    unwrapped = _unwrapped(draft, logarithm, inner)
    changed = replaced(draft, names, found, _LOGARITHMS[operation])
    name = f"log_{target.id}"
    if unwrapped is None or changed is None or not names.free(name):
        return None
    return [*unwrapped, *changed, *(draft.edit(*draft.span(one), name) for one in (target, uses[0]))]


def _picked(draft: Draft, node: ast.expr) -> ast.expr:
    """The elements that are picked from an array on the spot, or the array."""
    while isinstance(outer := draft.parents[node], ast.Subscript) and outer.value is node:
        node = outer
    return node


def _around(draft: Draft, names: Names, node: ast.expr) -> ast.Call | None:
    """The call that takes the logarithm of just this."""
    parent = draft.parents[node]
    if isinstance(parent, ast.keyword):
        parent = draft.parents[parent]
    if isinstance(parent, ast.Call) and parent.func is not node:
        entry = names.entry(parent.func)
        alone = len(parent.args) + len(parent.keywords) == 1
        return parent if alone and isinstance(entry, Op) and entry.operation == "log" else None
    outer = draft.parents[parent]
    if isinstance(parent, ast.Attribute) and parent.attr == "log" and isinstance(outer, ast.Call) and outer.func is parent:
        return None if outer.args or outer.keywords else outer
    return None


def _unwrapped(draft: Draft, logarithm: ast.Call, inner: ast.expr) -> list[Edit] | None:
    if isinstance(logarithm.func, ast.Attribute) and logarithm.func.value is inner:
        return suffix_dropped(draft, logarithm)
    return drop_call(draft, logarithm, inner)


def _same_library(names: Names, found: Site, logarithm: ast.Call) -> bool:
    """Whether the logarithm gives what the activation's own library would: `np.log` of a tensor does not."""
    taker = names.resolve(logarithm.func)
    maker = names.resolve(found.name) if found.role is Role.FUNCTION else "torch"
    if taker is None:
        return maker is not None and maker.partition(".")[0] == "torch"
    libraries = [_LIBRARIES.get((one or "").partition(".")[0]) for one in (taker, maker)]
    return libraries[0] is not None and libraries[0] == libraries[1]
