"""The outputs of a JAX function: traced, never run."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import jax
import jax.numpy as jnp

from fromlogits import errors
from fromlogits.provenance.jax import made_of
from fromlogits.provenance.naming import described, named
from fromlogits.vocabulary import Output

__all__ = ["outputs_of", "traced"]


def outputs_of(model: Any, inputs: Any = None) -> dict[str | None, Output]:
    """What each output of a callable, or of the pair (apply, params), is; see `fromlogits.provenance.models.outputs_of`."""
    function, weights = _split(model)
    name = named(model[0] if isinstance(model, tuple) else model)
    if inputs is None:
        raise errors.needs_inputs(name, "tells what it gives only while it is traced")
    positional, keywords = _arguments(model[0] if isinstance(model, tuple) else model, inputs)
    try:
        return traced(function, weights, *positional, name=name, **keywords)
    except errors.NothingGivenError as error:
        raise errors.no_outputs(name, error.given) from None
    except Exception as error:
        raise errors.call_failed(name, described(inputs), error) from error


def traced(function: Callable[..., Any], weights: Any, *inputs: Any, name: str, **keywords: Any) -> dict[str | None, Output]:
    """What each output of `function(weights, *inputs)` is."""
    closed, shapes = jax.make_jaxpr(lambda weights, inputs, keywords: function(weights, *inputs, **keywords), return_shape=True)(
        weights, inputs, keywords
    )
    places = frozenset(range(len(jax.tree.leaves(weights))))
    found: dict[str | None, Output] = {}
    for place, (path, leaf) in enumerate(jax.tree_util.tree_leaves_with_path(shapes)):
        if jnp.issubdtype(leaf.dtype, jnp.floating):
            made = made_of(closed, place, places)
            text = f"{made.activation or made.kind} of {name}" if made.activation or made.kind else None
            found[".".join(map(_key, path)) or None] = replace(made, text=text)
    if not found:
        raise errors.NothingGivenError(shapes)
    return found


def _key(step: Any) -> str:
    return str(next(getattr(step, name) for name in ("key", "idx", "name") if hasattr(step, name)))


def _split(model: Any) -> tuple[Callable[..., Any], Any]:
    """A function of weights and inputs, and the weights."""
    if isinstance(model, tuple):
        apply, weights = model
        names = _names(apply)
        if len(names) > 1 and names[1] == "rng":  # haiku: apply(params, rng, ...)
            return (lambda weights, *inputs, **keywords: apply(weights, None, *inputs, **keywords)), weights
        return apply, weights
    nnx = sys.modules.get("flax.nnx")
    if nnx is not None and isinstance(model, nnx.Module):  # its state would be left full of tracers
        graph, state = nnx.split(model)
        return (lambda state, *inputs, **keywords: nnx.merge(graph, state)(*inputs, **keywords)), state
    return (lambda _weights, *inputs, **keywords: model(*inputs, **keywords)), ()


def _names(function: Any) -> list[str]:
    module = getattr(function, "__self__", None)
    if getattr(function, "__name__", None) == "apply" and callable(module):  # flax: apply hands its arguments on to the module
        function = module
    try:
        return list(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        return []


def _arguments(function: Callable[..., Any], inputs: Any) -> tuple[tuple[Any, ...], dict[str, Any]]:
    if isinstance(inputs, tuple):
        return inputs, {}
    if isinstance(inputs, Mapping) and inputs and set(inputs) <= set(_names(function)):
        return (), dict(inputs)
    return (inputs,), {}
