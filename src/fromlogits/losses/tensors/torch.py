"""torch tensors on any device."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import torch

from fromlogits import errors
from fromlogits.losses.tensors import Differentiable
from fromlogits.losses.tensors.numpy import native
from fromlogits.provenance.torch import made_by

__all__ = ["OPERATIONS", "sharded"]

WIDE = {torch.float32, torch.float64}

_functorch = torch._C._functorch  # noqa: SLF001 no public name tells which transforms of torch.func are at work


class Torch:
    """torch's operations."""

    name = "torch"
    scans = False
    infinity, nan = float("inf"), float("nan")
    exp, expm1, log, log1p, tanh = (staticmethod(one) for one in (torch.exp, torch.expm1, torch.log, torch.log1p, torch.tanh))
    maximum, where, zeros_like, ones_like = (staticmethod(one) for one in (torch.maximum, torch.where, torch.zeros_like, torch.ones_like))

    def nan_where(self, condition: Any, x: Any) -> Any:
        return torch.where(condition, torch.zeros_like(x) + self.nan, x)

    def owns(self, x: object) -> bool:
        return isinstance(x, torch.Tensor)

    def array(self, x: Any, like: Any = None) -> Any:
        if isinstance(x, torch.Tensor) and (x.is_nested or x.layout is not torch.strided):
            raise errors.not_dense("nested tensor" if x.is_nested else f"{str(x.layout).removeprefix('torch.')} tensor")
        found = x if isinstance(x, torch.Tensor) else torch.as_tensor(_readable(x), device=None if like is None else like.device)
        if like is not None and _one_is_sharded(found, like):
            raise errors.one_shard()
        return found

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

    def huge(self, x: Any) -> float:
        return torch.finfo(x.dtype).max

    def total(self, x: Any) -> Any:
        return x.sum(-1, keepdim=True)

    def totals(self, x: Any, y: Any) -> tuple[Any, Any]:
        return self.total(x), self.total(y)

    def flat(self, x: Any) -> Any:
        return x.squeeze(-1)

    def tall(self, x: Any) -> Any:
        return x.unsqueeze(-1)

    def hidden(self, x: Any) -> bool:
        return torch.compiler.is_compiling() or _functorch.peek_interpreter_stack() is not None or not _plain(x)

    def abstract(self, x: Any) -> bool:
        return bool(x.device.type == "meta")

    def away(self, x: Any) -> bool:
        return bool(x.device.type != "cpu")

    def values(self, x: Any) -> Any:
        found = x.detach().cpu()
        return (found.float() if found.is_floating_point() and found.dtype not in WIDE else found).numpy()

    def length(self, x: Any) -> Any:
        return x.shape[-1]

    def is_class(self, ids: Any, classes: Any) -> Any:
        if sharded(ids):
            raise errors.one_shard()
        return ids.unsqueeze(-1) == torch.arange(classes, device=ids.device)

    def largest(self, x: Any) -> Any:
        return x.amax(-1, keepdim=True)

    def chosen(self, x: Any, ids: Any) -> Any:
        return x.gather(-1, ids.long().clamp(0, x.shape[-1] - 1).unsqueeze(-1))

    def take(self, x: Any, ids: Any) -> Any:
        return x[ids.clamp(0, x.shape[0] - 1)]

    def argmax(self, x: Any) -> Any:
        return x.argmax(-1)

    def move_axis(self, x: Any, source: int, target: int) -> Any:
        return x.movedim(source, target)

    def sum(self, x: Any) -> Any:
        return x.sum()

    def detached(self, x: Any) -> Any:
        return x.detach()

    def like(self, x: Any, other: Any) -> Any:
        if isinstance(x, int | float):  # filled where it is needed: a copy from the host would make a device wait
            return torch.full((), x, dtype=other.dtype, device=other.device)
        return torch.as_tensor(x if isinstance(x, torch.Tensor) else _readable(x), dtype=other.dtype, device=other.device)

    def made_by(self, x: Any) -> str | None:
        return None if torch.compiler.is_compiling() else made_by(x)

    def shaped_like(self, x: Any, other: Any) -> Any:
        return x

    def guarded(self, x: Any, wrong: Any, ids: Any, logits: Any, axis: int) -> Any:
        return x

    def product(self, x: Any, weight: Any) -> Any:
        if x.dim() == 1:  # vmap of the forward mode of a product of a matrix and a vector fails in torch 2.13
            return torch.nn.functional.linear(x.unsqueeze(0), weight).squeeze(0)
        return torch.nn.functional.linear(x, weight)

    def turned(self, x: Any) -> Any:
        return x.t()

    def product_into(self, out: Any, x: Any, y: Any) -> None:
        torch.mm(x, y, out=out)

    def add_product(self, total: Any, x: Any, y: Any) -> None:
        total.addmm_(x, y)

    def asks(self, x: Any) -> bool:
        return bool(torch.is_grad_enabled() and x.requires_grad)

    def plain(self, *tensors: Any) -> bool:
        if torch.compiler.is_compiling() or _functorch.peek_interpreter_stack() is not None:
            return False
        return not torch.is_autocast_enabled("cpu") and all(_plain(one) and one.device.type == "cpu" and not _moved(one) for one in tensors)

    def empty(self, shape: tuple[int, ...], like: Any) -> Any:
        # numpy asks for huge pages where an array is large, torch does not: new memory costs a third.
        return torch.from_numpy(np.empty(shape, self.dtype(like))) if like.dtype in WIDE else like.new_empty(shape)

    def zeros(self, shape: tuple[int, ...], like: Any) -> Any:
        return torch.from_numpy(np.zeros(shape, self.dtype(like))) if like.dtype in WIDE else like.new_zeros(shape)

    def joined(self, parts: Any) -> Any:
        return torch.cat(parts)

    def in_order(self, x: Any) -> Any:
        return x.contiguous()

    def overwritten(self, x: Any) -> Any:
        torch.autograd.graph.increment_version(x)  # whoever saved it is told
        return x.detach()

    def ahead(self, job: Any, *inputs: Any) -> Any:
        if torch.compiler.is_compiling():
            from fromlogits.losses.tensors import torch_operator

            return torch_operator.run(job, *inputs)
        if not any(map(self.asks, inputs)):
            return job.value(*inputs)
        from fromlogits.losses.tensors.torch_ahead import run

        return run(job, *inputs)

    def opaque(self, *tensors: Any) -> bool:
        return (
            torch.compiler.is_compiling()
            and not torch._C._are_functorch_transforms_active()  # noqa: SLF001 the one such question that the compiler answers
            and not torch.is_autocast_enabled("cpu")
            and all(one.device.type == "cpu" for one in tensors)
        )

    def attached(self, function: Differentiable, options: Any, *inputs: Any) -> Any:
        compiling = torch.compiler.is_compiling()
        asked = torch.is_grad_enabled() and any(one.requires_grad for one in inputs)
        # The compiler cannot call a Function of any number of inputs that asks for no gradient; and torch takes the derivative of a Function's own
        # jvp for zero, where those of its operations are right.
        if (compiling and not asked) or (not compiling and _forward_modes() > 1):
            return function.value(self, *inputs, options)
        attached = _Compiled if compiling else _Attached
        return attached.apply(_Job(function, options), *inputs)  # type: ignore[no-untyped-call]


def _plain(x: Any) -> bool:
    """Whether a tensor holds its own numbers: not a fake one, not one spread over machines."""
    return type(x) in {torch.Tensor, torch.nn.Parameter} and x.device.type != "meta" and not _functorch.is_legacy_batchedtensor(x)


def _readable(x: Any) -> Any:
    """Arrays of numpy, and columns of tables, as torch takes them: it knows no index, no other byte order, no step backwards, and warns of read-only memory."""
    if torch.compiler.is_compiling() or (type(x) is np.ndarray and x.dtype.isbuiltin == 1 and x.flags.carray):
        return x
    if hasattr(x, "__cuda_array_interface__") or not hasattr(x, "__array__"):  # what lies on a device stays there
        return x
    found = native(x)
    if not found.flags.writeable or min(found.strides, default=0) < 0:
        found = found.copy()
    if found.dtype.isbuiltin != 1 and found.dtype.name.startswith(("bfloat16", "float8")):  # torch has them, but does not know ml_dtypes'
        return torch.from_numpy(found.view(f"u{found.itemsize}")).view(getattr(torch, found.dtype.name))
    return found


def sharded(x: Any) -> bool:
    """Whether a tensor is spread over ranks; by its name, as what it comes from need not be loaded."""
    return type(x).__name__ == "DTensor" and not torch.compiler.is_compiling()


def _one_is_sharded(x: Any, other: Any) -> bool:
    """Whether of two tensors one is spread over ranks and the other, which is more than one number, is not: torch does not go on from there."""
    if sharded(x) == sharded(other):
        return False
    return bool(math.prod(np.shape(other if sharded(x) else x)) > 1)


def _moved(x: Any) -> bool:
    """Whether a tensor carries a tangent, of forward mode."""
    forward_ad: Any = torch.autograd.forward_ad
    return forward_ad._current_level >= 0 and forward_ad.unpack_dual(x).tangent is not None  # noqa: SLF001 no public name tells


def _forward_modes() -> int:
    """How many transforms of torch.func take derivatives in forward mode here, one inside the other."""
    return sum(one.key() == _functorch.TransformType.Jvp for one in _functorch.get_interpreter_stack() or ())


OPERATIONS = Torch()


class _Job:
    """A function and its options; not a tuple, which torch.func would take apart."""

    def __init__(self, function: Differentiable, options: Any) -> None:
        self.function, self.options = function, options


class _Compiled(torch.autograd.Function):
    """A function and its gradient, itself made of operations that can be differentiated again."""

    generate_vmap_rule = True

    @staticmethod
    def forward(job: _Job, *inputs: Any) -> Any:
        return job.function.value(OPERATIONS, *inputs, job.options)

    @staticmethod
    def setup_context(ctx: Any, inputs: tuple[Any, ...], _output: Any) -> None:
        ctx.job, *tensors = inputs
        ctx.save_for_backward(*tensors)
        ctx.save_for_forward(*tensors)

    @staticmethod
    def backward(ctx: Any, *given: Any) -> tuple[Any, ...]:
        slopes = ctx.job.function.gradient(OPERATIONS, *ctx.saved_tensors, ctx.job.options, given if len(given) > 1 else given[0])
        return (None, *slopes)


class _Attached(_Compiled):
    """The same with forward-mode derivatives, which the compiler does not take."""

    generate_vmap_rule = True

    @staticmethod
    def jvp(ctx: Any, _job: None, *moved: Any) -> Any:
        tensors = ctx.saved_tensors
        known = tuple(torch.zeros_like(one) if change is None else change for one, change in zip(tensors, moved, strict=True))
        return ctx.job.function.tangent(OPERATIONS, *tensors, ctx.job.options, known)
