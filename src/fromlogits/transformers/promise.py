"""Logits that nobody has computed: what a model does to them is remembered until a cross-entropy takes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from fromlogits import errors
from fromlogits.losses.linear import linear_cross_entropy

__all__ = ["Promise"]


@dataclass(frozen=True)
class Promise:
    """Logits (..., V): `outer * tanh(inner * x)` where there is a cap, else `outer * x`, with x = hidden @ weight.T + bias.

    It may be scaled, capped, given another bias, cut along any axis and put in another shape, as long as classes stay the last axis.
    """

    hidden: Tensor  # (..., D)
    weight: Tensor  # (V, D)
    bias: Tensor | None  # (V,)
    outer: float = 1.0
    inner: float | None = None

    @property
    def shape(self) -> torch.Size:
        return torch.Size((*self.hidden.shape[:-1], self.weight.shape[0]))

    @property
    def ndim(self) -> int:
        return self.hidden.ndim

    @property
    def device(self) -> torch.device:
        return self.hidden.device

    def size(self, dim: int | None = None) -> torch.Size | int:
        return self.shape if dim is None else self.shape[dim]

    def dim(self) -> int:
        return self.ndim

    def __mul__(self, by: object) -> Promise:
        if not isinstance(by, int | float):
            raise errors.unknown_on_logits(f"a product with a {type(by).__name__}")
        return replace(self, outer=self.outer * by)

    __rmul__ = __mul__

    def __truediv__(self, by: float) -> Promise:
        return self * (1.0 / by)

    def __add__(self, more: object) -> Promise:
        if not isinstance(more, Tensor) or more.numel() != self.weight.shape[0] or more.shape[-1:] != self.shape[-1:]:
            raise errors.unknown_on_logits("a sum with what is no number for each class")
        if self.inner is not None:
            raise errors.unknown_on_logits("a sum behind a tanh")
        more = more.reshape(-1) / self.outer
        return replace(self, bias=more if self.bias is None else self.bias + more)

    __radd__ = __add__

    def tanh(self) -> Promise:
        if self.inner is not None:
            raise errors.unknown_on_logits("a second tanh")
        return replace(self, outer=1.0, inner=self.outer)

    def view(self, *shape: Any) -> Promise:
        *leading, classes = torch.empty(self.shape, device="meta").reshape(*shape).shape
        if classes != self.weight.shape[0]:
            raise errors.unknown_on_logits(f"a view of shape {(*leading, classes)} of {tuple(self.shape)}")
        return replace(self, hidden=self.hidden.reshape(*leading, self.hidden.shape[-1]))

    reshape = view

    def __getitem__(self, key: Any) -> Promise:
        *leading, classes = _spelled_out(key if isinstance(key, tuple) else (key,), self.ndim)
        if not isinstance(classes, slice) or classes.step not in (None, 1):
            raise errors.unknown_on_logits("a choice of classes")
        hidden = self.hidden[(*leading, slice(None))]
        if classes.indices(self.weight.shape[0])[:2] == (0, self.weight.shape[0]):
            return replace(self, hidden=hidden)
        return replace(self, hidden=hidden, weight=self.weight[classes], bias=None if self.bias is None else self.bias[classes])

    def cross_entropy(
        self,
        target: Tensor,
        weight: Tensor | None = None,
        size_average: None = None,
        ignore_index: int = -100,
        reduce: None = None,
        reduction: str = "mean",
        label_smoothing: float = 0.0,
    ) -> Tensor:
        """What `torch.nn.functional.cross_entropy` computes from logits."""
        if self.ndim > 2:
            raise errors.unknown_on_logits(f"a cross-entropy of {self.ndim} axes, which has classes along the second")
        if size_average is not None or reduce is not None:
            raise errors.unknown_on_logits("a cross-entropy with size_average or reduce in place of reduction")
        cap: dict[str, Any] = {"scale": self.outer}
        if self.inner is not None:
            cap = {"scale": self.inner * self.outer, "softcap": abs(self.outer)}
        found: Tensor = linear_cross_entropy(
            self.hidden, self.weight, target, bias=self.bias, class_weight=weight, label_smoothing=label_smoothing, reduction=reduction,
            ignore_index=None if target.shape == self.shape else ignore_index, **cap,
        )  # fmt: skip
        return found

    def as_it_is(self, *_: Any, **__: Any) -> Promise:
        return self

    # A change of dtype is no more than that: what has not been rounded need not be widened.
    float = to = contiguous = as_it_is

    @classmethod
    def __torch_function__(cls, function: Any, _types: Any, args: tuple[Any, ...] = (), kwargs: Any = None) -> Any:
        known: dict[Any, Callable[..., Any]] = {
            torch.tanh: cls.tanh, torch.mul: cls.__mul__, torch.div: cls.__truediv__, torch.add: cls.__add__,
            functional.cross_entropy: cls.cross_entropy,
        }  # fmt: skip
        by_name = bool(kwargs) and function is not functional.cross_entropy
        if function not in known or by_name or not isinstance(args[0], Promise):
            raise errors.unknown_on_logits(getattr(function, "__name__", str(function)))
        return known[function](*args, **(kwargs or {}))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        raise errors.unknown_on_logits(name)


def _spelled_out(keys: tuple[Any, ...], axes: int) -> tuple[Any, ...]:
    """An index of so many axes that says something of each of them."""
    tensors = tuple(torch.as_tensor(key) if isinstance(key, list | np.ndarray) else key for key in keys)
    place = next((place for place, key in enumerate(tensors) if key is Ellipsis), len(tensors))
    rest = (slice(None),) * (axes - sum(map(_axes_of, tensors)))
    return (*tensors[:place], *rest, *tensors[place + 1 :])


def _axes_of(key: Any) -> int:
    """How many axes are behind one key of an index."""
    if key is None or key is Ellipsis or isinstance(key, bool):
        return 0
    return key.ndim if isinstance(key, Tensor) and key.dtype in {torch.bool, torch.uint8} else 1
