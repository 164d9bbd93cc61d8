"""Functions of functions: jit, grad, vmap, partial, scan, maps over trees."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.containers import elements
from fromlogits.checker.evidence.source.contexts import MANAGER, NULL
from fromlogits.checker.evidence.source.machine import join
from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.truth import truth
from fromlogits.checker.evidence.source.values import (
    WRAPPER,
    Choice,
    Constant,
    Dict,
    External,
    Function,
    Instance,
    Itself,
    List,
    Method,
    Object,
    Series,
    Unknown,
    Value,
    is_gradient,
    native,
)

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS", "call_wrapped"]


DEEPEST = 4  # trees of parameters
MOST = 8  # functions that a number chooses among
DEEPEST_TREE = 6  # trees that a function is mapped over


def _frame(bound: Bound) -> Any:
    return bound.values.get("frame")


def _wrap(reader: Reader, bound: Bound) -> Value:
    """A decorator that leaves the function what it is; called with options first, it waits for the function."""
    function = bound.value("f")
    if isinstance(function, (Function, Method, Instance, Object, Unknown)):
        return function
    if isinstance(function, External):
        return function
    return External(WRAPPER) if function is None or isinstance(function, (Constant, List)) else function


def _remember(reader: Reader, bound: Bound) -> Value:
    """functools.cache, and lru_cache with or without brackets."""
    function = bound.value("f")
    if isinstance(function, Function):
        function.remembers = True
    return External("functools.cache") if function is None or isinstance(function, Constant) else _wrap(reader, bound)


def _autocast(reader: Reader, bound: Bound) -> Value:
    """torch.autocast: as a context, the precision layers compute in; as a decorator, nothing that matters here."""
    enabled = bound.truth("enabled", default=True)
    device = bound.plain("device_type")
    dtype = bound.dtype() or {"cpu": "bfloat16", "cuda": "float16"}.get(device if isinstance(device, str) else "")
    return Object("torch.autocast", None, {"dtype": dtype if enabled else None, "f": None}, site=bound.site)


def _with(kind: str) -> Callable[[Any, Bound], Value]:
    """A function of a function that is remembered until it is called."""

    def run(reader: Reader, bound: Bound) -> Value:
        function = bound.value("f")
        if function is None:
            return External(WRAPPER)
        slots = {key: value for key, value in bound.values.items() if key not in {"frame", "library", "given"}}
        return Object(f"function.{kind}", None, slots, site=bound.site)

    return run


def _null_context(reader: Reader, bound: Bound) -> Value:
    """A context manager that does nothing, and hands out what it was given."""
    return Object(NULL, None, {"result": bound.values.get("result")}, site=bound.site)


def call_wrapped(reader: Reader, callee: Object, positional: list[Value], keywords: dict[str, Value], node: ast.AST, frame: Any) -> Value:
    """Call what jit, grad, vmap and partial returned."""
    kind = callee.name.removeprefix("function.")
    if kind in GETTERS:
        return _got(reader, callee, kind, positional, node, frame)
    function = callee.get("f")
    if not isinstance(function, Value):
        return Unknown()
    if kind in {"partial", "partialmethod"}:
        bound = callee.get("arguments")
        first = list(bound.items) if isinstance(bound, List) else []
        if kind == "partialmethod":  # what it is called on comes first
            first, positional = [*positional[:1], *first], positional[1:]
        named = {
            key: value
            for key, value in callee.slots.items()
            if isinstance(key, str) and key not in {"f", "arguments"} and isinstance(value, Value)
        }
        return reader.call(function, [*first, *positional], {**named, **keywords}, node, frame)
    if kind == "context":
        return Object(MANAGER, None, {"f": function, "positional": List.of(positional), "keywords": Dict(dict[Any, Any](keywords))})
    if kind in {"grad", "value_and_grad", "grad_and_value"}:
        made = _differentiated(reader, callee, function, positional, keywords, node, frame, with_value=kind != "grad")
        return List.of(made.items[::-1], "tuple") if kind == "grad_and_value" and isinstance(made, List) else made
    if kind == "with_state":  # a model, and the state that its layers keep outside of it
        return List.of([reader.call(function, positional, keywords, node, frame), Unknown()], "tuple")
    if kind == "vmap":
        return _mapped_over(reader, callee, function, positional, keywords, node, frame)
    if kind == "vectorize":
        return _vectorized(reader, callee, function, positional, keywords, node, frame)
    return reader.call(function, positional, keywords, node, frame)


GETTERS = frozenset({"attrgetter", "itemgetter", "methodcaller"})


def _got(reader: Reader, callee: Object, kind: str, positional: list[Value], node: ast.AST, frame: Any) -> Value:
    """What `operator.itemgetter(1)` and its kin do to the one thing they are called on."""
    parts = callee.get("parts")
    keys = list(parts.items) if isinstance(parts, List) else []
    if not positional:
        return Unknown()
    owner = positional[0]
    if kind == "methodcaller":
        name = callee.get("name")
        method = reader.attribute(owner, name.value, node, frame) if isinstance(name, Constant) else Unknown()
        return reader.call(method, keys, callee.slots["named"], node, frame)
    if kind == "itemgetter":
        found = [reader.operate("python_getitem", x=owner, key=key, frame=frame) for key in keys]
    else:
        found = [_along(reader, owner, key, node, frame) for key in keys]
    return found[0] if len(found) == 1 else List.of(found, "tuple")


def _along(reader: Reader, owner: Value, path: Value, node: ast.AST, frame: Any) -> Value:
    if not isinstance(path, Constant) or not isinstance(path.value, str):
        return Unknown()
    for name in path.value.split("."):
        owner = reader.attribute(owner, name, node, frame)
    return owner


def _differentiated(
    reader: Reader,
    callee: Object,
    function: Value,
    positional: list[Value],
    keywords: dict[str, Value],
    node: ast.AST,
    frame: Any,
    *,
    with_value: bool,
) -> Value:
    argnums = native(callee.get("argnums")) if isinstance(callee.get("argnums"), Value) else None
    places = [place for place in (argnums if isinstance(argnums, tuple) else (argnums,)) if isinstance(place, int)] or [0]
    trained = [reader.operate("learn", x=value) if place in places else value for place, value in enumerate(positional)]
    value = reader.machine.settle(reader.call(function, trained, keywords, node, frame))
    has_aux = callee.get("has_aux")
    aux = isinstance(has_aux, Constant) and bool(has_aux.value)
    loss = value.items[0] if aux and isinstance(value, List) and value.items else value
    reader.ledger.minimised(loss)
    firsts = trained[: max(places, default=0) + 1]
    parts = [_gradient(reader, value, node) for place, value in enumerate(firsts) if place in places]
    gradient = List.of(parts, "tuple") if isinstance(argnums, tuple) else parts[0] if parts else Unknown(("gradient", Itself(node)))
    if not with_value:
        return (
            List.of([gradient, value.items[1] if isinstance(value, List) and len(value.items) > 1 else Unknown()], "tuple")
            if aux
            else gradient
        )
    return List.of([value, gradient], "tuple")


def _gradient(reader: Reader, value: Value, node: ast.AST, depth: int = 0) -> Value:
    """What a loss is differentiated into: the same tree as what it was differentiated by."""
    value = reader.machine.settle(value)
    if depth < DEEPEST and isinstance(value, List) and value.exact:
        return List.of((_gradient(reader, item, node, depth + 1) for item in value.items), value.kind)
    if depth < DEEPEST and isinstance(value, Dict) and value.exact:
        return Dict({key: _gradient(reader, item, node, depth + 1) for key, item in value.slots.items()})
    if isinstance(value, Tensor):
        return Tensor(shape=value.shape, dtype=value.dtype, library=value.library, learned=True, operation="gradient")
    return Unknown(("gradient", Itself(node), depth))


def _is_of_gradients(reader: Reader, value: Value, depth: int = 0) -> bool:
    value = reader.machine.settle(value)
    leaves = value.items if isinstance(value, List) else value.slots.values() if isinstance(value, Dict) else ()
    if isinstance(value, Tensor):
        return value.operation == "gradient"
    return is_gradient(value) or (depth < DEEPEST and any(_is_of_gradients(reader, leaf, depth + 1) for leaf in leaves))


def _mapped_over(
    reader: Reader, callee: Object, function: Value, positional: list[Value], keywords: dict[str, Value], node: ast.AST, frame: Any
) -> Value:
    length: Any = None
    rows: list[Value] = []
    for place, value in enumerate(positional):
        axes = _mapped_axes(reader, callee.get("in_axes"), place)
        if axes == 0:
            length = length or _length(reader, value)
        rows.append(_row(reader, value, axes))
    result = reader.call(function, rows, keywords, node, frame)
    return reader.machine.spread(lambda one: _batched(one, length), result)


def _row(reader: Reader, tree: Value, axes: Any = 0, depth: int = 0) -> Value:
    """One example of a tree of batches; of a tree along another axis than the first nothing is known."""
    settled = reader.machine.settle(tree)
    if axes is None:
        return settled
    if isinstance(settled, Choice):
        return reader.machine.spread(lambda one: _row(reader, one, axes, depth), settled)
    if axes != 0:
        return Unknown() if isinstance(settled, (Tensor, Dict, List)) else settled
    if isinstance(settled, Tensor) and settled.rank != 0:
        return reader.operate("row", x=settled, index=Unknown())
    if isinstance(settled, Dict) and depth < DEEPEST_TREE:
        return Dict({key: _row(reader, leaf, 0, depth + 1) for key, leaf in settled.slots.items()}, settled.exact)
    if isinstance(settled, List) and depth < DEEPEST_TREE:
        return List.of((_row(reader, leaf, 0, depth + 1) for leaf in settled.items), settled.kind, exact=settled.exact)
    return settled


def _length(reader: Reader, tree: Value, depth: int = 0) -> Any:
    """How many examples a tree of batches has, as its first array says."""
    settled = reader.machine.settle(tree)
    if isinstance(settled, Tensor):
        return settled.shape[0] if settled.shape and settled.shape[0] is not ... else None
    leaves = settled.slots.values() if isinstance(settled, Dict) else settled.items if isinstance(settled, List) else ()
    return next((found for leaf in leaves if depth < DEEPEST_TREE and (found := _length(reader, leaf, depth + 1)) is not None), None)


def _vectorized(
    reader: Reader, callee: Object, function: Value, positional: list[Value], keywords: dict[str, Value], node: ast.AST, frame: Any
) -> Value:
    """`jnp.vectorize(f, signature="(d),(d,c)->(c)")`: the function gets the last axes that the signature names, of each array."""
    signature = native(callee.get("signature")) if isinstance(callee.get("signature"), Value) else None
    inner = signature.partition("->")[0].replace(" ", "") if isinstance(signature, str) else ""
    axes = [len([name for name in part.split(",") if name]) for part in inner.strip("()").split("),(")] if inner else [0] * len(positional)
    taken: list[Value] = []
    outside: tuple[Any, ...] = ()
    for value, kept in zip(positional, axes, strict=False):
        whole = reader.machine.settle(value)
        if isinstance(whole, Tensor):
            if whole.rank is None or whole.shape is None:
                return Unknown()
            extra = whole.rank - kept
            outside = max(outside, whole.shape[: max(extra, 0)], key=len)
            for _ in range(extra):
                whole = reader.operate("row", x=whole, index=Unknown())
        taken.append(whole)
    result = reader.machine.settle(reader.call(function, taken, keywords, node, frame))
    for length in reversed(outside):
        result = _batched(result, length)
    return result


def _mapped_axes(reader: Reader, axes: Any, place: int) -> Any:
    """Which axis of an argument vmap goes along: None for an argument that every call gets whole, `...` where it is not known."""
    if not isinstance(axes, Value):
        return 0
    axes = reader.machine.settle(axes)
    if isinstance(axes, Constant):
        return axes.value
    own = reader.machine.settle(axes.items[place]) if isinstance(axes, List) and place < len(axes.items) else Unknown()
    leaves = own.items if isinstance(own, List) else tuple(own.slots.values()) if isinstance(own, Dict) else (own,)
    named = {leaf.value if isinstance(leaf, Constant) else ... for leaf in map(reader.machine.settle, leaves)}
    return named.pop() if len(named) == 1 else ...


def _batched(value: Any, length: Any) -> Any:
    if isinstance(value, Tensor):
        shape = (length, *value.shape) if value.shape is not None and (not value.shape or value.shape[0] is not ...) else value.shape
        return replace(value, shape=shape)
    if isinstance(value, List):
        return List.of((_batched(item, length) for item in value.items), value.kind, exact=value.exact)
    if isinstance(value, Dict):
        return Dict({key: _batched(item, length) for key, item in value.slots.items()}, value.exact)
    return value


def _scan(reader: Reader, bound: Bound) -> Value:
    function, init, xs = bound.value("f"), bound.value("init"), bound.value("xs")
    if not isinstance(function, Value):
        return Unknown()
    step = _element(reader, xs)
    result = reader.machine.settle(
        reader.call(function, [init if isinstance(init, Value) else Unknown(), step], {}, bound.node, _frame(bound))
    )
    if isinstance(result, List) and len(result.items) == 2:
        return List.of([result.items[0], _batched(result.items[1], None)], "tuple")
    return List.of([Unknown(), Unknown()], "tuple")


def _element(reader: Reader, xs: Any) -> Value:
    if isinstance(xs, List) and xs.kind == "tuple":
        return List.of((_element(reader, reader.machine.settle(item)) for item in xs.items), "tuple")
    if isinstance(xs, Dict):  # a tree of arrays, each of which is gone through
        return Dict({key: _element(reader, reader.machine.settle(item)) for key, item in xs.slots.items()}, xs.exact)
    if isinstance(xs, Value):
        items, _ = elements(reader, xs)
        return items[0] if items else Unknown()
    return Unknown()


def _fori(reader: Reader, bound: Bound) -> Value:
    function, init = bound.value("f"), bound.value("init")
    if not isinstance(function, Value) or not isinstance(init, Value):
        return Unknown()
    return reader.call(function, [Unknown(), init], {}, bound.node, _frame(bound))


def _cond(reader: Reader, bound: Bound) -> Value:
    condition, one, other = bound.value("condition"), bound.value("f"), bound.value("g")
    arguments = bound.value("arguments")
    operands = list(arguments.items) if isinstance(arguments, List) else []
    options = []
    for guards, side in truth(reader, condition if isinstance(condition, Value) else Unknown()):
        chosen = one if side else other
        if isinstance(chosen, Value):
            with reader.machine.assume(guards):
                options.append((guards, reader.call(chosen, operands, {}, bound.node, _frame(bound))))
    return join(options)


def _switch(reader: Reader, bound: Bound) -> Value:
    """One of several functions, by its place among them."""
    branches, index, arguments = bound.value("choices"), bound.plain("index"), bound.value("arguments")
    functions = list(branches.items) if isinstance(branches, List) and branches.exact else []
    operands = list(arguments.items) if isinstance(arguments, List) else []
    if isinstance(index, int) and -len(functions) <= index < len(functions):
        return reader.call(functions[index], operands, {}, bound.node, _frame(bound))
    options = []
    for place, function in enumerate(functions[:MOST]):
        guards = frozenset({(("switch", Itself(bound.node), place), True)})
        with reader.machine.assume(guards):
            options.append((guards, reader.call(function, operands, {}, bound.node, _frame(bound))))
    return join(options) if options else Unknown()


def _tree_map(reader: Reader, bound: Bound) -> Value:
    function, trees = bound.value("f"), bound.value("trees")
    values = list(trees.items) if isinstance(trees, List) else []
    if not isinstance(function, Value) or not values:
        return Unknown()
    first = reader.machine.settle(values[0])
    if any(_is_of_gradients(reader, value) for value in values[1:]):
        return reader.operate("learn", x=first)
    others = [reader.machine.settle(value) for value in values[1:]]
    if isinstance(first, (Dict, List)) and all(_alike(reader, first, other) for other in others):
        return _leaves(reader, function, [first, *others], bound)
    return first if isinstance(first, (Dict, List)) else reader.call(function, values, {}, bound.node, _frame(bound))


def _leaves(reader: Reader, function: Value, trees: list[Value], bound: Bound, depth: int = 0) -> Value:
    """A function applied to every leaf of a tree, and to those in the same place of others."""
    first, *others = settled = [reader.machine.settle(tree) for tree in trees]
    if isinstance(first, Dict) and depth < DEEPEST_TREE:
        leaves = {key: [leaf, *(other.slots[key] for other in others)] for key, leaf in first.slots.items()}
        return Dict({key: _leaves(reader, function, leaf, bound, depth + 1) for key, leaf in leaves.items()}, first.exact)
    if isinstance(first, List) and depth < DEEPEST_TREE:
        rows = zip(first.items, *(other.items for other in others), strict=True)
        return List.of((_leaves(reader, function, list(row), bound, depth + 1) for row in rows), first.kind, exact=first.exact)
    return reader.call(function, settled, {}, bound.node, _frame(bound))


def _alike(reader: Reader, tree: Value, other: Value, depth: int = 0) -> bool:
    """Whether a tree has a leaf wherever another one has."""
    tree, other = reader.machine.settle(tree), reader.machine.settle(other)
    if depth == DEEPEST_TREE or not isinstance(tree, (Dict, List)):
        return isinstance(other, Tensor) or depth == 0
    if isinstance(tree, Dict):
        same = isinstance(other, Dict) and other.slots.keys() == tree.slots.keys()
        return same and all(_alike(reader, leaf, other.slots[key], depth + 1) for key, leaf in tree.slots.items())  # type: ignore[attr-defined]
    same = isinstance(other, List) and len(other.items) == len(tree.items)
    return same and all(_alike(reader, one, two, depth + 1) for one, two in zip(tree.items, other.items, strict=True))  # type: ignore[attr-defined]


def _map(reader: Reader, bound: Bound) -> Value:
    function, xs = bound.value("f"), bound.value("xs")
    sources = list(xs.items) if isinstance(xs, List) and xs.kind == "tuple" else [xs]
    if not isinstance(function, Value):
        return Unknown()
    columns = [elements(reader, source) for source in sources if isinstance(source, Value)]
    if not columns:
        return Unknown()
    exact = all(whole for _, whole in columns)
    rows = list(zip(*(items for items, _ in columns), strict=False))[: 64 if exact else 1]
    results = [reader.call(function, list(row), {}, bound.node, _frame(bound)) for row in rows]
    return List.of(results, exact=exact) if exact else Series(results[0] if results else Unknown())


def _apply(reader: Reader, bound: Bound) -> Value:
    function, arguments = bound.value("f"), bound.value("arguments")
    if not isinstance(function, Value):
        return Unknown()
    operands = list(arguments.items) if isinstance(arguments, List) else [arguments] if isinstance(arguments, Value) else []
    args = bound.value("args")
    if isinstance(args, List) and args.kind == "tuple":
        operands = list(args.items)
    elif isinstance(args, Value) and bound.given("args"):
        operands = [args]
    named = bound.value("kwargs")
    keywords = {key: value for key, value in named.slots.items() if isinstance(key, str)} if isinstance(named, Dict) else {}
    return reader.call(function, operands, keywords, bound.node, _frame(bound))


def _map_rows(reader: Reader, bound: Bound) -> Value:
    """`tf.map_fn(f, xs)`: the function sees one row at a time."""
    function, xs = bound.value("f"), bound.value("xs")
    if not isinstance(function, Value) or not isinstance(xs, Value):
        return Unknown()
    row = _element(reader, xs)
    first = reader.machine.settle(xs.items[0]) if isinstance(xs, List) and xs.kind == "tuple" and xs.items else xs
    length = first.shape[0] if isinstance(first, Tensor) and first.shape and first.shape[0] is not ... else None
    return _batched(reader.machine.settle(reader.call(function, [row], {}, bound.node, _frame(bound))), length)


def _map_along(reader: Reader, bound: Bound) -> Value:
    """`np.apply_along_axis(f, axis, x)`: the function sees one vector at a time."""
    function, x = bound.value("f"), bound.tensor()
    axis = bound.axis(x) if x is not None else None
    if not isinstance(function, Value) or x is None or x.rank != 2 or axis not in (-1, -2):
        return Unknown()
    turned = x if axis == -1 else reader.operate("transpose", x=x)
    made = reader.operate("map_rows", site=bound.site, f=function, xs=turned, frame=bound.values["frame"])
    whole = isinstance(made, Tensor) and made.rank == 2
    return reader.operate("transpose", x=made) if whole and axis == -2 else made


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "map_along": _map_along,
    "map_rows": _map_rows,
    "remember": _remember,
    "wrap": _wrap,
    "autocast": _autocast,
    "grad": _with("grad"),
    "grad_and_value": _with("grad_and_value"),
    "value_and_grad": _with("value_and_grad"),
    "vmap": _with("vmap"),
    "vectorize": _with("vectorize"),
    "partial": _with("partial"),
    "partialmethod": _with("partialmethod"),
    "with_state": _with("with_state"),
    "context": _with("context"),
    "null_context": _null_context,
    "scan": _scan,
    "fori_loop": _fori,
    "cond": _cond,
    "switch": _switch,
    "tree_map": _tree_map,
    "map": _map,
    "apply": _apply,
}
