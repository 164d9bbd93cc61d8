"""torch tensors on any device."""

from __future__ import annotations

from typing import Any

import torch

from fromlogits.losses.tensors import Differentiable

__all__ = ["OPERATIONS"]


class Torch:
    """torch's operations."""

    name = "torch"
    infinity = float("inf")
    exp, expm1, log, log1p, tanh = (staticmethod(one) for one in (torch.exp, torch.expm1, torch.log, torch.log1p, torch.tanh))
    maximum, where, zeros_like, ones_like = (staticmethod(one) for one in (torch.maximum, torch.where, torch.zeros_like, torch.ones_like))
    power = staticmethod(torch.pow)

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

    def attached(self, function: Differentiable, options: Any, *inputs: Any) -> Any:
        attached = _Compiled if torch.compiler.is_compiling() else _Attached
        return attached.apply(function, options, *inputs)


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
