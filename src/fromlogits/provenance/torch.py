"""torch: the autograd graph behind a tensor. Under `torch.no_grad` there is none, and nothing is said."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache
from typing import Any, NamedTuple

import torch

from fromlogits.provenance.following import Follower, output_of
from fromlogits.provenance.steps import Found, Shape, Step
from fromlogits.vocabulary import Output, OutputKind

__all__ = ["made_by", "made_of", "maker_of"]

# Names of nodes, without "Backward" and a number.
SAME = frozenset("Alias AliasCopy Clone Contiguous Detach NativeDropout FusedDropout ToCopy MkldnnToDense".split())
MOVED = frozenset(
    "Expand Flatten Flip Gather Index IndexSelect MaskedSelect Movedim Narrow Permute PixelShuffle Repeat RepeatInterleave Reshape "
    "ReshapeAlias Roll Select Slice Split SplitWithSizes Squeeze Swapaxes T Take TakeAlongDim Transpose Unbind Unflatten UnsafeSplit "
    "UnsafeView Unsqueeze View ViewCopy".split()
)
POOLED = frozenset(
    f"{name}{dimensions}d" for name in ("AvgPool", "AdaptiveAvgPool", "AdaptiveMaxPool", "MaxPool", "UpsampleNearest", "UpsampleNearestExact")
    for dimensions in "123"
) | frozenset("MaxPool2DWithIndices MaxPool3DWithIndices MkldnnAdaptiveAvgPool2D UpsampleBilinear2D UpsampleBicubic2D UpsampleLinear1D UpsampleTrilinear3D".split())  # fmt: skip
POOLED |= frozenset(name[:-1] + "D" for name in POOLED if name.endswith("d"))
SCALED = frozenset("NativeBatchNorm CudnnBatchNorm MiopenBatchNorm NativeLayerNorm NativeGroupNorm".split())
NAMES = {
    "Softmax": "softmax", "SafeSoftmax": "softmax", "LogSoftmax": "log_softmax", "Sigmoid": "sigmoid", "LogSigmoid": "log_sigmoid",
    "Relu": "relu", "Tanh": "tanh", "Elu": "elu", "Gelu": "gelu", "LeakyRelu": "leaky_relu", "PreluKernel": "prelu", "Prelu": "prelu",
    "RreluWithNoise": "rrelu", "Silu": "silu", "Mish": "mish", "Softplus": "softplus", "Hardtanh": "hard_tanh",
    "Hardsigmoid": "hard_sigmoid", "Hardswish": "hard_swish", "Add": "add", "Sub": "sub", "Rsub": "rsub", "Mul": "mul", "Div": "div",
    "Neg": "neg", "Reciprocal": "reciprocal", "Exp": "exp", "Log": "log", "Sum": "sum", "Max": "max", "Amax": "max", "Maximum": "max",
    "Logsumexp": "logsumexp", "Mean": "mean", "Clamp": "clamp", "ClampMin": "clamp", "MaskedFill": "chosen", "Where": "chosen",
    "Cat": "joined", "Stack": "joined", "AccumulateGrad": "parameter",
}  # fmt: skip
REDUCED = frozenset({"softmax", "log_softmax", "sum", "logsumexp", "mean", "max"})
BINARY = frozenset({"add", "sub", "rsub", "mul", "div"})


class _Node(NamedTuple):
    """A node of the graph and which of its results."""

    of: Any
    result: int


class _Constant(NamedTuple):
    """What asks for no gradient: a number, where its neighbour keeps it, or data."""

    number: float | None


class _Autograd:
    """Steps of the autograd graph. `quick` leaves out shapes and axes, which cost more than the walk itself."""

    def __init__(self, *, quick: bool = False) -> None:
        self.quick = quick

    def step(self, node: Hashable) -> Step:
        if isinstance(node, _Constant):
            return Step("constant", number=node.number)
        assert isinstance(node, _Node)  # noqa: S101 there are two kinds
        return _step(node.of, quick=self.quick)

    def shape(self, node: Hashable) -> Shape:
        if self.quick:
            return None
        if not isinstance(node, _Node):
            return () if isinstance(node, _Constant) and node.number is not None else None
        return _shape(node.of, node.result)


_GRAPH, _QUICK_GRAPH = _Autograd(), _Autograd(quick=True)


def made_of(x: Any, *, text: str | None = None) -> Output | None:
    """What a tensor is, from its autograd graph; None where it has none.

    >>> import torch
    >>> from fromlogits.provenance.torch import made_of
    >>> found = made_of(torch.nn.Linear(4, 3)(torch.zeros(2, 4)).softmax(1))
    >>> print(found.kind, found.activation, found.axis, found.units, found.from_model)
    probabilities softmax -1 3 True
    """
    if x.grad_fn is None:
        return None
    found = Follower(_GRAPH).follow(_Node(x.grad_fn, x.output_nr))
    return output_of(found, tuple(x.shape), str(x.dtype).removeprefix("torch."), from_model=_trained(x.grad_fn), text=text)


def maker_of(x: Any) -> Any:
    """The node of the autograd graph where a tensor got its kind."""
    if x.grad_fn is None:
        return None
    maker = Follower(_QUICK_GRAPH, shallow=True).follow(_Node(x.grad_fn, x.output_nr)).maker
    return maker.of if isinstance(maker, _Node) else None


def made_by(x: Any) -> str | None:
    """Softmax, sigmoid or linear, where the graph proves it. No further than to what made it: losses ask at each call."""
    node = x.grad_fn
    if node is None:
        return None
    quick = _QUICK.get(node.name())
    return quick if quick is not None else _told(Follower(_QUICK_GRAPH, shallow=True).follow(_Node(node, x.output_nr)))


_QUICK = {"SoftmaxBackward0": "softmax", "SigmoidBackward0": "sigmoid", "AddmmBackward0": "linear"}


def _told(found: Found) -> str | None:
    if found.kind is OutputKind.LOGITS:
        return "linear"
    return found.activation if found.kind is OutputKind.PROBABILITIES and found.activation in {"softmax", "sigmoid"} else None


@lru_cache(maxsize=1024)
def _short(name: str) -> str:
    return name.rpartition("::")[2].rstrip("0123456789").removesuffix("Backward")


def _shape(node: Any, result: int = 0) -> Shape:
    """The shape of a result: of what the node's gradient takes."""
    known = getattr(node, "_input_metadata", None)
    return tuple(known[result].shape) if known and result < len(known) else None


def _inputs(node: Any) -> tuple[Hashable, ...]:
    return tuple(_Constant(None) if one is None else _Node(one, result) for one, result in node.next_functions)


def _step(node: Any, *, quick: bool) -> Step:
    name = _short(node.name())
    if name in SAME:
        inputs = _inputs(node)
        return Step("same", inputs[:1]) if inputs else Step("other")
    if name in MOVED:
        return Step("moved", _inputs(node)[:1], order=None if quick else _order(name, node))
    if name in POOLED:
        return Step("pooled", _inputs(node)[:1])
    if name in SCALED:
        return Step("scaled", _inputs(node)[:1])
    if name in _LINEAR:
        return _linear(name, node, None if quick else _shape(node))
    op = NAMES.get(name)
    if op is None:
        return Step("other")
    if op == "parameter":
        return Step("parameter" if node.variable.dim() or isinstance(node.variable, torch.nn.Parameter) else "constant")
    inputs = _inputs(node)
    if op in BINARY:
        return _binary(op, node, inputs)
    if op in REDUCED and name != "Maximum":
        saved = getattr(node, "_saved_dim", None)
        axes = saved if quick and isinstance(saved, tuple) else (-1,) if quick and saved is not None else _axes(node, saved, inputs[0])
        return Step(op, inputs[:1], axes=axes)
    if op == "joined":
        stacked = name == "Stack"
        return Step("other" if stacked else op, inputs, axes=None if stacked else (_signed(node._saved_dim),))  # noqa: SLF001 so torch names what it keeps
    if op == "clamp":
        low = getattr(node, "_saved_min", None)
        return Step(op, inputs[:1], number=float(low) if isinstance(low, int | float) else None)
    if op == "max":
        return Step(op, tuple(_valued(one, node, side) for one, side in zip(inputs, ("_saved_self", "_saved_other"), strict=False)))
    if name == "Where" and any(isinstance(one, _Constant) for one in inputs):
        return Step("other")  # the node does not keep the number: minus infinity, or the end of a hand-written hard sigmoid
    if name == "MaskedFill":
        return Step(op, (inputs[0], _Constant(None)))
    return Step(op, inputs)


_LINEAR = frozenset({"Addmm", "Mm", "Addmv", "Mv", "Bmm", "Baddbmm", "Convolution", "Dot", "MkldnnConvolution", "CudnnConvolution"})


def _linear(name: str, node: Any, shape: Shape) -> Step:
    inputs = _inputs(node)
    if name in {"Addmm", "Addmv", "Baddbmm"}:
        return Step("linear", inputs[1:], axis=None if name == "Addmv" else -1, bias=inputs[0] != _Constant(None))
    if "Convolution" in name:
        biased = len(inputs) > 2 and inputs[2] != _Constant(None)
        return Step("linear", inputs[:2], axis=None if shape is None else 1 - len(shape), bias=biased)
    return Step("linear", inputs, axis=-1 if name in {"Mm", "Bmm"} else None)


def _binary(op: str, node: Any, inputs: tuple[Hashable, ...]) -> Step:
    if op in {"mul", "div"}:
        inputs = tuple(_valued(one, node, side) for one, side in zip(inputs, ("_saved_self", "_saved_other"), strict=False))
    if len(inputs) == 1:
        inputs = (*inputs, _Constant(None))
    if op == "rsub":
        return Step("sub", inputs[::-1])
    return Step(op, inputs)


def _valued(one: Hashable, node: Any, side: str) -> Hashable:
    """A constant with its number, where the node keeps it."""
    if one != _Constant(None):
        return one
    try:
        kept = getattr(node, side, None)
    except RuntimeError:  # freed by a backward pass
        return one
    if isinstance(kept, int | float):
        return _Constant(float(kept))
    if type(kept) is torch.Tensor and kept.dim() == 0 and kept.device.type == "cpu" and not kept.is_complex():
        return _Constant(float(kept))
    return one


def _signed(axis: int) -> int:
    return axis - 2**64 if axis >= 2**63 else axis


def _axes(node: Any, saved: Any, before: Hashable) -> tuple[int, ...] | None:
    """Axes from the end of what the node took."""
    shape = _shape(before.of, before.result) if isinstance(before, _Node) else None
    sizes = getattr(node, "_saved_self_sym_sizes", None)
    rank = len(shape) if shape is not None else len(sizes) if sizes is not None else None
    if rank is None:
        return None
    if saved is None:  # over everything
        return tuple(range(-rank, 0))
    chosen = saved if isinstance(saved, tuple | list) else (saved,)
    return tuple(_signed(axis) % rank - rank if rank else -1 for axis in chosen)


def _order(name: str, node: Any) -> tuple[int | None, ...] | None:
    """For each axis of the result, the one it was; None where shapes must tell."""
    after = _shape(node)
    if after is None:
        return None
    rank = len(after)
    plain = list(range(rank))
    if name == "Permute":
        return tuple(_signed(axis) % rank for axis in node._saved_dims)  # noqa: SLF001
    if name == "T":
        return tuple(reversed(plain))
    if name in {"Transpose", "Swapaxes"}:
        one, other = _signed(node._saved_dim0) % rank, _signed(node._saved_dim1) % rank  # noqa: SLF001
        plain[one], plain[other] = plain[other], plain[one]
        return tuple(plain)
    if name == "Unsqueeze":
        new = _signed(node._saved_dim) % rank  # noqa: SLF001
        return tuple(None if axis == new else axis - (axis > new) for axis in plain)
    if name in {"Select", "Unbind"}:
        gone = _signed(node._saved_dim) % (rank + 1)  # noqa: SLF001
        return tuple(axis + (axis >= gone) for axis in plain)
    if name in {"Slice", "Split", "UnsafeSplit", "Narrow", "Flip", "Roll", "IndexSelect", "Expand"}:
        return tuple(plain) if name != "Expand" else _expanded(node, rank)
    return None


def _expanded(node: Any, rank: int) -> tuple[int | None, ...] | None:
    before = getattr(node, "_saved_self_sym_sizes", None)
    if before is None:
        return None
    new = rank - len(before)
    return tuple(None if axis < new else axis - new for axis in range(rank))


def _trained(node: Any) -> bool | None:
    """Whether a trained weight stands upstream."""
    seen, waiting = {node}, [node]
    while waiting:
        for one, _ in waiting.pop().next_functions:
            if one is None or one in seen:
                continue
            if one.name() == "torch::autograd::AccumulateGrad" and isinstance(one.variable, torch.nn.Parameter):
                return True
            seen.add(one)
            waiting.append(one)
    return None
