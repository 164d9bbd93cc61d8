"""Matrix products of half precision whose sums are float32, and stay it: the library's own, which on a GPU are the fastest there are."""

from __future__ import annotations

import torch
from torch import Tensor

__all__ = ["add_product", "product"]


def product(left: Tensor, right: Tensor, out: Tensor) -> Tensor:
    """`left @ right` into `out`, of the dtype of the factors or float32."""
    if left.dtype == out.dtype:
        return torch.mm(left, right, out=out)
    if left.is_cuda:
        torch.ops.aten.mm.dtype_out(left, right, out.dtype, out=out)
        return out
    return torch.mm(left.to(out.dtype), right.to(out.dtype), out=out)


def add_product(total: Tensor, left: Tensor, right: Tensor) -> Tensor:
    """`total += left @ right`, in the dtype of the total."""
    if left.dtype == total.dtype:
        return torch.addmm(total, left, right, out=total)
    if left.is_cuda:
        torch.ops.aten.addmm.dtype_out(total, left, right, total.dtype, out=total)
        return total
    return torch.addmm(total, left.to(total.dtype), right.to(total.dtype), out=total)
