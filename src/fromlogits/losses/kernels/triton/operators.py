"""The kernels as operators of torch: torch.compile takes each as one node whose shapes it knows, and runs it as it is.

Nothing here waits for the device, and nothing depends on its numbers, so that CUDA graphs can hold it. What is absent is an empty tensor.
"""

from __future__ import annotations

import torch
from torch import Tensor

from fromlogits.losses.kernels.triton import launching, pieces
from fromlogits.losses.kernels.triton.kernels import KEPT
from fromlogits.losses.kernels.triton.launching import Labels, Recipe, Statistics
from fromlogits.losses.kernels.triton.pieces import Needs

__all__ = ["linear_gradients", "linear_statistics", "linear_sum", "logits_gradient", "logits_statistics"]


@torch.library.custom_op("fromlogits::logits_statistics", mutates_args=())
def logits_statistics(
    logits: Tensor, values: Tensor, weight: Tensor, own: Tensor, class_weight: Tensor | None,
    label_smoothing: float, z_loss: float, softcap: float | None, scale: float, focal_gamma: float | None, entropy: bool, argmax: bool,
) -> tuple[Tensor, Tensor, Tensor]:  # fmt: skip
    """Losses, what is kept, argmax of rows of logits (N, V)."""
    recipe = Recipe(label_smoothing, z_loss, softcap, scale, focal_gamma, entropy, argmax)
    found = launching.blank(logits.shape[0], logits.device)
    launching.statistics(logits, None, Labels(values, weight, own, class_weight), recipe, found)
    return found.losses, found.kept, found.argmax


@torch.library.custom_op("fromlogits::logits_gradient", mutates_args=())
def logits_gradient(
    logits: Tensor, values: Tensor, weight: Tensor, own: Tensor, class_weight: Tensor | None,
    losses: Tensor, kept: Tensor, places: Tensor, of_losses: Tensor, of_lse: Tensor, of_entropy: Tensor,
    label_smoothing: float, z_loss: float, softcap: float | None, scale: float, focal_gamma: float | None, entropy: bool,
) -> Tensor:  # fmt: skip
    """The gradient of rows of logits (N, V), of their dtype."""
    recipe = Recipe(label_smoothing, z_loss, softcap, scale, focal_gamma, entropy)
    out = torch.empty_like(logits, memory_format=torch.contiguous_format)
    labels, known = Labels(values, weight, own, class_weight), Statistics(losses, kept, places)
    launching.gradient(logits, None, labels, recipe, known, (of_losses, of_lse, of_entropy), out)
    return out


@torch.library.custom_op("fromlogits::linear_statistics", mutates_args=())
def linear_statistics(
    hidden: Tensor, head: Tensor, bias: Tensor | None, values: Tensor, weight: Tensor, own: Tensor, class_weight: Tensor | None,
    label_smoothing: float, z_loss: float, softcap: float | None, scale: float, focal_gamma: float | None, entropy: bool, argmax: bool,
) -> tuple[Tensor, Tensor, Tensor]:  # fmt: skip
    """Losses, what is kept, argmax of the rows of `hidden @ head.T + bias`: (N, D), (V, D), (V,)."""
    recipe = Recipe(label_smoothing, z_loss, softcap, scale, focal_gamma, entropy, argmax)
    found = pieces.statistics(hidden, head, bias, Labels(values, weight, own, class_weight), recipe)
    return found.losses, found.kept, found.argmax


@torch.library.custom_op("fromlogits::linear_sum", mutates_args=())
def linear_sum(
    hidden: Tensor, head: Tensor, bias: Tensor | None, values: Tensor, weight: Tensor, own: Tensor, class_weight: Tensor | None, unit: Tensor,
    label_smoothing: float, z_loss: float, softcap: float | None, scale: float, focal_gamma: float | None, entropy: bool, argmax: bool,
    of_hidden: bool, of_head: bool, of_bias: bool,
) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]:  # fmt: skip
    """The same, and `unit` times the gradients of the sum of the losses."""
    recipe = Recipe(label_smoothing, z_loss, softcap, scale, focal_gamma, entropy, argmax)
    labels, needs = Labels(values, weight, own, class_weight), Needs(of_hidden, of_head, of_bias)
    found, made = pieces.statistics_and_gradients(hidden, head, bias, labels, recipe, unit, needs)
    of = [hidden.new_empty(0) if one is None else one for one in made]
    return found.losses, found.kept, found.argmax, of[0], of[1], of[2]


@torch.library.custom_op("fromlogits::linear_gradients", mutates_args=())
def linear_gradients(
    hidden: Tensor, head: Tensor, bias: Tensor | None, values: Tensor, weight: Tensor, own: Tensor, class_weight: Tensor | None,
    losses: Tensor, kept: Tensor, places: Tensor, of_losses: Tensor, of_lse: Tensor, of_entropy: Tensor,
    label_smoothing: float, z_loss: float, softcap: float | None, scale: float, focal_gamma: float | None, entropy: bool,
    of_hidden: bool, of_head: bool, of_bias: bool,
) -> tuple[Tensor, Tensor, Tensor]:  # fmt: skip
    """The gradients, for given gradients (N,) of the rows."""
    recipe = Recipe(label_smoothing, z_loss, softcap, scale, focal_gamma, entropy)
    labels, needs = Labels(values, weight, own, class_weight), Needs(of_hidden, of_head, of_bias)
    known = Statistics(losses, kept, places)
    made = pieces.gradients_of_rows(hidden, head, bias, labels, recipe, known, (of_losses, of_lse, of_entropy), needs)
    of = [hidden.new_empty(0) if one is None else one for one in made]
    return of[0], of[1], of[2]


def _statistics_of(rows: Tensor, *_: object) -> tuple[Tensor, Tensor, Tensor]:
    wide = torch.float32
    return (
        rows.new_empty(rows.shape[0], dtype=wide), rows.new_empty(rows.shape[0], KEPT, dtype=wide),
        rows.new_empty(rows.shape[0], dtype=torch.int64),
    )  # fmt: skip


def _sum_of(hidden: Tensor, head: Tensor, _bias: Tensor | None, *rest: object) -> tuple[Tensor, ...]:
    needs = Needs(*rest[-3:])  # type: ignore[arg-type]
    of_hidden, of_head = pieces.kept_as(hidden, head, needs)
    made = (
        hidden.new_empty(hidden.shape if needs.hidden else 0, dtype=of_hidden if needs.hidden else hidden.dtype),
        hidden.new_empty(head.shape if needs.weight else 0, dtype=of_head if needs.weight else hidden.dtype),
        hidden.new_empty(head.shape[0] if needs.bias else 0, dtype=torch.float32 if needs.bias else hidden.dtype),
    )
    return (*_statistics_of(hidden), *made)


def _gradients_of(hidden: Tensor, head: Tensor, bias: Tensor | None, *rest: object) -> tuple[Tensor, ...]:
    needs = Needs(*rest[-3:])  # type: ignore[arg-type]
    return (
        hidden.new_empty(hidden.shape if needs.hidden else 0), head.new_empty(head.shape if needs.weight else 0),
        hidden.new_empty(0) if not needs.bias or bias is None else bias.new_empty(bias.shape),
    )  # fmt: skip


logits_statistics.register_fake(_statistics_of)
linear_statistics.register_fake(_statistics_of)
linear_sum.register_fake(_sum_of)
linear_gradients.register_fake(_gradients_of)
logits_gradient.register_fake(lambda logits, *_: torch.empty_like(logits, memory_format=torch.contiguous_format))
