"""The gradient of a last layer in half precision, summed over a batch that is taken in pieces."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from losses.reference import EPSILON


def gradients_of_heads() -> dict[str, float]:
    """The worst error of the gradient of a half-precision head, in ulp of its largest number, summed in pieces of the batch."""
    import torch
    from torch.nn import functional as theirs

    from fromlogits.torch import functional as ours

    draw = torch.Generator().manual_seed(0)
    hidden, head = torch.randn(2048, 32, generator=draw).bfloat16(), torch.randn(64, 32, generator=draw).bfloat16()
    labels = torch.randint(64, (2048,), generator=draw)

    def gradient(loss: Callable[..., Any], dtype: Any = torch.bfloat16, **options: Any) -> Any:
        weight = head.to(dtype).requires_grad_()
        return torch.autograd.grad(loss(hidden.to(dtype), weight, labels, reduction="sum", **options), weight)[0].double()

    options = torch.nn.LinearCrossEntropyOptions
    truth = gradient(theirs.linear_cross_entropy, torch.float64)
    found = {
        "ours": gradient(ours.linear_cross_entropy),
        "torch": gradient(theirs.linear_cross_entropy),
        **{
            f"torch, in pieces of {rows} rows": gradient(theirs.linear_cross_entropy, options=options(batch_chunk_size=rows))
            for rows in (512, 128, 32)
        },
    }
    return {name: float((one - truth).abs().max() / truth.abs().max() / EPSILON["bfloat16"]) for name, one in found.items()}
