"""What Keras's own layers and operations do, in the words of steps. A layer whose `call` somebody else wrote is unknown."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache
from typing import Any

import keras
from keras import activations, layers

from fromlogits.provenance.naming import title
from fromlogits.provenance.steps import ACTIVATIONS, Step

__all__ = ["activation_of", "layer_steps", "operation_step", "text_of"]

_LINEAR = (
    "Dense EinsumDense Conv1D Conv2D Conv3D Conv1DTranspose Conv2DTranspose Conv3DTranspose SeparableConv1D SeparableConv2D DepthwiseConv1D "
    "DepthwiseConv2D"
).split()
_SAME = (
    "ActivityRegularization AlphaDropout Dropout GaussianDropout GaussianNoise Identity Masking SpatialDropout1D SpatialDropout2D SpatialDropout3D"
).split()
_MOVED = "Cropping1D Cropping2D Cropping3D Flatten Permute RepeatVector Reshape".split()
_POOLED = [
    f"{kind}{dimensions}D" for kind in ("AveragePooling", "GlobalAveragePooling", "GlobalMaxPooling", "MaxPooling", "UpSampling") for dimensions in "123"
]  # fmt: skip
_SCALED = ["BatchNormalization", "LayerNormalization", "GroupNormalization", "Rescaling"]
_ACTIVATIONS = {"ELU": "elu", "LeakyReLU": "leaky_relu", "PReLU": "prelu", "ReLU": "relu"}
_MERGED = {"Add": "add", "Concatenate": "joined", "Dot": "linear", "Multiply": "mul", "Subtract": "sub"}
_SPELLED = {"Dense": "units", "Activation": "activation", "Softmax": "axis", **dict.fromkeys(_LINEAR[2:], "filters")}

# Operations of keras.ops, by the class that records them.
_OPERATIONS = {
    "Absolute": "other", "Add": "add", "Cast": "same", "Celu": "celu", "Clip": "clamp", "Concatenate": "joined", "Divide": "div", "Einsum": "linear",
    "Elu": "elu", "Exp": "exp", "ExpandDims": "moved", "Flip": "moved", "Gelu": "gelu", "GetItem": "moved", "HardSigmoid": "hard_sigmoid",
    "HardSilu": "hard_swish", "HardTanh": "hard_tanh", "LeakyRelu": "leaky_relu", "Log": "log", "LogSigmoid": "log_sigmoid",
    "LogSoftmax": "log_softmax", "Logsumexp": "logsumexp", "Matmul": "linear", "Max": "max", "Maximum": "max", "Mean": "mean",
    "Minimum": "min", "Mish": "mish", "Multiply": "mul", "Negative": "neg", "Reciprocal": "reciprocal", "Relu": "relu", "Relu6": "relu6",
    "Repeat": "moved", "Reshape": "moved", "Selu": "selu", "Sigmoid": "sigmoid", "Silu": "silu", "Softmax": "softmax", "Softplus": "softplus",
    "Softsign": "softsign", "Squeeze": "moved", "StopGradient": "same", "Subtract": "sub", "Sum": "sum", "Take": "moved", "Tanh": "tanh",
    "Transpose": "moved", "TrueDivide": "div", "Where": "chosen",
}  # fmt: skip
_REDUCED = frozenset({"softmax", "log_softmax", "logsumexp", "sum", "mean", "max"})
_BINARY = frozenset({"add", "sub", "mul", "div", "min"})


@cache
def _known_activations() -> dict[Any, str]:
    names = {"softmax": "softmax", "sigmoid": "sigmoid", "log_softmax": "log_softmax", "log_sigmoid": "log_sigmoid", "exponential": "exp"}
    names |= {name: name for name in ACTIVATIONS if hasattr(activations, name)} | {"hard_silu": "hard_swish"}
    found = {getattr(activations, name): op for name, op in names.items() if hasattr(activations, name)}
    found |= {getattr(keras.ops, name): op for name, op in names.items() if hasattr(keras.ops, name)}
    return found


def activation_of(function: Any) -> Step | None:
    """An activation function as a step; None for the linear one."""
    if function is None or function is activations.linear:
        return None
    try:
        op = _known_activations().get(function)
    except TypeError:  # not hashed
        op = None
    if isinstance(function, keras.Layer):
        known = layer_steps(function, 2)
        return known[0] if known is not None and len(known) == 1 else Step("other")
    return Step(op or "other", axes=(-1,) if op in {"softmax", "log_softmax"} else None)


@cache
def _kinds() -> list[tuple[Any, str]]:
    """Keras's layers, subclasses before what they are made from."""
    names = [
        *_LINEAR,
        *_SAME,
        *_MOVED,
        *_POOLED,
        *_SCALED,
        *_ACTIVATIONS,
        *_MERGED,
        "Activation",
        "Softmax",
        "MultiHeadAttention",
        "TimeDistributed",
    ]
    known = [(getattr(layers, name), name) for name in names if hasattr(layers, name)]
    return sorted(known, key=lambda pair: -len(pair[0].__mro__))


def _kind(layer: Any) -> str | None:
    """Which of Keras's layers it is: what it does when it is called must be Keras's."""
    for kind, name in _kinds():
        if isinstance(layer, kind):
            return name if type(layer).call is kind.call and type(layer).__call__ is kind.__call__ else None
    return None


def layer_steps(layer: Any, rank: int) -> list[Step] | None:
    """What a layer does, the last first; None where it is no layer of Keras's own."""
    name = _kind(layer)
    if name is None or (name == "TimeDistributed" and isinstance(layer.layer, keras.Model)):
        return [Step("other")]
    if name == "TimeDistributed":
        return layer_steps(layer.layer, rank - 1)
    if name in _LINEAR:
        channels = getattr(layer, "data_format", None) == "channels_first"
        # A layer without a bias may be a mixing matrix, which only its input tells.
        linear = Step("linear", axis=1 - rank if channels else -1, bias=getattr(layer, "bias", None) is not None)
        activation = activation_of(getattr(layer, "activation", None))
        return [linear] if activation is None else [activation, linear]
    if name == "MultiHeadAttention":
        return [Step("linear", axis=-1, bias=True)]
    if name == "Activation":
        return [activation_of(layer.activation) or Step("same")]
    if name == "Softmax":
        axes = (layer.axis,) if isinstance(layer.axis, int) else tuple(layer.axis)
        return [Step("softmax", axes=tuple(int(axis) % rank - rank for axis in axes))]
    if name in _ACTIVATIONS:
        return [Step(_ACTIVATIONS[name])]
    if name == "Permute":
        return [Step("moved", order=(0, *layer.dims))]
    if name == "Concatenate":
        return [Step("joined", axes=(int(layer.axis),))]
    if name in _MERGED:
        return [Step(_MERGED[name], axis=None)]
    op = "same" if name in _SAME else "moved" if name in _MOVED else "pooled" if name in _POOLED else "scaled"
    if op == "pooled" and name.startswith("Global") and not layer.keepdims:
        channels = layer.data_format == "channels_first"
        places = range(2, rank + layer_places(name)) if channels else range(1, 1 + layer_places(name))
        return [Step("pooled", axes=tuple(places))]
    return [Step(op)]


def layer_places(name: str) -> int:
    """How many axes of places a layer goes over: the 2 of 2D."""
    return int(name[-2])


def operation_step(operation: Any, call: Any, arguments: tuple[Hashable, ...], rank: int) -> Step:
    """What an operation of keras.ops does with its arguments."""
    name = type(operation).__name__
    op = _OPERATIONS.get(name) if type(operation).__module__.startswith("keras.src.ops.") else None
    if op is None:
        return Step("other")
    tensors = len(call.arguments.keras_tensors)
    if op == "moved":
        return Step(op, arguments[:1], order=_order(name, operation, rank))
    if op == "linear":
        return Step(op, arguments, axis=-1)
    if op in _BINARY or name == "Maximum":
        return Step(op, arguments[:2])
    if op in _REDUCED:
        before = len(call.arguments.keras_tensors[0].shape)
        axis = getattr(operation, "axis", None)
        chosen = range(before) if axis is None else [axis] if isinstance(axis, int) else axis
        return Step(op, arguments[:1], axes=tuple(int(one) % before - before for one in chosen))
    if op == "clamp":
        low = getattr(operation, "x_min", None)
        return Step(op, arguments[:1], number=float(low) if isinstance(low, int | float) else None)
    if op == "joined":
        return Step(op, arguments[:tensors], axes=(int(operation.axis),))
    if op == "chosen":
        return Step(op, arguments[1:3])
    return Step(op, arguments[:1])


def _order(name: str, operation: Any, rank: int) -> tuple[int | None, ...] | None:
    if name == "Transpose":
        axes = operation.axes
        return tuple(reversed(range(rank))) if axes is None else tuple(int(axis) % rank for axis in axes)
    if name == "ExpandDims" and isinstance(operation.axis, int):
        new = operation.axis % rank
        return tuple(None if place == new else place - (place > new) for place in range(rank))
    return tuple(range(rank)) if name == "Flip" else None


def text_of(layer: Any) -> str:
    """A layer as the program spells it."""
    kind = type(layer).__name__
    if not isinstance(layer, keras.Layer):
        return f"keras.ops.{''.join('_' + one.lower() if one.isupper() else one for one in kind).lstrip('_')}"
    parts = []
    spelled = _SPELLED.get(kind)
    if spelled is not None:
        value = getattr(layer, spelled, None)
        parts.append(repr(_name(value)) if spelled == "activation" else f"axis={value}" if spelled == "axis" else str(value))
    if spelled != "activation":
        activation = getattr(layer, "activation", None)
        if activation is not None and activation is not activations.linear:
            parts.append(f"activation={_name(activation)!r}")
    return title(f"{kind}({', '.join(parts)})", layer.name)


def _name(function: Any) -> str:
    return str(getattr(function, "__name__", None) or type(function).__name__)
