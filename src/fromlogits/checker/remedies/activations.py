"""Activations: which part of a program applies one, and how to leave it out or put another in its place."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from enum import StrEnum

from fromlogits.checker.catalogue.entry import Layer, Op, parameters
from fromlogits.checker.remedies.arguments import drop_call, given, group, keep_only, remove, set_to, statement_removed, suffix_start
from fromlogits.checker.remedies.draft import Draft
from fromlogits.checker.remedies.names import Names, home
from fromlogits.vocabulary import Edit

__all__ = ["Role", "Site", "added", "applies", "dropped", "replaced", "site"]

_OPERATIONS = frozenset({"activation", "log_sigmoid", "log_softmax", "sigmoid", "softmax"})
_METHODS = frozenset({"log_softmax", "relu", "sigmoid", "softmax", "tanh"})
_CONTAINERS = frozenset({"module_list", "sequential"})
_ADDERS = frozenset({"add", "add_module", "append", "register_module"})
_WHOLE_RANGE = ("sigmoid", "log_sigmoid")  # take no axis

# What the activations are called, by where they are called that.
_NAMES: dict[str, dict[str, str]] = {
    "torch": {"softmax": "softmax", "log_softmax": "log_softmax", "sigmoid": "sigmoid"},
    "torch.nn.functional": {"softmax": "softmax", "log_softmax": "log_softmax", "sigmoid": "sigmoid", "log_sigmoid": "logsigmoid"},
    "torch.special": {"softmax": "softmax", "log_softmax": "log_softmax", "sigmoid": "expit"},
    "torch.nn": {"softmax": "Softmax", "log_softmax": "LogSoftmax", "sigmoid": "Sigmoid", "log_sigmoid": "LogSigmoid"},
    "scipy.special": {"softmax": "softmax", "log_softmax": "log_softmax", "sigmoid": "expit", "log_sigmoid": "log_expit"},
    "tensorflow.nn": {"softmax": "softmax", "log_softmax": "log_softmax", "sigmoid": "sigmoid"},
    **{
        room: {name: name for name in ("softmax", "log_softmax", "sigmoid", "log_sigmoid")}
        for room in ("flax.linen", "flax.nnx", "jax.nn", "keras.activations", "keras.ops", "keras.ops.nn", "tensorflow.math")
    },
}
# Where an activation's own neighbourhood has no such name.
_ELSEWHERE: dict[str, dict[str, str]] = {
    "torch": {"sigmoid": "torch.sigmoid", "log_sigmoid": "torch.nn.functional.logsigmoid"},
    "tensorflow": {
        "softmax": "tensorflow.nn.softmax",
        "log_softmax": "tensorflow.nn.log_softmax",
        "log_sigmoid": "tensorflow.math.log_sigmoid",
    },
}


class Role(StrEnum):
    """How a part of a program applies an activation."""

    FUNCTION = "function"  # softmax(x)
    METHOD = "method"  # x.softmax(1)
    LAYER = "layer"  # Softmax(), Activation("softmax")
    ARGUMENT = "argument"  # Dense(10, activation="softmax")


@dataclass(slots=True, eq=False)  # never written to, never compared; frozen would take three times as long to load
class Site:
    """Where an activation is applied. `name` is the function, the class or the argument's value; `inner` what it is applied to."""

    role: Role
    call: ast.Call
    name: ast.expr
    inner: ast.expr | None = None
    layer: ast.Call | None = None  # the layer behind a FUNCTION, when it is one: Softmax()(x), self.softmax(x)


def site(draft: Draft, names: Names, node: ast.AST | None) -> Site | None:
    """What a node has to do with an activation."""
    if isinstance(node, ast.Call):
        return _of_call(draft, names, node)
    parent = draft.parents.get(node) if node is not None else None
    call = draft.parents.get(parent) if isinstance(parent, ast.keyword) else parent
    found = _of_call(draft, names, call) if isinstance(call, ast.Call) else None
    return found if found is not None and (found.name is node or found.layer is not None) else None


def _of_call(draft: Draft, names: Names, call: ast.Call) -> Site | None:
    entry = names.entry(call.func)
    if isinstance(entry, Op) and entry.operation in _OPERATIONS:
        inner, _ = given(call, entry.signature, "x")
        return Site(Role.FUNCTION, call, call.func, inner) if inner is not None else None
    if isinstance(entry, Layer) and entry.operation in _OPERATIONS:
        return Site(Role.LAYER, call, call.func)
    if isinstance(entry, Layer):
        return _argument(call, entry)
    if names.resolve(call.func) is not None:
        return None
    made = call.func if isinstance(call.func, ast.Call) else draft.assigned(call.func)
    if isinstance(made, ast.Call):
        return _applied(names, call, made)
    if isinstance(call.func, ast.Attribute) and call.func.attr.rstrip("_") in _METHODS and _is_method(call):
        return Site(Role.METHOD, call, call.func, call.func.value)
    return None


def _argument(call: ast.Call, entry: Layer) -> Site | None:
    value, _ = given(call, entry.signature, "activation")
    return Site(Role.ARGUMENT, call, value) if value is not None else None


def _applied(names: Names, call: ast.Call, made: ast.Call) -> Site | None:
    """A layer called on something: one that only activates, or one that also does other things."""
    entry = names.entry(made.func)
    if not isinstance(entry, Layer):
        return None
    if entry.operation not in _OPERATIONS:
        return _argument(made, entry)
    single = len(call.args) == 1 and not call.keywords
    return Site(Role.FUNCTION, call, call.func, call.args[0], layer=made) if single else None


def _is_method(call: ast.Call) -> bool:
    """`x.softmax(1)` takes an axis, `self.softmax(x)` a tensor."""
    axes = [*call.args, *(word.value for word in call.keywords if word.arg in {"axis", "dim"})]
    others = [word for word in call.keywords if word.arg not in {"axis", "dim", "dtype"}]
    return not others and len(axes) < 2 and all(isinstance(_sign_off(one), ast.Constant) for one in axes)


def _sign_off(node: ast.expr) -> ast.expr:
    return node.operand if isinstance(node, ast.UnaryOp) else node


def applies(names: Names, found: Site, activation: str | None) -> bool:
    """Whether a part of the program still applies an activation; one that has no operation of its own is taken on trust."""
    return activation not in _OPERATIONS or _activation(names, found) in {activation, None}


def _activation(names: Names, found: Site) -> str | None:
    if found.role is Role.METHOD and isinstance(found.name, ast.Attribute):
        return found.name.attr.rstrip("_")
    value: ast.expr | None = found.name
    entry = names.entry(found.layer.func if found.layer is not None else found.name)
    if isinstance(entry, Layer) and entry.operation == "activation" and "name" not in entry.fixed:
        value, _ = given(found.layer or found.call, entry.signature, "activation")
        entry = names.entry(value) if value is not None else None
    if isinstance(value, ast.Constant):
        return value.value if isinstance(value.value, str) else None
    if not isinstance(entry, (Layer, Op)):
        return None
    return entry.operation if entry.operation != "activation" else str(entry.fixed.get("name"))


# -- leaving it out


def dropped(draft: Draft, names: Names, found: Site) -> list[Edit] | None:
    """The program without an activation."""
    bearer = found.layer or found.call
    if found.role in {Role.FUNCTION, Role.LAYER} and any(word.arg == "name" for word in bearer.keywords):
        return _emptied(draft, names, bearer)
    if found.inner is not None and (found.role is Role.FUNCTION or _changing(draft, found.call, found.inner) is not None):
        return _call_dropped(draft, found.call, found.inner)
    if found.role is Role.METHOD:
        return suffix_dropped(draft, found.call)
    if found.role is Role.ARGUMENT:
        return _argument_dropped(draft, names, found)
    return _layer_dropped(draft, names, found.call)


def _emptied(draft: Draft, names: Names, call: ast.Call) -> list[Edit] | None:
    """What has a name keeps it, for those who ask for it by that name, and does nothing any more."""
    room = home(names.resolve(call.func) or "").partition(".")[0]
    if room == "keras":
        return _layer_replaced(draft, names, call, "linear")
    bare = len(call.args) == len(call.keywords) == 1
    return names.rename(call.func, "tensorflow.identity") if room == "tensorflow" and bare else None


def _call_dropped(draft: Draft, call: ast.Call, inner: ast.expr) -> list[Edit] | None:
    """What was called, in place of the call; of `x = softmax(x)`, nothing."""
    statement = _changing(draft, call, inner)
    return statement_removed(draft, statement) if statement is not None else drop_call(draft, call, inner)


def _changing(draft: Draft, call: ast.Call, inner: ast.expr) -> ast.Assign | None:
    """The statement that gives what is called its own name again: `x = softmax(x)`."""
    statement = draft.parents.get(call)
    if not isinstance(statement, ast.Assign):
        return None
    return statement if [ast.unparse(one) for one in statement.targets] == [ast.unparse(inner)] else None


def suffix_dropped(draft: Draft, call: ast.Call) -> list[Edit] | None:
    """`x.softmax(1)` becomes `x`."""
    start = suffix_start(draft, call.func) if isinstance(call.func, ast.Attribute) else None
    slots = group(draft, call)
    if start is None or slots is None or slots.comments:
        return None
    return [draft.edit(start, draft.span(call)[1])]


def _argument_dropped(draft: Draft, names: Names, found: Site) -> list[Edit] | None:
    """Without the argument where no activation is the default; `None` in its place elsewhere, or where others follow it by position."""
    if not _is_literal(names, found.name):
        return None
    entry = names.entry(found.call.func)
    parameter = (
        next((one for one in parameters(entry.signature) if one.canonical == "activation"), None) if isinstance(entry, Layer) else None
    )
    argument = next(
        (one for one in (*found.call.args, *found.call.keywords) if getattr(one, "value", None) is found.name or one is found.name), None
    )
    if parameter is None or argument is None:
        return None
    follows = argument in found.call.args and argument is not found.call.args[-1]
    if parameter.default is not None or follows:
        return [draft.edit(*draft.span(found.name), "None")]
    return remove(draft, found.call, argument)


def _is_literal(names: Names, value: ast.expr) -> bool:
    """Whether an activation is named on the spot, not chosen elsewhere."""
    return (isinstance(value, ast.Constant) and isinstance(value.value, str)) or names.resolve(value) is not None


def _layer_dropped(draft: Draft, names: Names, layer: ast.Call) -> list[Edit] | None:
    """Without a layer of its own, depending on what it stands in."""
    parent = draft.parents[layer]
    if isinstance(parent, ast.Tuple) and len(parent.elts) == 2 and isinstance(draft.parents[parent], (ast.List, ast.Tuple)):
        return remove(draft, draft.parents[parent], parent)  # ("softmax", Softmax()) in a list of pairs
    if isinstance(parent, (ast.List, ast.Tuple)):
        return remove(draft, parent, layer)
    if isinstance(parent, ast.Call) and parent.func is layer:
        return _call_dropped(draft, parent, parent.args[0]) if len(parent.args) == 1 and not parent.keywords else None
    if isinstance(parent, ast.Call):
        entry = names.entry(parent.func)
        statement = draft.parents[parent]
        adds = isinstance(parent.func, ast.Attribute) and parent.func.attr in _ADDERS
        if isinstance(entry, Layer) and entry.operation in _CONTAINERS:
            return remove(draft, parent, layer)
        return statement_removed(draft, statement) if adds and isinstance(statement, ast.Expr) else None
    if isinstance(parent, ast.Assign) and len(parent.targets) == 1:
        return _stored_layer_dropped(draft, names, parent.targets[0])
    return None


def _stored_layer_dropped(draft: Draft, names: Names, target: ast.expr) -> list[Edit] | None:
    """The one use of a layer that is kept under a name goes; the name stays."""
    if len(draft.assignments(target)) != 1:
        return None
    uses = draft.loads(target, draft.room(target))
    if len(uses) != 1:
        return None
    use, parent = uses[0], draft.parents[uses[0]]
    if isinstance(parent, ast.Call) and parent.func is use:
        return _call_dropped(draft, parent, parent.args[0]) if len(parent.args) == 1 and not parent.keywords else None
    entry = names.entry(parent.func) if isinstance(parent, ast.Call) else None
    contains = isinstance(parent, (ast.List, ast.Tuple)) or (isinstance(entry, Layer) and entry.operation in _CONTAINERS)
    return remove(draft, parent, use) if contains else None


# -- one where there is none


def added(draft: Draft, names: Names, layer: ast.AST | None, activation: str) -> list[Edit] | None:
    """A layer that has an argument for it, with an activation."""
    entry = names.entry(layer.func) if isinstance(layer, ast.Call) else None
    if not isinstance(layer, ast.Call) or not isinstance(entry, Layer):
        return None
    there, _ = given(layer, entry.signature, "activation")
    if there is not None and not _is_linear(names, there):
        return None
    return set_to(draft, layer, entry.signature, "activation", draft.quoted(activation))


def _is_linear(names: Names, value: ast.expr) -> bool:
    """Whether what is written down where an activation may stand is none."""
    plain = isinstance(value, ast.Constant) and value.value in {None, "linear"}
    return plain or home(names.resolve(value) or "") == "keras.activations.linear"


# -- another in its place


def replaced(draft: Draft, names: Names, found: Site, activation: str) -> list[Edit] | None:
    """The program with another activation."""
    if found.role is Role.ARGUMENT:
        return _value_replaced(draft, names, found.name, activation)
    if found.layer is not None:
        return _layer_replaced(draft, names, found.layer, activation)
    if found.role is Role.LAYER:
        return _layer_replaced(draft, names, found.call, activation)
    if found.role is Role.METHOD:
        return _method_replaced(draft, names, found, activation)
    target = _target(names, found.name, activation)
    edits = names.rename(found.name, target) if target else None
    return _without_axis(draft, edits, found.call, found.inner, activation)


def _without_axis(draft: Draft, edits: list[Edit] | None, call: ast.Call, inner: ast.expr | None, activation: str) -> list[Edit] | None:
    unnamed = [*call.args, *(word for word in call.keywords if word.arg != "name")]
    if edits is None or inner is None or activation not in _WHOLE_RANGE or len(unnamed) == 1:
        return edits
    rest = keep_only(draft, call, inner)
    return None if rest is None else [*edits, *rest]


def _target(names: Names, name: ast.expr, activation: str) -> str | None:
    """What another activation is called in the neighbourhood of one. Relatives such as `gumbel_softmax` have no others."""
    room, _, leaf = home(names.resolve(name) or "").rpartition(".")
    if leaf not in {*_NAMES.get(room, {}).values(), *_NAMES["torch"]}:
        return None
    if activation in _NAMES.get(room, {}):
        return f"{room}.{_NAMES[room][activation]}"
    return _ELSEWHERE.get(room.partition(".")[0], {}).get(activation)


def _value_replaced(draft: Draft, names: Names, value: ast.expr, activation: str) -> list[Edit] | None:
    """`"softmax"` keeps its quotes, `tf.nn.softmax` its address."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        edit = draft.word_edit(value, activation)
        return [edit] if edit is not None else None
    target = _target(names, value, activation)
    return names.rename(value, target) if target else None


def _layer_replaced(draft: Draft, names: Names, layer: ast.Call, activation: str) -> list[Edit] | None:
    entry = names.entry(layer.func)
    if isinstance(entry, Layer) and entry.operation == "activation" and "name" not in entry.fixed:
        value, _ = given(layer, entry.signature, "activation")
        return _value_replaced(draft, names, value, activation) if value is not None and _is_literal(names, value) else None
    if home(names.resolve(layer.func) or "") == "keras.layers.Softmax":  # the only one with a class of its own
        edits, slots = names.rename(layer.func, "keras.layers.Activation"), group(draft, layer)
        kept = [f"name={draft.source(word.value)}" for word in layer.keywords if word.arg == "name"]
        content = ", ".join([draft.quoted(activation), *kept])
        return [*edits, draft.edit(slots.opening, slots.closing, content)] if edits and slots and not slots.comments else None
    target = _target(names, layer.func, activation)
    edits = names.rename(layer.func, target) if target else None
    if edits is None or activation not in _WHOLE_RANGE or not (layer.args or layer.keywords):
        return edits
    slots = group(draft, layer)
    return [*edits, draft.edit(slots.opening, slots.closing)] if slots is not None and not slots.comments else None


def _method_replaced(draft: Draft, names: Names, found: Site, activation: str) -> list[Edit] | None:
    if not isinstance(found.name, ast.Attribute) or found.name.attr == activation:
        return None
    end = draft.span(found.name)[1]
    slots = group(draft, found.call)
    if activation == "log_sigmoid":  # tensors have no such method
        spelling = names.spell("torch.nn.functional.logsigmoid", found.call)
        start = suffix_start(draft, found.name)
        if spelling is None or start is None or (slots is not None and slots.comments):
            return None
        first, last = draft.span(found.call)
        return [*spelling.edits, draft.edit(first, first, f"{spelling.text}("), draft.edit(start, last, ")")]
    edits = [draft.edit(end - len(found.name.attr), end, activation)]
    if slots is None or (slots.comments and activation in _WHOLE_RANGE):
        return None
    return edits + [draft.edit(slots.opening, slots.closing)] * (activation in _WHOLE_RANGE and bool(slots.slots))
