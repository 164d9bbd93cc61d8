"""TensorFlow: the operations of a tf.Graph behind a symbolic tensor; of an eager tensor what Keras left on it."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import numpy as np
import tensorflow as tf

from fromlogits.provenance.following import Follower, output_of
from fromlogits.provenance.steps import Found, Shape, Step
from fromlogits.vocabulary import Output, OutputKind

__all__ = ["made_by", "made_of"]

SAME = frozenset("Cast CheckNumerics EnsureShape Identity IdentityN PreventGradient Snapshot StopGradient".split())
MOVED = frozenset(
    "BatchToSpaceND BroadcastTo DepthToSpace ExpandDims Gather GatherNd GatherV2 MatrixTranspose Pack1 Reshape Reverse ReverseV2 Roll Slice "
    "SpaceToDepth Split SplitV Squeeze StridedSlice Tile Transpose Unpack".split()
)
POOLED = frozenset(
    "AvgPool AvgPool3D MaxPool MaxPool3D MaxPoolV2 ResizeArea ResizeBicubic ResizeBilinear ResizeNearestNeighbor SegmentMean".split()
)
SCALED = frozenset("FusedBatchNorm FusedBatchNormV2 FusedBatchNormV3".split())
PRODUCTS = frozenset(
    "BatchMatMul BatchMatMulV2 BatchMatMulV3 Conv2D Conv3D Conv2DBackpropInput DepthwiseConv2dNative Einsum MatMul SparseMatMul _FusedMatMul".split()
)
NAMES = {
    "Softmax": "softmax", "LogSoftmax": "log_softmax", "Sigmoid": "sigmoid", "Relu": "relu", "Relu6": "relu6", "Elu": "elu", "Selu": "selu",
    "LeakyRelu": "leaky_relu", "Tanh": "tanh", "Softplus": "softplus", "Softsign": "softsign", "Add": "add", "AddV2": "add", "BiasAdd": "add",
    "Sub": "sub", "Mul": "mul", "RealDiv": "div", "Div": "div", "Neg": "neg", "Reciprocal": "reciprocal", "Inv": "reciprocal", "Exp": "exp",
    "Log": "log", "Sum": "sum", "Max": "max", "Maximum": "max", "Minimum": "min", "Mean": "mean", "Select": "chosen", "SelectV2": "chosen", "ConcatV2": "joined",
}  # fmt: skip
REDUCED = frozenset({"Sum", "Max", "Mean"})
SOURCES = frozenset(
    {"Const", "Placeholder", "PlaceholderWithDefault", "Fill", "RandomUniform", "RandomStandardNormal", "OnesLike", "ZerosLike"}
)
CALLS = frozenset({"PartitionedCall", "StatefulPartitionedCall"})


class _Scope:
    """The graph of a function that is called inside another one, and where the call stands."""

    def __init__(self, graph: Any, call: Any, parent: _Scope | None) -> None:
        self.call, self.parent = call, parent
        self.inputs = {one.name: place for place, one in enumerate(graph.inputs)}
        self.outputs = graph.outputs


class _Node:
    """A symbolic tensor: hashed by its name, since TensorFlow's own are not hashed."""

    __slots__ = ("name", "scope", "tensor")

    def __init__(self, tensor: Any, scope: _Scope | None) -> None:
        self.tensor, self.scope, self.name = tensor, scope, tensor.name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Node) and self.name == other.name and self.scope is other.scope

    def __hash__(self) -> int:
        return hash(self.name)


class _Operations:
    """Steps of a tf.Graph."""

    def __init__(self) -> None:
        self.scopes: dict[tuple[str, int], _Scope | None] = {}

    def shape(self, node: Hashable) -> Shape:
        assert isinstance(node, _Node)  # noqa: S101 there is one kind
        shape = node.tensor.shape
        return None if shape.rank is None else tuple(shape)

    def step(self, node: Hashable) -> Step:
        assert isinstance(node, _Node)  # noqa: S101 there is one kind
        op, scope = node.tensor.op, node.scope
        kind = op.type
        if kind == "Placeholder" and scope is not None and node.name in scope.inputs:
            return Step("same", (_Node(scope.call.inputs[scope.inputs[node.name]], scope.parent),))
        if kind in CALLS:
            return self._entered(op, node)
        inputs = tuple(_Node(one, scope) for one in op.inputs)
        if kind in SAME:
            return Step("same", (inputs[node.tensor.value_index if kind == "IdentityN" else 0],))
        if kind in MOVED:
            return Step("moved", (inputs[1 if kind == "Split" else 0],), order=_order(op, node.tensor))
        if kind in PRODUCTS:
            channels = kind.startswith(("Conv", "Depthwise")) and op.get_attr("data_format") in {b"NCHW", b"NCDHW"}
            rank = node.tensor.shape.rank
            return Step("linear", inputs[1:] if kind == "Conv2DBackpropInput" else inputs, axis=1 - rank if channels and rank else -1)
        if kind == "ReadVariableOp":
            return Step("parameter")
        if kind in SOURCES:
            return Step("constant", number=_number(node.tensor))
        if kind in POOLED:
            return Step("pooled", inputs[:1])
        if kind in SCALED:
            return Step("scaled", inputs[:1])
        return self._named(op, kind, inputs)

    def _named(self, op: Any, kind: str, inputs: tuple[_Node, ...]) -> Step:
        name = NAMES.get(kind)
        if name is None:
            return Step("other")
        if kind in REDUCED:
            return Step(name, inputs[:1], axes=_axes(op))
        if name in {"softmax", "log_softmax"}:
            return Step(name, inputs, axes=(-1,))
        if name == "chosen":
            return Step(name, inputs[1:])
        if name == "joined":
            axis = _value(op.inputs[-1])
            return Step(name, inputs[:-1], axes=None if axis is None else (int(axis),))
        if kind == "BiasAdd" and inputs[0].tensor.op.type in PRODUCTS:
            product = inputs[0].tensor.op
            channels = op.get_attr("data_format") == b"NCHW"
            rank = op.outputs[0].shape.rank
            return Step(
                "linear",
                tuple(_Node(one, inputs[0].scope) for one in product.inputs),
                axis=1 - rank if channels and rank else -1,
                bias=True,
            )
        if kind == "Maximum":  # clip_by_value is a maximum of a minimum
            return Step(name, tuple(self._below(one) for one in inputs))
        return Step(name, inputs)

    def _below(self, node: _Node) -> _Node:
        if node.tensor.op.type != "Minimum":
            return node
        one, other = node.tensor.op.inputs
        return _Node(one if _number(other) is not None else other, node.scope)

    def _entered(self, op: Any, node: _Node) -> Step:
        key = (op.name, id(node.scope))
        if key not in self.scopes:
            inner = _function(op)
            self.scopes[key] = None if inner is None else _Scope(inner, op, node.scope)
        scope = self.scopes[key]
        if scope is None or node.tensor.value_index >= len(scope.outputs):
            return Step("other")
        return Step("same", (_Node(scope.outputs[node.tensor.value_index], scope),))


def made_of(x: Any, *, text: str | None = None, from_model: bool | None = None) -> Output | None:
    """What a tensor is; None of an eager one, unless Keras's softmax or sigmoid made it.

    >>> import tensorflow as tf
    >>> from fromlogits.provenance.tensorflow import made_of
    >>> with tf.Graph().as_default():
    ...     found = made_of(tf.nn.softmax(tf.compat.v1.placeholder(tf.float32, (None, 3))))
    >>> print(found.kind, found.activation, found.units)
    probabilities softmax 3
    """
    shape = None if x.shape.rank is None else tuple(x.shape)
    if _eager(x):
        told = _left_by_keras(x)
        if told is None:
            return None
        units = shape[-1] if shape else None
        found = Found(OutputKind.PROBABILITIES, told, (told,), -1, units, independent=told == "sigmoid")
    else:
        found = Follower(_Operations()).follow(_Node(x, None))
    return output_of(found, shape, x.dtype.name, from_model=from_model, text=text)


def made_by(x: Any) -> str | None:
    """Softmax, sigmoid or linear, where that is proved; no further than to what made it."""
    if _eager(x):
        return _left_by_keras(x)
    found = Follower(_Operations(), shallow=True).follow(_Node(x, None))
    if found.kind is OutputKind.LOGITS:
        return "linear"
    return found.activation if found.kind is OutputKind.PROBABILITIES and found.activation in {"softmax", "sigmoid"} else None


def _eager(x: Any) -> bool:
    return isinstance(x, tf.Variable) or hasattr(x, "numpy") or not hasattr(x, "op")


def _left_by_keras(x: Any) -> str | None:
    """Which activation left its logits on what it returned."""
    before = getattr(x, "_keras_logits", None)
    if before is None:
        return None
    return "sigmoid" if tf.reduce_all(x == tf.cast(tf.sigmoid(before), x.dtype)) else "softmax"


def _value(tensor: Any) -> Any:
    """The value of a constant of the graph. TensorFlow lets nobody feed a tensor whose value was asked for; here it is only looked at."""
    graph = tensor.graph
    unfeedable: Any = getattr(graph, "_unfeedable_tensors", set())
    before = {id(one) for one in unfeedable}
    value = tf.get_static_value(tensor)
    for one in [one for one in unfeedable if id(one) not in before]:
        unfeedable.discard(one)
    return value


def _static(tensor: Any) -> Any:
    """The value of a tensor that hangs on shapes alone: the order of the axes that tf.nn.softmax puts last is computed in the graph."""
    value = _value(tensor)
    op = tensor.op
    if value is not None or op.type not in {"AddV2", "ConcatV2", "Pack", "Range", "Sub"}:
        return value
    inputs = [_static(one) for one in op.inputs]
    if any(one is None for one in inputs):
        return None
    if op.type == "ConcatV2":
        return np.concatenate(inputs[:-1], int(inputs[-1]))
    if op.type == "Pack":
        return np.stack(inputs)
    if op.type == "Range":
        return np.arange(*(int(one) for one in inputs))
    return inputs[0] - inputs[1] if op.type == "Sub" else inputs[0] + inputs[1]


def _number(tensor: Any) -> float | None:
    """The one number that a constant is."""
    value = _value(tensor)
    return float(value.reshape(-1)[0]) if value is not None and getattr(value, "size", 0) == 1 and value.dtype.kind in "fiu" else None


def _axes(op: Any) -> tuple[int, ...] | None:
    axes, rank = _value(op.inputs[1]), op.inputs[0].shape.rank
    if axes is None or rank is None:
        return None
    return tuple(int(axis) % rank - rank for axis in axes.reshape(-1))


def _order(op: Any, result: Any) -> tuple[int | None, ...] | None:
    rank = result.shape.rank
    if rank is None:
        return None
    if op.type == "Transpose":
        order = _static(op.inputs[1])
        return None if order is None else tuple(int(axis) for axis in order)
    if op.type == "ExpandDims":
        axis = _value(op.inputs[1])
        if axis is None:
            return None
        new = int(axis) % rank
        return tuple(None if place == new else place - (place > new) for place in range(rank))
    if op.type == "StridedSlice":
        return _sliced(op)
    if op.type in {"Slice", "Tile", "Reverse", "ReverseV2", "Roll", "Split", "SplitV"}:
        return tuple(range(rank))
    return None


def _sliced(op: Any) -> tuple[int | None, ...] | None:
    """The axes of x[..., 0], x[:, None] and the like."""
    before, length = op.inputs[0].shape.rank, op.inputs[1].shape[0]
    if before is None or length is None:
        return None
    new, gone, dots = (op.get_attr(name) for name in ("new_axis_mask", "shrink_axis_mask", "ellipsis_mask"))
    named = sum(1 for place in range(length) if not (new | dots) >> place & 1)
    order: list[int | None] = []
    axis = 0
    for place in range(length):
        if dots >> place & 1:
            order += list(range(axis, axis + before - named))
            axis += before - named
        elif new >> place & 1:
            order.append(None)
        else:
            if not gone >> place & 1:
                order.append(axis)
            axis += 1
    return (*order, *range(axis, before))


def _function(op: Any) -> Any:
    """The graph of the function that an operation calls."""
    found = getattr(op.graph, "_get_function", None)  # no public way leads there
    function = None if found is None else found(op.get_attr("f").name)
    return getattr(function, "graph", None)
