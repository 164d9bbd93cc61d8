"""Losses: told what they are given, exchanged for a twin, or given their arguments in the right order."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass

from fromlogits.checker.catalogue.entry import LossEntry
from fromlogits.checker.evidence.source.names import canonical, entry_of
from fromlogits.checker.remedies.arguments import arguments_fit, exchange, given, set_to
from fromlogits.checker.remedies.draft import Draft
from fromlogits.checker.remedies.names import Names
from fromlogits.vocabulary import Case, Edit, Where

__all__ = ["Written", "arguments_exchanged", "pair_exchanged", "told", "turned_into", "written"]

_OWN_KINDS = {True: "logits", False: "probabilities"}  # what fromlogits' own functions call it
_STRING_READERS = frozenset({"get", "deserialize"})


@dataclass(slots=True, eq=False)  # never written to, never compared; frozen would take three times as long to load
class Written:
    """A loss as the program writes it down: a string, a bare name, or a call that makes or computes it."""

    name: str  # canonical
    entry: LossEntry
    node: ast.expr  # the string, the bare name, or what is called
    call: ast.Call | None = None
    signature: str = ""  # of the call

    @property
    def is_string(self) -> bool:
        return isinstance(self.node, ast.Constant)


def written(draft: Draft, names: Names, node: ast.AST | None) -> Written | None:
    """The loss that an expression writes down."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        from fromlogits.checker.catalogue.keras import LOSS_NAMES

        name = LOSS_NAMES.get(node.value, "")
        entry = entry_of(name)
        return Written(name, entry, node) if isinstance(entry, LossEntry) else None
    node = node if isinstance(node, ast.Call) else draft.called(node)  # `Loss()(y, p)` is made before it is called
    if isinstance(node, ast.Call):
        return _written_call(draft, names, node)
    return _named(names, node) if isinstance(node, (ast.Name, ast.Attribute)) else None


def _named(names: Names, node: ast.expr, call: ast.Call | None = None) -> Written | None:
    name = canonical(names.resolve(node) or "")
    entry = entry_of(name)
    if not isinstance(entry, LossEntry):
        return None
    return Written(name, entry, node, call, "" if call is None else entry.call if entry.make is None else entry.make)


def _written_call(draft: Draft, names: Names, call: ast.Call) -> Written | None:
    function = call.func
    if names.resolve(function) is None:  # kept under a name: self.loss_fn(y, p)
        function = draft.assigned(function) or function
    direct = _named(names, function, call)
    if direct is not None or not call.args:
        return direct
    name = names.resolve(call.func) or ""
    if name == "functools.partial":
        bound = _named(names, call.args[0])
        return None if bound is None else Written(bound.name, bound.entry, bound.node, call, f"| {bound.entry.make or bound.entry.call}")
    reads_strings = name.rpartition(".")[2] in _STRING_READERS and canonical(name).startswith("keras.losses.")
    return written(draft, names, call.args[0]) if reads_strings else None


# -- what it is given


def told(draft: Draft, names: Names, case: Case, *, logits: bool) -> list[Edit] | None:
    """The loss with `from_logits` as the output needs it."""
    loss = written(draft, names, draft.node(case.loss.made)) if case.loss is not None else None
    if loss is None or case.loss is None:
        return None
    if loss.call is not None:
        return _told_call(draft, loss.call, loss.signature, logits=logits)
    used = _use_of(draft, names, case, loss)
    if used is not None:
        return _told_call(draft, used, loss.entry.call, logits=logits)
    return _made_object(draft, names, loss) if logits and _can_change(draft, loss) else None


def _told_call(draft: Draft, call: ast.Call, signature: str, *, logits: bool) -> list[Edit] | None:
    if " kind=" in signature:
        return set_to(draft, call, signature, "kind", draft.quoted(_OWN_KINDS[logits]))
    value, _ = given(call, signature, "from_logits")
    if isinstance(value, ast.Constant) and value.value is logits:
        return None
    return set_to(draft, call, signature, "from_logits", str(logits))


def _use_of(draft: Draft, names: Names, case: Case, loss: Written) -> ast.Call | None:
    """The call that computes a function kept under a name: `loss_fn(y, p)`."""
    use = draft.node(case.loss.where) if case.loss is not None and case.loss.where != case.loss.made else None
    if loss.entry.make is not None or not isinstance(use, ast.Call):
        return None
    parent = draft.parents.get(loss.node)
    bound = [ast.unparse(target) for target in parent.targets] if isinstance(parent, ast.Assign) else []
    return use if ast.unparse(use.func) in bound and names.resolve(use.func) in {None, names.resolve(loss.node)} else None


def _is_argument(draft: Draft, node: ast.expr) -> bool:
    """Whether an expression goes straight into a call, perhaps in a list or dict, or by a name that does nothing else.

    A string that the program compares, or offers for choice, has to stay one.
    """
    parent = draft.parents[node]
    while isinstance(parent, (ast.List, ast.Tuple, ast.Dict, ast.IfExp)):
        if (isinstance(parent, ast.Dict) and node in parent.keys) or (isinstance(parent, ast.IfExp) and node is parent.test):
            return False
        node, parent = parent, draft.parents[parent]
    if isinstance(parent, ast.Assign) and len(parent.targets) == 1 and isinstance(parent.targets[0], (ast.Name, ast.Attribute)):
        uses = draft.loads(parent.targets[0], draft.tree)
        return bool(uses) and all(_is_passed_on(draft, use) for use in uses)
    return _is_passed_on(draft, node)


def _can_change(draft: Draft, loss: Written) -> bool:
    word = loss.node.value if isinstance(loss.node, ast.Constant) else None
    return _is_argument(draft, loss.node) and not (isinstance(word, str) and _is_compared(draft, word))


def _is_passed_on(draft: Draft, node: ast.expr) -> bool:
    parent = draft.parents[node]
    if isinstance(parent, ast.keyword):
        return parent.arg not in {"choices", "default"}
    return isinstance(parent, ast.Call) and parent.func is not node


def _is_compared(draft: Draft, word: str) -> bool:
    tests = (one for one in ast.walk(draft.tree) if isinstance(one, (ast.Compare, ast.MatchValue)))
    return any(isinstance(part, ast.Constant) and part.value == word for test in tests for part in ast.walk(test))


def _made_object(draft: Draft, names: Names, loss: Written) -> list[Edit] | None:
    """A string, a bare function or a bare class becomes an object that takes logits."""
    target = f"keras.losses.{_camel(loss.name)}"
    entry = entry_of(target)
    if not isinstance(entry, LossEntry) or "from_logits" not in (entry.make or ""):
        return None
    start, end = draft.span(loss.node)
    content = "(from_logits=True)"
    if loss.entry.make is not None and not loss.is_string:
        return [draft.edit(end, end, content)]
    renamed = None if loss.is_string else names.rename(loss.node, target)
    if renamed is not None:
        at = next((position for position, edit in enumerate(renamed) if draft.document.locate(edit.where)[1] == end), None)
        if at is None:
            return [*renamed, draft.edit(end, end, content)]
        return [Edit(edit.where, edit.content + content) if position == at else edit for position, edit in enumerate(renamed)]
    spelling = names.spell(target, loss.node)
    return None if spelling is None else [*spelling.edits, draft.edit(start, end, f"{spelling.text}{content}")]


def _camel(name: str) -> str:
    leaf = name.rpartition(".")[2]
    return leaf if leaf[:1].isupper() else "".join(word.title() for word in leaf.split("_"))


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name.rpartition(".")[2]).lower()


# -- a twin in its place


def turned_into(draft: Draft, names: Names, loss: Written, target: str) -> list[Edit] | None:
    """Another loss, in the spelling and with the arguments of the one that is there."""
    entry = entry_of(target)
    if not isinstance(entry, LossEntry):
        return None
    if loss.is_string and isinstance(loss.node, ast.Constant):
        if not _can_change(draft, loss):
            return None
        edit = draft.word_edit(loss.node, _camel(target) if str(loss.node.value)[:1].isupper() else _snake(target))
        return [edit] if edit is not None else None
    if loss.call is not None:
        new = entry.call if entry.make is None else entry.make
        if (entry.make is None) is not (loss.entry.make is None) or not arguments_fit(loss.call, loss.signature, new):
            return None
    return names.rename(loss.node, target)


# -- the order of its arguments


def arguments_exchanged(draft: Draft, case: Case) -> list[Edit] | None:
    """The first two arguments of a call, or the first two parameters of a loss the program defines, change places."""
    if case.loss is None:
        return None
    if case.loss.arguments is not None:
        one, other = (draft.node(where) for where in case.loss.arguments)
        if isinstance(one, ast.arg) and isinstance(other, ast.arg):
            return _parameters_exchanged(draft, draft.parents[draft.parents[one]])
        if isinstance(one, ast.expr) and isinstance(other, ast.expr) and _call_of(draft, one) is _call_of(draft, other) is not None:
            return _pair_exchanged(draft, one, other)
    made = draft.node(case.loss.made)
    if isinstance(made, ast.Name):
        found = [one for one in ast.walk(draft.tree) if isinstance(one, ast.FunctionDef) and one.name == made.id]
        made = found[0] if len(found) == 1 else None
    if isinstance(made, (ast.FunctionDef, ast.Lambda)):
        return _parameters_exchanged(draft, made)
    use = draft.node(case.loss.where)
    return _pair_exchanged(draft, use.args[0], use.args[1]) if isinstance(use, ast.Call) and len(use.args) > 1 else None


def pair_exchanged(draft: Draft, places: tuple[Where, Where]) -> list[Edit] | None:
    """Two arguments of one call change places."""
    one, other = (draft.node(where) for where in places)
    if not isinstance(one, ast.expr) or not isinstance(other, ast.expr) or _call_of(draft, one) is not _call_of(draft, other):
        return None
    return _pair_exchanged(draft, one, other)


def _pair_exchanged(draft: Draft, one: ast.expr, other: ast.expr) -> list[Edit] | None:
    """Two arguments; but where they are the parameters that Keras fills, the definition is wrong and not the call.

    Parameters that are used for more are left alone elsewhere: their names may be wrong there too, and who calls is not known.
    """
    function = draft.scopes(one)[0]
    parameters = {parameter.arg for parameter in function.args.args} if isinstance(function, (ast.FunctionDef, ast.Lambda)) else set()
    if not (isinstance(one, ast.Name) and isinstance(other, ast.Name) and {one.id, other.id} <= parameters):
        return exchange(draft, one, other)
    if isinstance(function, ast.FunctionDef) and _is_compiled(draft, function):
        return _parameters_exchanged(draft, function)
    used_once = all(len(draft.loads(name, function)) == 1 for name in (one, other))
    return exchange(draft, one, other) if used_once else None


def _is_compiled(draft: Draft, function: ast.FunctionDef) -> bool:
    """Whether a function is handed to `compile`, so that Keras calls it."""
    for name in ast.walk(draft.tree):
        if not isinstance(name, ast.Name) or name.id != function.name:
            continue
        around = draft.parents[name]
        while isinstance(around, (ast.keyword, ast.List, ast.Dict, ast.Tuple)):
            around = draft.parents[around]
        if (
            isinstance(around, ast.Call)
            and around.func is not name
            and isinstance(around.func, ast.Attribute)
            and around.func.attr == "compile"
        ):
            return True
    return False


def _call_of(draft: Draft, argument: ast.expr) -> ast.Call | None:
    parent = draft.parents[argument]
    call = draft.parents[parent] if isinstance(parent, ast.keyword) else parent
    return call if isinstance(call, ast.Call) and call.func is not argument else None


def _parameters_exchanged(draft: Draft, function: ast.AST) -> list[Edit] | None:
    """The names in the definition, where nothing in this file calls it."""
    if not isinstance(function, (ast.FunctionDef, ast.Lambda)) or function.args.defaults:
        return None
    named = [*function.args.posonlyargs, *function.args.args]
    method = isinstance(function, ast.FunctionDef) and isinstance(draft.parents[function], ast.ClassDef)
    pair = named[1:] if method else named
    calls = (one.func for one in ast.walk(draft.tree) if isinstance(one, ast.Call))
    called = isinstance(function, ast.FunctionDef) and any(isinstance(one, ast.Name) and one.id == function.name for one in calls)
    return exchange(draft, pair[0], pair[1]) if len(pair) == 2 and not called else None
