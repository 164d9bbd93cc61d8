"""What the layers of a Keras model say of its outputs: the activation that each ends in."""

from __future__ import annotations

from typing import Any

import keras

from fromlogits.vocabulary import Output, OutputKind

__all__ = ["heads", "masked"]

_SAME = ("Dropout", "Identity", "ActivityRegularization", "SpatialDropout1D", "GaussianNoise", "Reshape", "Flatten", "Squeeze", "ExpandDims")
_KINDS = {"softmax": OutputKind.PROBABILITIES, "sigmoid": OutputKind.PROBABILITIES, "log_softmax": OutputKind.LOG_PROBABILITIES}
_WEIGHTED = ("Dense", "EinsumDense", "Conv1D", "Conv2D", "Conv3D")


def heads(model: Any) -> list[tuple[Any, Output | None]]:
    """Each output of a model that is a graph of layers, with what made it; nothing where the graph is not known."""
    outputs = getattr(model, "outputs", None)
    if not outputs or not isinstance(model, keras.Sequential | keras.Model) or not getattr(model, "_functional", model):
        return []
    return [(one, _of(one)) for one in outputs]


def _of(tensor: Any, units: int | None = None) -> Output | None:
    """What made one output, or None where it cannot be told."""
    history = getattr(tensor, "_keras_history", None)
    if history is None:
        return None
    layer, node, place = history
    name = type(layer).__name__
    shape = tuple(tensor.shape)
    if isinstance(layer, keras.Model):
        inner = heads(layer)
        return inner[place][1] if place < len(inner) else None
    if name in _SAME and type(layer).__module__.startswith("keras."):
        found = _of(layer._inbound_nodes[node].input_tensors[0])  # noqa: SLF001 where Keras keeps its graph
        return None if found is None or found.units not in {shape[-1], None} else found
    if not type(layer).__module__.startswith("keras."):
        return None
    if name == "TimeDistributed":
        layer = layer.layer
        name = type(layer).__name__
    activation = getattr(layer, "activation", None) if name in (*_WEIGHTED, "Activation") else {"Softmax": keras.activations.softmax}.get(name)
    axis = getattr(layer, "axis", -1)
    if activation is None and name not in _WEIGHTED:
        return None
    called = getattr(activation, "__name__", None) if activation is not keras.activations.linear else None
    known = called is None or getattr(keras.activations, called, None) is activation
    if not known or (name == "Activation" and called is None):
        return None
    if called is None:
        return _facts(shape, OutputKind.LOGITS, None, tensor.dtype, layer)
    if called in _KINDS and axis == -1:
        return _facts(shape, _KINDS[called], called, tensor.dtype, layer)
    return _facts(shape, None, called, tensor.dtype, layer) if called not in {"softmax", "hard_sigmoid"} else None


def _facts(shape: tuple[int | None, ...], kind: OutputKind | None, activation: str | None, dtype: str, layer: Any) -> Output:
    units = shape[-1] if isinstance(shape[-1], int) else None
    if activation == "log_softmax":
        applied: tuple[str, ...] = ()
    else:
        applied = (activation,) if activation in {"softmax", "sigmoid"} else ()
    return Output(
        kind=kind, activation=activation, units=units, axis=-1, rank=len(shape), shape=shape, dtype=str(dtype), activations=applied,
        text=f"{type(layer).__name__} {layer.name!r}" + (f" with {activation}" if activation else ""), from_model=True,
        independent=True if activation == "sigmoid" else False if kind is OutputKind.PROBABILITIES else None,
    )  # fmt: skip


def masked(model: Any) -> bool:
    """Whether a layer of a model leaves out places of its input."""
    return any(isinstance(one, keras.layers.Masking) or getattr(one, "mask_zero", False) for one in model._flatten_layers())  # noqa: SLF001
