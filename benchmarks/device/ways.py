"""The ways that `benchmarks/gpu.py` compares: ours with their options, and whatever peers are installed. A way that cannot be loaded says why."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, NamedTuple

import torch
from torch.nn import functional

import fromlogits as fl

__all__ = ["LINEAR", "LOGITS", "Way"]


class Way(NamedTuple):
    """A loss (hidden, weight, ids) or (logits, ids) -> (), made by a function that imports what it needs."""

    make: Callable[[], Callable[..., torch.Tensor]]
    package: str = ""  # whose version is told
    plain: bool = True  # computes the plain mean, which the truth is known of


def ours_linear(**options: Any) -> Callable[..., torch.Tensor]:
    def loss(hidden: torch.Tensor, weight: torch.Tensor, ids: torch.Tensor) -> torch.Tensor:
        given = {name: made(hidden, weight) if callable(made) else made for name, made in options.items()}
        found = fl.linear_cross_entropy(hidden, weight, ids, implementation="triton", **given)
        return found[0] if isinstance(found, tuple) else found

    return loss


def ours_rows(hidden: torch.Tensor, weight: torch.Tensor, ids: torch.Tensor) -> torch.Tensor:
    return fl.linear_cross_entropy(hidden, weight, ids, reduction="none", implementation="triton").mean()


def ours_logits(**options: Any) -> Callable[..., torch.Tensor]:
    def loss(logits: torch.Tensor, ids: torch.Tensor) -> torch.Tensor:
        found = fl.cross_entropy(logits, ids, **options)
        return found[0] if isinstance(found, tuple) else found

    return loss


def eager_linear(hidden: torch.Tensor, weight: torch.Tensor, ids: torch.Tensor) -> torch.Tensor:
    return functional.cross_entropy(functional.linear(hidden, weight).float(), ids)


def torch_linear(hidden: torch.Tensor, weight: torch.Tensor, ids: torch.Tensor) -> torch.Tensor:
    return functional.linear_cross_entropy(hidden, weight, ids, options=torch.nn.LinearCrossEntropyOptions())


def made_torch_linear() -> Callable[..., torch.Tensor]:
    if not hasattr(functional, "linear_cross_entropy"):
        raise ImportError(f"torch {torch.__version__} has no linear_cross_entropy; torch 2.13 has")
    return torch_linear


def liger_linear(**options: Any) -> Callable[..., torch.Tensor]:
    from liger_kernel.transformers.functional import liger_fused_linear_cross_entropy

    def loss(hidden: torch.Tensor, weight: torch.Tensor, ids: torch.Tensor) -> torch.Tensor:
        found = liger_fused_linear_cross_entropy(hidden, weight, ids, **options)
        return found[0] if isinstance(found, tuple) else found

    return loss


def cce_linear() -> Callable[..., torch.Tensor]:
    from cut_cross_entropy import linear_cross_entropy

    return functools.partial(linear_cross_entropy, impl="cce")


def quack_linear(**options: Any) -> Callable[..., torch.Tensor]:
    from quack.linear_cross_entropy import chunked_linear_cross_entropy

    return functools.partial(chunked_linear_cross_entropy, **options)


def liger_logits() -> Callable[..., torch.Tensor]:
    from liger_kernel.transformers.functional import liger_cross_entropy

    def loss(logits: torch.Tensor, ids: torch.Tensor) -> torch.Tensor:
        return liger_cross_entropy(logits, ids)

    return loss


def quack_logits() -> Callable[..., torch.Tensor]:
    from quack.cross_entropy import cross_entropy

    return functools.partial(cross_entropy, reduction="mean", inplace_backward=True)


def eager_logits(logits: torch.Tensor, ids: torch.Tensor) -> torch.Tensor:
    return functional.cross_entropy(logits, ids)


def wide_logits(logits: torch.Tensor, ids: torch.Tensor) -> torch.Tensor:
    return functional.cross_entropy(logits.float(), ids)


def compiled(loss: Callable[..., torch.Tensor]) -> Callable[..., torch.Tensor]:
    return torch.compile(loss)


EVERYTHING = {
    "label_smoothing": 0.1, "z_loss": 1e-4, "softcap": 30.0, "scale": 0.9, "ignore_index": -100, "returns": ("argmax", "entropy"),
    "bias": lambda _, weight: torch.zeros_like(weight[:, 0]),
    "class_weight": lambda _, weight: torch.ones(len(weight), device=weight.device),
}  # fmt: skip

LINEAR = {
    "fromlogits": Way(ours_linear, "fromlogits"),
    "fromlogits, smoothing": Way(lambda: ours_linear(label_smoothing=0.1), "fromlogits", plain=False),
    "fromlogits, z-loss, soft-cap": Way(lambda: ours_linear(z_loss=1e-4, softcap=30.0), "fromlogits", plain=False),
    "fromlogits, entropy, argmax": Way(lambda: ours_linear(returns=("argmax", "entropy")), "fromlogits"),
    "fromlogits, every option": Way(lambda: ours_linear(**EVERYTHING), "fromlogits", plain=False),
    "fromlogits, rows with gradients of their own": Way(lambda: ours_rows, "fromlogits"),
    "quack": Way(quack_linear, "quack-kernels"),
    "quack, not scaled-exp": Way(lambda: quack_linear(use_scaled_exp=False), "quack-kernels"),
    "Liger": Way(liger_linear, "liger-kernel"),
    "Liger, float32 sums": Way(lambda: liger_linear(accum_dtype=torch.float32), "liger-kernel"),
    "CCE": Way(cce_linear, "cut-cross-entropy"),
    "torch, F.linear_cross_entropy": Way(made_torch_linear, "torch"),
    "torch.compile": Way(lambda: compiled(eager_linear), "torch"),
    "torch eager": Way(lambda: eager_linear, "torch"),
}
LOGITS = {
    "fromlogits, in place": Way(lambda: ours_logits(overwrite_logits=True), "fromlogits"),
    "fromlogits, in place, smoothing, z-loss": Way(
        lambda: ours_logits(overwrite_logits=True, label_smoothing=0.1, z_loss=1e-4), "fromlogits", plain=False
    ),
    "fromlogits": Way(ours_logits, "fromlogits"),
    "quack, in place": Way(quack_logits, "quack-kernels"),
    "Liger, in place": Way(liger_logits, "liger-kernel"),
    "torch.compile": Way(lambda: compiled(wide_logits), "torch"),
    "torch eager": Way(lambda: eager_logits, "torch"),
}
