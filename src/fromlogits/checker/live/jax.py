"""JAX: a function of one batch, (apply, params), a module of flax or equinox; nothing of theirs can change under a call."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from fromlogits import errors
from fromlogits.checker.evidence import origin
from fromlogits.checker.evidence.model import outputs_of
from fromlogits.checker.live.data import Batch
from fromlogits.labels import frameworks
from fromlogits.provenance.naming import described, named
from fromlogits.vocabulary import Output

__all__ = ["called", "overfit"]


def called(model: Any, batch: Batch) -> tuple[Any, Output | None, Batch]:
    """What a function gives for a batch, and what made it."""
    inputs = tuple(batch.inputs) if isinstance(batch.inputs, list) else batch.inputs
    name = named(model[0] if isinstance(model, tuple) else model)
    try:
        given = _function(model)(inputs)
    except Exception as error:
        raise errors.model_raises(name, described(inputs), error) from error
    key, tensor = _the_one(name, given)
    made = origin.origin_of(tensor)
    if made is None and frameworks.owner(tensor) == "jax":
        try:
            made = outputs_of(model, inputs).get(key)
        except (TypeError, ValueError):  # what it gives is known by its numbers alone
            made = None
    elif made is None and frameworks.owner(tensor) == "tensorflow":
        from fromlogits.checker.live.graphs import made_of

        made = made_of(_function(model), inputs, key)
    return tensor, made, replace(batch, inputs=inputs)


def _function(model: Any) -> Callable[[Any], Any]:
    """A model as a function of one batch of inputs; whatever it keeps is a copy's."""
    if isinstance(model, tuple):
        apply, params = model
        apply = apply.apply if hasattr(apply, "apply") and hasattr(apply, "init") else apply
        return lambda x: apply(params, *_arguments(x))
    nnx = sys.modules.get("flax.nnx")
    if nnx is not None and isinstance(model, nnx.Module):
        copied = nnx.clone(model)
        return lambda x: copied(*_arguments(x))
    equinox = sys.modules.get("equinox")
    if equinox is not None and isinstance(model, equinox.Module):  # which takes one row
        return lambda x: sys.modules["jax"].vmap(model)(*_arguments(x))
    return lambda x: model(*_arguments(x))


def _arguments(inputs: Any) -> tuple[Any, ...]:
    return inputs if isinstance(inputs, tuple) else (inputs,)


def _the_one(name: str, given: Any) -> tuple[str | None, Any]:
    """The array that a loss takes, where that can be told."""
    if _tensor(given):
        return None, given
    if isinstance(given, Mapping) and _tensor(given.get("logits")):
        return "logits", given["logits"]
    parts = given.items() if isinstance(given, Mapping) else enumerate(given) if isinstance(given, tuple | list) else ()
    found = [(str(key), one) for key, one in parts if _tensor(one)]
    if len(found) != 1:
        raise errors.output_is_no_tensor(name, given)
    return found[0]


def _tensor(x: Any) -> bool:
    return hasattr(x, "shape") and hasattr(x, "dtype")


def overfit(model: Any, batch: Batch, loss: Callable[[Any, Any], Any], steps: int) -> list[float]:
    """The losses of params that are trained on one batch alone, step by step; the given ones stay."""
    import jax
    import jax.numpy as jnp

    try:
        import optax  # type: ignore[import-untyped] # it ships no types
    except ImportError as error:
        raise errors.probe_needs("optax") from error
    params, applied = _learned(model)
    labels = jnp.asarray(batch.labels)

    def value(params: Any) -> Any:
        return jnp.mean(loss(_the_one("the model", applied(params, batch.inputs))[1], labels))

    optimizer = optax.adam(1e-2)
    state = optimizer.init(params)

    @jax.jit
    def step(params: Any, state: Any) -> Any:
        now, slopes = jax.value_and_grad(value)(params)
        change, state = optimizer.update(slopes, state, params)
        return now, optax.apply_updates(params, change), state

    reached = []
    for _ in range(steps):
        now, params, state = step(params, state)
        reached.append(float(now))
    return reached


def _learned(model: Any) -> tuple[Any, Callable[[Any, Any], Any]]:
    """The params of a model, and the model as a function of them and of inputs."""
    if isinstance(model, tuple):
        apply, variables = model
        apply = apply.apply if hasattr(apply, "apply") and hasattr(apply, "init") else apply
        if isinstance(variables, Mapping) and "params" in variables:  # flax keeps what is not learned beside them
            return variables["params"], lambda params, x: apply({**variables, "params": params}, *_arguments(x))
        return variables, lambda params, x: apply(params, *_arguments(x))
    nnx = sys.modules.get("flax.nnx")
    if nnx is not None and isinstance(model, nnx.Module):
        graph, params, rest = nnx.split(model, nnx.Param, ...)
        return params, lambda params, x: nnx.merge(graph, params, rest, copy=True)(*_arguments(x))
    raise errors.probe_needs("a model of the form (apply, params)")
