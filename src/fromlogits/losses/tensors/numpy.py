"""numpy arrays, and whatever numpy can read: lists, numbers, columns of a table. There is no gradient to attach."""

from __future__ import annotations

from typing import Any

import numpy as np

from fromlogits.losses.tensors import Differentiable

__all__ = ["OPERATIONS", "native"]


def native(x: Any) -> Any:
    """What numpy reads as an array, with the numbers as this machine writes them: frameworks, and names of dtypes, know no other byte order."""
    found = np.asarray(x)
    return found if found.dtype.isnative else found.astype(found.dtype.newbyteorder("="))


class Numpy:
    """numpy's operations."""

    name = "numpy"
    scans = False
    infinity, nan = float("inf"), float("nan")
    exp, expm1, log, log1p, tanh = (staticmethod(one) for one in (np.exp, np.expm1, np.log, np.log1p, np.tanh))
    maximum, where, zeros_like, ones_like = (staticmethod(one) for one in (np.maximum, np.where, np.zeros_like, np.ones_like))

    def nan_where(self, condition: Any, x: Any) -> Any:
        return np.where(condition, np.zeros_like(x) + self.nan, x)

    def owns(self, x: object) -> bool:
        return isinstance(x, np.ndarray | np.generic)

    def array(self, x: Any, like: Any = None) -> Any:
        return native(x)

    def shape(self, x: Any) -> tuple[int | None, ...]:
        return tuple(x.shape)

    def dtype(self, x: Any) -> str:
        return str(x.dtype)

    def cast(self, x: Any, dtype: str) -> Any:
        return x.astype(dtype)

    def power(self, x: Any, exponent: float) -> Any:
        return np.power(x, np.asarray(exponent, x.dtype))

    def tiny(self, x: Any) -> Any:
        return np.finfo(x.dtype).tiny

    def huge(self, x: Any) -> float:
        return float(np.finfo(x.dtype).max)

    def total(self, x: Any) -> Any:
        wide = np.float64 if x.dtype == np.float32 else x.dtype  # along an axis that is not contiguous numpy adds one by one
        return np.sum(x, -1, keepdims=True, dtype=wide).astype(x.dtype)

    def totals(self, x: Any, y: Any) -> tuple[Any, Any]:
        return self.total(x), self.total(y)

    def flat(self, x: Any) -> Any:
        return x[..., 0]

    def tall(self, x: Any) -> Any:
        return x[..., None]

    def hidden(self, x: Any) -> bool:
        return False

    def abstract(self, x: Any) -> bool:
        return False

    def away(self, x: Any) -> bool:
        return False

    def values(self, x: Any) -> Any:
        return x

    def length(self, x: Any) -> Any:
        return x.shape[-1]

    def is_class(self, ids: Any, classes: Any) -> Any:
        return ids[..., None] == np.arange(classes)

    def largest(self, x: Any) -> Any:
        return np.max(x, -1, keepdims=True)

    def chosen(self, x: Any, ids: Any) -> Any:
        return np.take_along_axis(x, np.clip(ids, 0, x.shape[-1] - 1)[..., None], -1)

    def take(self, x: Any, ids: Any) -> Any:
        return x[np.clip(ids, 0, len(x) - 1)]

    def argmax(self, x: Any) -> Any:
        return np.argmax(x, -1)

    def move_axis(self, x: Any, source: int, target: int) -> Any:
        return np.moveaxis(x, source, target)

    def sum(self, x: Any) -> Any:
        wide = np.float64 if x.dtype == np.float32 else x.dtype
        return np.sum(x, dtype=wide).astype(x.dtype)

    def detached(self, x: Any) -> Any:
        return x

    def like(self, x: Any, other: Any) -> Any:
        return np.asarray(x, other.dtype)

    def made_by(self, x: Any) -> str | None:
        return None

    def shaped_like(self, x: Any, other: Any) -> Any:
        return x

    def guarded(self, x: Any, wrong: Any, ids: Any, logits: Any, axis: int) -> Any:
        return x

    def product(self, x: Any, weight: Any) -> Any:
        return x @ weight.T

    def turned(self, x: Any) -> Any:
        return x.T

    def product_into(self, out: Any, x: Any, y: Any) -> None:
        np.matmul(x, y, out=out)

    def add_product(self, total: Any, x: Any, y: Any) -> None:
        total += x @ y

    def asks(self, x: Any) -> bool:
        return False

    def plain(self, *tensors: Any) -> bool:
        return True

    def empty(self, shape: tuple[int, ...], like: Any) -> Any:
        return np.empty(shape, like.dtype)

    def zeros(self, shape: tuple[int, ...], like: Any) -> Any:
        return np.zeros(shape, like.dtype)

    def joined(self, parts: Any) -> Any:
        return np.concatenate(parts)

    def in_order(self, x: Any) -> Any:
        return np.ascontiguousarray(x)

    def overwritten(self, x: Any) -> Any:
        return x

    def ahead(self, job: Any, *inputs: Any) -> Any:
        return job.value(*inputs)

    def opaque(self, *tensors: Any) -> bool:
        return False

    def attached(self, function: Differentiable, options: Any, *inputs: Any) -> Any:
        with np.errstate(invalid="ignore", over="ignore", under="ignore", divide="ignore"):
            return function.value(self, *inputs, options)


OPERATIONS = Numpy()
