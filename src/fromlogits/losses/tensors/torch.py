"""torch tensors on any device."""

from __future__ import annotations

from typing import Any

import torch

from fromlogits.losses.tensors import Differentiable

__all__ = ["OPERATIONS"]

# Nodes of the autograd graph: what makes probabilities, and what only puts numbers elsewhere.
MADE = {
    "SoftmaxBackward": "softmax",
    "SigmoidBackward": "sigmoid",
    "AddmmBackward": "linear",
    "MmBackward": "linear",
    "ConvolutionBackward": "linear",
}
REARRANGED = frozenset(
    f"{name}Backward"
    for name in "Alias Clone Expand Flatten Permute Reshape Select Slice Squeeze SplitWithSizes T ToCopy Transpose UnsafeView Unsqueeze View".split()
)


class Torch:
    """torch's operations."""

    name = "torch"
    infinity, nan = float("inf"), float("nan")
    exp, expm1, log, log1p, tanh = (staticmethod(one) for one in (torch.exp, torch.expm1, torch.log, torch.log1p, torch.tanh))
    maximum, where, zeros_like, ones_like = (staticmethod(one) for one in (torch.maximum, torch.where, torch.zeros_like, torch.ones_like))

    def owns(self, x: object) -> bool:
        return isinstance(x, torch.Tensor)

    def array(self, x: Any, like: Any = None) -> Any:
        return x if isinstance(x, torch.Tensor) else torch.as_tensor(x, device=None if like is None else like.device)

    def shape(self, x: Any) -> tuple[int | None, ...]:
        return tuple(x.shape)

    def dtype(self, x: Any) -> str:
        return str(x.dtype).removeprefix("torch.")

    def cast(self, x: Any, dtype: str) -> Any:
        return x.to(getattr(torch, dtype))

    def power(self, x: Any, exponent: float) -> Any:
        return x**exponent

    def tiny(self, x: Any) -> Any:
        return torch.full((), torch.finfo(x.dtype).tiny, dtype=x.dtype, device=x.device)

    def top(self, x: Any) -> tuple[Any, Any]:
        largest, place = x.detach().max(-1, keepdim=True)
        return largest, torch.arange(x.shape[-1], device=x.device) == place

    def total(self, x: Any) -> Any:
        return x.sum(-1, keepdim=True)

    def flat(self, x: Any) -> Any:
        return x.squeeze(-1)

    def tall(self, x: Any) -> Any:
        return x.unsqueeze(-1)

    def hidden(self, x: Any) -> bool:
        return torch.compiler.is_compiling() or torch._C._functorch.peek_interpreter_stack() is not None or not _plain(x)

    def abstract(self, x: Any) -> bool:
        return bool(x.device.type == "meta")

    def away(self, x: Any) -> bool:
        return bool(x.device.type != "cpu")

    def values(self, x: Any) -> Any:
        found = x.detach().cpu()
        return (found.float() if found.dtype in {torch.bfloat16, torch.float16} else found).numpy()

    def is_class(self, ids: Any, classes: int) -> Any:
        return ids.unsqueeze(-1) == torch.arange(classes, device=ids.device)

    def argmax(self, x: Any) -> Any:
        return x.argmax(-1)

    def move_axis(self, x: Any, source: int, target: int) -> Any:
        return x.movedim(source, target)

    def sum(self, x: Any) -> Any:
        return x.sum()

    def detached(self, x: Any) -> Any:
        return x.detach()

    def like(self, x: Any, other: Any) -> Any:
        return torch.as_tensor(x, dtype=other.dtype, device=other.device)

    def made_by(self, x: Any) -> str | None:
        node = x.grad_fn
        while node is not None and _called(node) in REARRANGED:
            node = node.next_functions[0][0]
        if node is None:
            return None
        if _called(node) == "AddBackward":  # a product and a bias, each by itself
            inputs = [one for one, _ in node.next_functions if one is not None]
            biased = len(inputs) == 2 and _called(inputs[1]) == "AccumulateGrad"
            return "linear" if biased and MADE.get(_called(inputs[0])) == "linear" else None
        return MADE.get(_called(node))

    def product(self, x: Any, weight: Any) -> Any:
        return torch.nn.functional.linear(x, weight)

    def attached(self, function: Differentiable, options: Any, *inputs: Any) -> Any:
        attached = _Compiled if torch.compiler.is_compiling() else _Attached
        return attached.apply(function, options, *inputs)  # type: ignore[no-untyped-call]


def _called(node: Any) -> str:
    """The name of a node, without the number of its kind."""
    return str(node.name().rpartition("::")[2].rstrip("0123456789"))


def _plain(x: Any) -> bool:
    """Whether a tensor holds its own numbers: not a fake one, not one spread over machines."""
    return type(x) in {torch.Tensor, torch.nn.Parameter} and x.device.type != "meta"


OPERATIONS = Torch()


class _Compiled(torch.autograd.Function):
    """A function and its gradient, itself made of operations that can be differentiated again."""

    generate_vmap_rule = True

    @staticmethod
    def forward(function: Differentiable, options: Any, *inputs: Any) -> Any:
        return function.value(OPERATIONS, *inputs, options)

    @staticmethod
    def setup_context(ctx: Any, inputs: tuple[Any, ...], output: Any) -> None:
        ctx.function, ctx.options, *tensors = inputs
        ctx.save_for_backward(*tensors)
        ctx.save_for_forward(*tensors)

    @staticmethod
    def backward(ctx: Any, *given: Any) -> tuple[Any, ...]:
        slopes = ctx.function.gradient(OPERATIONS, *ctx.saved_tensors, ctx.options, given if len(given) > 1 else given[0])
        return (None, None, *slopes)


class _Attached(_Compiled):
    """The same with forward-mode derivatives, which the compiler does not take."""

    generate_vmap_rule = True

    @staticmethod
    def jvp(ctx: Any, _function: None, _options: None, *moved: Any) -> Any:
        tensors = ctx.saved_tensors
        known = tuple(torch.zeros_like(one) if change is None else change for one, change in zip(tensors, moved, strict=True))
        return ctx.function.tangent(OPERATIONS, *tensors, ctx.options, known)
