"""Linear cross-entropy in pieces: the products of `products`, the kernels of `kernels` between them.

With its gradients in the forward it takes three products. Logits are made a piece of rows at a time, in float32, and read by the kernel that makes
their gradient. If the gradients of all rows fit where otherwise the float32 sum of the weight's gradient would stand, they are kept, and the two
other products are made of all rows at once: the sum of one product needs no memory but its result. If not, each piece's gradient takes the memory of
its logits, and adds to that sum.

Where the gradients of single rows are only known in the backward it takes four products: the backward computes the logits again, a piece of the
vocabulary at a time, so that again each row of the weight's gradient is the sum of one product.

Memory beside inputs and gradients: PIECE, and for the three products what a float32 sum of the weight's gradient takes. Gradients in the forward:
Hsu et al., Liger Kernel, section 3.2; logits computed twice: Wijmans et al., Cut Your Losses in Large-Vocabulary Language Models, section 4.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor

from fromlogits.losses.kernels.triton import launching
from fromlogits.losses.kernels.triton.launching import Labels, Recipe, Statistics
from fromlogits.losses.kernels.triton.products import add_product, product

__all__ = ["Gradients", "Needs", "at_once", "gradients_of_rows", "kept_as", "statistics", "statistics_and_gradients"]

PIECE = 512 * 2**20  # bytes
ALIGNED = 64  # numbers that a row of logits is padded to: products of odd widths are slow where rows begin anywhere


class Needs(NamedTuple):
    """Whose gradients are asked for."""

    hidden: bool
    weight: bool
    bias: bool


class Gradients(NamedTuple):
    hidden: Tensor | None  # (N, D)
    weight: Tensor | None  # (V, D)
    bias: Tensor | None  # (V,)


def statistics(hidden: Tensor, weight: Tensor, bias: Tensor | None, labels: Labels, recipe: Recipe) -> Statistics:
    """What is to be known of each row: (N, D), (V, D), (V,)."""
    found = launching.blank(hidden.shape[0], hidden.device)
    room = _room(hidden, weight)
    for begin, end in _spans(hidden.shape[0], room.shape[0]):
        logits = product(hidden[begin:end], weight.t(), room[: end - begin, : weight.shape[0]])
        launching.statistics(logits, bias, labels.rows(begin, end), recipe, found.rows(begin, end), width=room.shape[1])
    return found


def statistics_and_gradients(
    hidden: Tensor, weight: Tensor, bias: Tensor | None, labels: Labels, recipe: Recipe, unit: Tensor, needs: Needs
) -> tuple[Statistics, Gradients]:
    """The same and, times `unit`, the gradients of the sum of the rows' losses, in the dtypes that `kept_as` tells."""
    work = _at_once if at_once(hidden, weight, needs) else _piece_by_piece
    return work(hidden, weight, bias, labels, recipe, unit, needs)


def at_once(hidden: Tensor, weight: Tensor, needs: Needs) -> bool:
    """Whether the gradients of all rows of logits are kept: they take no more memory than the sum that is spared, or one product is all there is."""
    rows, width = hidden.shape[0], _padded(weight.shape[0])
    return (
        needs.weight
        and hidden.dtype in {torch.bfloat16, torch.float32}
        and rows * width * hidden.element_size() <= max(4 * weight.numel(), PIECE)
    )


def kept_as(hidden: Tensor, weight: Tensor, needs: Needs) -> tuple[torch.dtype, torch.dtype]:
    """What gradients of hidden states and weight are kept in until the backward: float16 has no room for numbers that are yet to be scaled."""
    return (
        torch.float32 if hidden.dtype == torch.float16 else hidden.dtype,
        weight.dtype if at_once(hidden, weight, needs) else torch.float32,
    )


def _at_once(
    hidden: Tensor, weight: Tensor, bias: Tensor | None, labels: Labels, recipe: Recipe, unit: Tensor, needs: Needs
) -> tuple[Statistics, Gradients]:
    rows, classes = hidden.shape[0], weight.shape[0]
    found = launching.blank(rows, hidden.device)
    every = torch.empty(rows, _padded(classes), dtype=hidden.dtype, device=hidden.device)
    wide = hidden.dtype == torch.float32
    room = every if wide else _room(hidden, weight)
    for begin, end in _spans(rows, room.shape[0]):
        logits = product(hidden[begin:end], weight.t(), room[: end - begin, :classes])
        launching.statistics_and_gradient(
            logits, bias, labels.rows(begin, end), recipe, unit, found.rows(begin, end), every[begin:end, :classes], width=every.shape[1]
        )
    del room
    made = every[:, :classes]
    of_hidden = product(made, weight, torch.empty_like(hidden)) if needs.hidden else None
    of_weight = product(made.t(), hidden, torch.empty_like(weight)) if rows else torch.zeros_like(weight)
    return found, Gradients(of_hidden, of_weight, made.sum(0, dtype=torch.float32) if needs.bias else None)


def _piece_by_piece(
    hidden: Tensor, weight: Tensor, bias: Tensor | None, labels: Labels, recipe: Recipe, unit: Tensor, needs: Needs
) -> tuple[Statistics, Gradients]:
    rows, classes = hidden.shape[0], weight.shape[0]
    found = launching.blank(rows, hidden.device)
    of_hidden = torch.empty_like(hidden, dtype=kept_as(hidden, weight, needs)[0]) if needs.hidden else None
    of_weight = (torch.empty if rows else torch.zeros)(weight.shape, dtype=torch.float32, device=hidden.device) if needs.weight else None
    of_bias = torch.zeros(classes, dtype=torch.float32, device=hidden.device) if needs.bias else None
    room = _room(hidden, weight)
    for begin, end in _spans(rows, room.shape[0]):
        own = room[: end - begin]
        logits = product(hidden[begin:end], weight.t(), own[:, :classes])
        made = own.view(hidden.dtype)[:, :classes]  # a row's gradient lies at the beginning of its logits
        launching.statistics_and_gradient(
            logits, bias, labels.rows(begin, end), recipe, unit, found.rows(begin, end), made, width=room.shape[1]
        )
        if of_hidden is not None:
            _into(of_hidden[begin:end], made, weight, _left_over(own, hidden))
        if of_weight is not None and begin == 0:
            product(made.t(), hidden[:end], of_weight)
        elif of_weight is not None:
            add_product(of_weight, made.t(), hidden[begin:end])
        if of_bias is not None:
            of_bias += made.sum(0, dtype=torch.float32)
    return found, Gradients(of_hidden, of_weight, of_bias)


def gradients_of_rows(
    hidden: Tensor, weight: Tensor, bias: Tensor | None, labels: Labels, recipe: Recipe, known: Statistics, given: tuple[Tensor, Tensor, Tensor],
    needs: Needs,
) -> Gradients:  # fmt: skip
    """The gradients for given gradients (N,) of the rows' losses, lse and entropy, in the dtypes of the inputs."""
    rows, classes = hidden.shape[0], weight.shape[0]
    sums = torch.zeros(hidden.shape, dtype=torch.float32, device=hidden.device) if needs.hidden else None
    of_weight = torch.zeros_like(weight) if needs.weight else None
    of_bias = torch.zeros(classes, dtype=torch.float32, device=hidden.device) if needs.bias else None
    width = _columns(hidden, weight)
    logits_room = torch.empty(rows, width, dtype=torch.float32, device=hidden.device)
    made_room = logits_room if hidden.dtype == torch.float32 else torch.empty(rows, width, dtype=hidden.dtype, device=hidden.device)
    for begin, end in _spans(classes, width):
        some = weight[begin:end]
        logits = product(hidden, some.t(), logits_room[:, : end - begin])
        made = made_room[:, : end - begin]
        launching.gradient(
            logits,
            None if bias is None else bias[begin:end],
            labels.columns(begin, end),
            recipe,
            known,
            given,
            made,
            first=begin,
            classes=classes,
        )
        if sums is not None:
            add_product(sums, made, some)
        if of_weight is not None:
            product(made.t(), hidden, of_weight[begin:end])
        if of_bias is not None:
            of_bias[begin:end] = made.sum(0, dtype=torch.float32)
    return Gradients(
        None if sums is None else sums.to(hidden.dtype), of_weight, None if of_bias is None or bias is None else of_bias.to(bias.dtype)
    )


def _padded(classes: int) -> int:
    """How wide rows of so many logits are made."""
    return -(-classes // ALIGNED) * ALIGNED


def _spans(size: int, most: int) -> list[tuple[int, int]]:
    return [(begin, min(begin + most, size)) for begin in range(0, size, max(most, 1))]


def _room(hidden: Tensor, weight: Tensor) -> Tensor:
    """Memory for the logits of a piece of rows, of equal pieces and whole tiles of the products."""
    width = _padded(weight.shape[0])
    most = max(PIECE // (4 * width) // 128 * 128, 128)
    pieces = max(-(-hidden.shape[0] // most), 1)
    rows = min(-(-hidden.shape[0] // pieces // 128) * 128, max(hidden.shape[0], 1))
    return torch.empty(rows, width, dtype=torch.float32, device=hidden.device)


def _columns(hidden: Tensor, weight: Tensor) -> int:
    """How many classes fit into a piece, for all rows."""
    a_class = max(hidden.shape[0], 1) * (4 + (0 if hidden.dtype == torch.float32 else hidden.element_size()))
    fits = max((PIECE - 4 * hidden.numel()) // a_class, 1024) // 128 * 128
    pieces = -(-weight.shape[0] // fits)
    return _padded(-(-weight.shape[0] // pieces))


def _left_over(own: Tensor, hidden: Tensor) -> Tensor | None:
    """The part of a piece's memory that a gradient of half precision leaves free, for a float32 product (n, D)."""
    used = _padded(-(-own.shape[1] // 2))
    if hidden.dtype == torch.float32 or used + hidden.shape[1] > own.shape[1]:
        return None
    return own[:, used : used + hidden.shape[1]]


def _into(out: Tensor, made: Tensor, weight: Tensor, room: Tensor | None) -> None:
    """`made @ weight`, summed in float32 and rounded once."""
    if out.dtype == torch.float32:
        product(made, weight, out)
    else:
        sums = torch.empty(out.shape, dtype=torch.float32, device=out.device) if room is None else room
        out.copy_(product(made, weight, sums))
