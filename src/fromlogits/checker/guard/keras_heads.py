"""What is proved of a Keras model's outputs, in the order in which Keras lays them flat."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import keras

from fromlogits.provenance.keras import graph_of, outputs_of
from fromlogits.vocabulary import Output

__all__ = ["heads", "masked", "structure_of", "traced"]


def structure_of(model: Any) -> Any:
    """The outputs of a model that is a graph of layers, as Keras lays them out; None of any other."""
    graph = graph_of(model)
    if graph is None:
        return None
    return (graph._functional if isinstance(graph, keras.Sequential) else graph)._outputs_struct  # noqa: SLF001 the only place where Keras keeps it


def heads(model: Any) -> list[Output | None] | None:
    """What its layers prove of each output; None of a model that is no graph of layers."""
    structure = structure_of(model)
    return None if structure is None else _in_order(structure, outputs_of(model))


def traced(model: Any, x: Any, state: Any, outputs: Any) -> list[Output | None]:
    """What a model's own program proves of each output, where layers do not tell. `state` is JAX's, which has the weights while it trains."""
    nothing: list[Output | None] = [None] * len(keras.tree.flatten(outputs))
    with suppress(Exception):  # the model has just been called with this very batch: what fails here is the looking
        if state is None:
            return _in_order(outputs, outputs_of(model, x))
        from fromlogits.provenance import jax_functions

        options = {"training": False} if model._call_has_training_arg else {}  # noqa: SLF001 as Keras's own steps ask

        def call(weights: Any, others: Any, inputs: Any) -> Any:
            return model.stateless_call(weights, others, inputs, **options)[0]

        return _in_order(outputs, jax_functions.traced(call, *state[:2], x, name=f"the model {model.name!r}"))
    return nothing


def _in_order(structure: Any, found: dict[str | None, Output]) -> list[Output | None]:
    count = len(keras.tree.flatten(structure))
    if isinstance(structure, dict) and count == len(structure):
        return [found.get(key) for key in (structure if type(structure) is not dict else sorted(structure))]
    return list(found.values()) if len(found) == count else [None] * count


def masked(model: Any) -> bool:
    """Whether a layer of a model leaves out places of its input."""
    return any(isinstance(one, keras.layers.Masking) or getattr(one, "mask_zero", False) for one in model._flatten_layers())  # noqa: SLF001
