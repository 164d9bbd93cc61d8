"""JAX: the equations of a jaxpr behind a result, through jit, custom derivatives and other calls that are entered."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from functools import cache
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp

from fromlogits.provenance.following import Follower, output_of
from fromlogits.provenance.steps import Shape, Step
from fromlogits.vocabulary import Output

__all__ = ["made_of"]

SAME = frozenset("convert_element_type copy copy_p optimization_barrier reduce_precision sharding_constraint stop_gradient".split())
MOVED = frozenset("broadcast_in_dim dynamic_slice expand_dims gather reshape rev slice squeeze transpose".split())
PRODUCTS = frozenset({"conv_general_dilated", "dot_general"})
NAMES = {
    "logistic": "sigmoid", "tanh": "tanh", "add": "add", "add_any": "add", "sub": "sub", "mul": "mul", "div": "div", "neg": "neg", "exp": "exp", "log": "log",
    "reduce_sum": "sum", "reduce_max": "max", "max": "max", "min": "min", "clamp": "clamp", "select_n": "chosen", "concatenate": "joined",
}  # fmt: skip
CALLS = frozenset(
    "checkpoint closed_call core_call custom_jvp_call custom_vjp_call custom_vjp_call_jaxpr jit pjit remat remat2 xla_call".split()
)
REDUCED = frozenset({"reduce_sum", "reduce_max"})


class _Scope:
    """A jaxpr that is called, and what it is called with."""

    def __init__(self, jaxpr: Any, consts: Iterable[Any], arguments: Iterable[Hashable]) -> None:
        self.made = {var: eqn for eqn in jaxpr.eqns for var in eqn.outvars}
        self.given: dict[Any, Hashable] = dict(zip(jaxpr.invars, arguments, strict=False))
        self.given.update((var, _Value(_number(value), _is_weight(value))) for var, value in zip(jaxpr.constvars, consts, strict=False))
        self.results = jaxpr.outvars


class _Node(NamedTuple):
    """A variable of a scope."""

    scope: _Scope
    of: Any


class _Value(NamedTuple):
    """What no equation made: a number, a weight, data."""

    number: float | None
    weight: bool
    place: int = -1  # among the inputs
    shape: Shape = None


class _Equations:
    """Steps of a jaxpr."""

    def __init__(self) -> None:
        self.scopes: dict[tuple[int, int], _Scope] = {}

    def shape(self, node: Hashable) -> Shape:
        if isinstance(node, _Node):
            return tuple(node.of.aval.shape)
        assert isinstance(node, _Value)  # noqa: S101 there are two kinds
        return () if node.number is not None else node.shape

    def step(self, node: Hashable) -> Step:
        if isinstance(node, _Value):
            return Step("parameter") if node.weight else Step("constant", number=node.number)
        assert isinstance(node, _Node)  # noqa: S101 there are two kinds
        scope, var = node
        if var in scope.given:
            return Step("same", (scope.given[var],))
        eqn = scope.made.get(var)
        if eqn is None:
            return Step("other")
        name = eqn.primitive.name
        inputs = tuple(_atom(scope, one) for one in eqn.invars)
        if name == "abs" and Follower(self).plain(inputs[0]).op == "sum":  # the logarithm in logsumexp is one of an absolute value
            return Step("same", inputs)
        if name in CALLS:
            return self._entered(scope, eqn, var, inputs)
        if name in SAME:
            return Step("same", (inputs[list(eqn.outvars).index(var)] if len(eqn.outvars) > 1 else inputs[0],))
        if name in MOVED:
            return Step("moved", inputs[:1], order=_order(eqn))
        if name in PRODUCTS:
            return Step("linear", inputs, axis=self._units(eqn, inputs))
        return _named(eqn, inputs)

    def inputs(self, node: Hashable) -> tuple[Hashable, ...]:
        """Whatever a value was made of, known or not."""
        if not isinstance(node, _Node):
            return ()
        scope, var = node
        if var in scope.given:
            return (scope.given[var],)
        eqn = scope.made.get(var)
        return () if eqn is None else tuple(_atom(scope, one) for one in eqn.invars)

    def _entered(self, scope: _Scope, eqn: Any, var: Any, inputs: tuple[Hashable, ...]) -> Step:
        inner, consts = _called(eqn)
        if inner is None or len(inner.invars) != len(inputs):
            return Step("other")
        known = _activations().get(_print(inner))
        if known == "logaddexp":
            zero = Follower(self).number(inputs[1])
            return Step("softplus", inputs[:1]) if zero == 0.0 else Step("other")
        if known is not None:
            return Step(known, inputs[:1])
        key = (id(scope), id(eqn))
        if key not in self.scopes:
            self.scopes[key] = _Scope(inner, consts, inputs)
        entered = self.scopes[key]
        return Step("same", (_atom(entered, entered.results[list(eqn.outvars).index(var)]),))

    def _units(self, eqn: Any, inputs: tuple[Hashable, ...]) -> int | None:
        """Where the units of a product lie: behind what the weights lend it."""
        rank = len(eqn.outvars[0].aval.shape)
        if eqn.primitive.name == "conv_general_dilated":
            return int(eqn.params["dimension_numbers"].out_spec[1]) - rank
        ((left, right), (batch, _)) = eqn.params["dimension_numbers"]
        free = [len(one.aval.shape) - len(gone) - len(batch) for one, gone in zip(eqn.invars, (left, right), strict=True)]
        weights = [Follower(self).plain(one).op == "parameter" for one in inputs]
        if weights[0] and not weights[1] and free[0]:
            return -1 - free[1]
        return -1 if free[1] else None


def made_of(closed: Any, place: int, weights: frozenset[int] = frozenset(), *, text: str | None = None) -> Output:
    """What one result of a closed jaxpr is. `weights` are the places of trained weights among its inputs; what a function closes over is one too.

    >>> import jax
    >>> from fromlogits.provenance.jax import made_of
    >>> closed = jax.make_jaxpr(lambda w, x: jax.nn.softmax(x @ w))(jax.numpy.ones((4, 3)), jax.numpy.ones((2, 4)))
    >>> found = made_of(closed, 0, frozenset({0}))
    >>> print(found.kind, found.activation, found.units, found.from_model)
    probabilities softmax 3 True
    """
    graph = _Equations()
    arguments = [_Value(None, at in weights, at, tuple(var.aval.shape)) for at, var in enumerate(closed.jaxpr.invars)]
    result = closed.jaxpr.outvars[place]
    node = _atom(_Scope(closed.jaxpr, closed.consts, arguments), result)
    found = Follower(graph).follow(node)
    return output_of(found, tuple(result.aval.shape), str(result.aval.dtype), from_model=_trained(graph, node), text=text)


def _atom(scope: _Scope, one: Any) -> Hashable:
    return _Value(_number(one.val), weight=False) if hasattr(one, "val") else _Node(scope, one)


def _number(value: Any) -> float | None:
    try:
        return float(jnp.asarray(value).reshape(())) if getattr(value, "size", 1) == 1 else None
    except (TypeError, ValueError, jax.errors.JAXTypeError):  # a key of random numbers, a tracer
        return None


def _is_weight(value: Any) -> bool:
    return getattr(value, "size", 1) > 1 and hasattr(value, "dtype") and bool(jnp.issubdtype(value.dtype, jnp.floating))


def _called(eqn: Any) -> tuple[Any, Iterable[Any]]:
    """The jaxpr that an equation calls, and its constants."""
    for name in ("jaxpr", "call_jaxpr", "fun_jaxpr"):
        inner = eqn.params.get(name)
        if inner is not None:
            return (inner.jaxpr, inner.consts) if hasattr(inner, "jaxpr") else (inner, ())
    return None, ()


def _named(eqn: Any, inputs: tuple[Hashable, ...]) -> Step:
    name = eqn.primitive.name
    op = NAMES.get(name)
    if op is None:
        return Step("other")
    if name in REDUCED:
        rank = len(eqn.invars[0].aval.shape)
        return Step(op, inputs, axes=tuple(int(axis) - rank for axis in eqn.params["axes"]))
    if op == "clamp":
        low = inputs[0]
        return Step(op, inputs[1:2], number=low.number if isinstance(low, _Value) else None)
    if op == "chosen":
        return Step(op, inputs[1:])
    if op == "joined":
        return Step(op, inputs, axes=(int(eqn.params["dimension"]),))
    return Step(op, inputs)


def _order(eqn: Any) -> tuple[int | None, ...] | None:
    """For each axis of the result, the one it was; None where shapes must tell."""
    name, rank = eqn.primitive.name, len(eqn.outvars[0].aval.shape)
    if name == "transpose":
        return tuple(eqn.params["permutation"])
    if name == "broadcast_in_dim":
        kept = {axis: place for place, axis in enumerate(eqn.params["broadcast_dimensions"])}
        return tuple(kept.get(axis) for axis in range(rank))
    if name == "squeeze":
        gone = {axis % len(eqn.invars[0].aval.shape) for axis in eqn.params["dimensions"]}
        return tuple(axis for axis in range(len(eqn.invars[0].aval.shape)) if axis not in gone)
    return tuple(range(rank)) if name in {"slice", "dynamic_slice", "rev"} else None


def _trained(graph: _Equations, node: Hashable) -> bool | None:
    """Whether a trained weight stands upstream."""
    seen, waiting = {node}, [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, _Value) and one.weight:
            return True
        fresh = [other for other in graph.inputs(one) if other not in seen]
        seen.update(fresh)
        waiting += fresh
    return None


@cache
def _activations() -> dict[Any, str]:
    """The activations of jax.nn that are written with many operations, by the operations they are written with."""
    x = jnp.ones((2, 3))
    functions: list[tuple[str, Any]] = [
        ("logaddexp", lambda x: jnp.logaddexp(x, 0.0)),
        *((name, getattr(jax.nn, name)) for name in ("silu", "elu", "selu", "celu", "leaky_relu", "relu6", "hard_tanh", "mish") if hasattr(jax.nn, name)),
        ("softsign", jax.nn.soft_sign),
        ("hard_swish", jax.nn.hard_silu),
        ("hard_sigmoid", jax.nn.hard_sigmoid),
    ]  # fmt: skip
    found: dict[Any, str] = {}
    for name, function in functions:
        for eqn in jax.make_jaxpr(function)(x).jaxpr.eqns:
            inner, _ = _called(eqn)
            if inner is not None and len(inner.eqns) > 1:
                found[_print(inner)] = name
    return found


def _print(jaxpr: Any) -> Any:
    """The operations of a jaxpr and how they hang together, whatever the shapes."""
    places: dict[Any, int] = {var: place for place, var in enumerate((*jaxpr.constvars, *jaxpr.invars))}
    lines = []
    for eqn in jaxpr.eqns:
        taken = tuple(_number(one.val) if hasattr(one, "val") else f"v{places.get(one)}" for one in eqn.invars)
        inner, _ = _called(eqn) if eqn.primitive.name in CALLS else (None, ())
        lines.append((eqn.primitive.name, taken, None if inner is None else _print(inner)))
        for var in eqn.outvars:
            places[var] = len(places)
    return tuple(lines)
