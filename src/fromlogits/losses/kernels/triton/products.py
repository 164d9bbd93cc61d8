"""Matrix products of half precision whose sums are float32, and stay it: the library's own, which on a GPU are the fastest there are."""

from __future__ import annotations

import torch
from torch import Tensor

__all__ = ["add_product", "product"]

EIGHT = 8  # numbers of half precision that are loaded at once: where a side is no multiple, the library's products are several times slower


def product(left: Tensor, right: Tensor, out: Tensor) -> Tensor:
    """`left @ right` into `out`, of the dtype of the factors or float32. What a side has beyond a multiple of eight is multiplied by itself."""
    rows, inner, columns = (_even(size) for size in (*left.shape, right.shape[1]))
    if left.dtype == torch.float32:
        torch.mm(left, right, out=out)
    elif columns:
        product(left, right[:, :columns], out[:, :columns])
        product(left, right[:, columns:], out[:, columns:])
    elif rows:
        product(left[:rows], right, out[:rows])
        product(left[rows:], right, out[rows:])
    elif inner:
        sums = out if out.dtype == torch.float32 else torch.empty(out.shape, dtype=torch.float32, device=out.device)
        add_product(product(left[:, :inner], right[:inner], sums), left[:, inner:], right[inner:])
        if sums is not out:
            out.copy_(sums)
    elif left.is_cuda and out.dtype != left.dtype:
        torch.ops.aten.mm.dtype_out(left, right, out.dtype, out=out)
    else:
        torch.mm(left.to(out.dtype), right.to(out.dtype), out=out)
    return out


def add_product(total: Tensor, left: Tensor, right: Tensor) -> Tensor:
    """`total += left @ right`, in the dtype of the total, float32."""
    rows, inner, columns = (_even(size) for size in (*left.shape, right.shape[1]))
    if left.dtype == torch.float32:
        torch.addmm(total, left, right, out=total)
    elif columns:
        add_product(total[:, :columns], left, right[:, :columns])
        add_product(total[:, columns:], left, right[:, columns:])
    elif rows:
        add_product(total[:rows], left[:rows], right)
        add_product(total[rows:], left[rows:], right)
    elif inner:
        add_product(total, left[:, :inner], right[:inner])
        add_product(total, left[:, inner:], right[inner:])
    elif left.is_cuda:
        torch.ops.aten.addmm.dtype_out(total, left, right, total.dtype, out=total)
    else:
        torch.addmm(total, left.to(total.dtype), right.to(total.dtype), out=total)
    return total


def _even(size: int) -> int:
    """Where to cut a side, or zero where there is nothing to cut."""
    return size // EIGHT * EIGHT if size % EIGHT else 0
