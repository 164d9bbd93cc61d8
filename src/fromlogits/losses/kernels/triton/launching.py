"""From torch tensors to the kernels of `kernels`: what they are given, and how large their blocks are."""

from __future__ import annotations

from typing import Any, NamedTuple

import torch
import triton
from torch import Tensor

from fromlogits.losses.kernels.triton import kernels

__all__ = ["Labels", "Recipe", "Statistics", "gradient", "scaled", "statistics", "statistics_and_gradient"]


class Shape(NamedTuple):
    """How a kernel walks along a row: found by measuring, on an H200."""

    span: int  # logits that are one program's where several share a row: they are read again from the cache next to the arithmetic
    look: int  # lanes that take statistics, four logits at a time
    write: int  # and for gradients
    warps: int
    registers: int | None = None  # at most, of a thread


# By the bytes of a logit.
SHARED = {2: Shape(32768, 2048, 4096, 8), 4: Shape(16384, 2048, 4096, 8)}  # statistics and gradient, rows shared by several programs
ALONE = {2: Shape(0, 1024, 2048, 4), 4: Shape(0, 1024, 2048, 4)}  # a row is one program's
GRADIENT = Shape(0, 0, 4096, 4)
MOST_PARTS = 64  # programs that wait for each other
BUSY = 2048  # programs that keep a device busy, where each may take many turns
MOST_ROUGH = 64.0  # the soft-cap, of which a millionth is an eighth of what float16 rounds
FEW_OPTIONS = 3  # that a thread of 64 registers holds
SHORT = 4096  # classes
FEW = 256  # rows that do not keep a device busy, a program each


class Recipe(NamedTuple):
    """The options of a loss, as numbers that torch's operators take."""

    label_smoothing: float = 0.0
    z_loss: float = 0.0
    softcap: float | None = None
    scale: float = 1.0
    focal_gamma: float | None = None
    entropy: bool = False
    argmax: bool = False


class Labels(NamedTuple):
    """What the rows are compared with, and what they count."""

    values: Tensor  # (N,) class ids, int32 or int64; or (N, V) shares, floating
    weight: Tensor  # (N,) float32: what the row counts, zero where it does not and may hold anything
    own: Tensor  # (N,) float32: the class weight of the row's label
    class_weight: Tensor | None  # (V,) float32

    def rows(self, begin: int, end: int) -> Labels:
        return Labels(self.values[begin:end], self.weight[begin:end], self.own[begin:end], self.class_weight)

    def columns(self, begin: int, end: int) -> Labels:
        values = self.values if self.values.dim() == 1 else self.values[:, begin:end]
        return Labels(values, self.weight, self.own, None if self.class_weight is None else self.class_weight[begin:end])


class Statistics(NamedTuple):
    """What is known of rows once their logits have been read."""

    losses: Tensor  # (N,) float32, weighed
    kept: Tensor  # (N, 7) float32: see `kernels`
    argmax: Tensor  # (N,) int64; anything where it was not asked for

    @property
    def lse(self) -> Tensor:
        return self.kept[:, 5]

    @property
    def entropy(self) -> Tensor:
        return self.kept[:, 6]

    def rows(self, begin: int, end: int) -> Statistics:
        return Statistics(self.losses[begin:end], self.kept[begin:end], self.argmax[begin:end])


def blank(rows: int, device: torch.device) -> Statistics:
    """Room for the statistics of rows."""
    losses = torch.empty(rows, dtype=torch.float32, device=device)
    return Statistics(losses, losses.new_empty(rows, kernels.KEPT), torch.zeros(rows, dtype=torch.int64, device=device))


def statistics(logits: Tensor, bias: Tensor | None, labels: Labels, recipe: Recipe, into: Statistics, *, width: int | None = None) -> None:
    """Read rows of logits once; fill in what is to be known of them. Their memory may be read up to `width`."""
    _look(logits, bias, labels, recipe, None, into, None, width)


def statistics_and_gradient(
    logits: Tensor,
    bias: Tensor | None,
    labels: Labels,
    recipe: Recipe,
    unit: Tensor,
    into: Statistics,
    out: Tensor,
    *,
    width: int | None = None,
) -> None:
    """Read rows of logits; fill in what is to be known of them, and the gradient of the sum of their losses times `unit`, a number on the device.

    `out` (N, V) may be the memory of the logits, row by row, of the same dtype or of a narrower one. Both may be touched up to `width`.
    """
    _look(logits, bias, labels, recipe, unit, into, out, width)


def _look(
    logits: Tensor,
    bias: Tensor | None,
    labels: Labels,
    recipe: Recipe,
    unit: Tensor | None,
    into: Statistics,
    out: Tensor | None,
    width: int | None,
) -> None:
    rows, classes = logits.shape
    if not rows:
        return
    flags = _flags(labels, bias, recipe)
    narrow = out is not None and out.data_ptr() == logits.data_ptr() and out.element_size() < logits.element_size()
    alone = narrow or (flags["FOCAL"] and (flags["SMOOTHED"] or not flags["IDS"])) or not logits.is_cuda or (out is None and rows >= FEW)
    vector = _vector(logits, out, width or classes)
    shape = held((ALONE if alone else SHARED)[logits.element_size()], vector, flags | {"ARGMAX": recipe.argmax})
    parts = 1 if alone else min(triton.cdiv(classes, shape.span), MOST_PARTS)
    step = max(4 * shape.look, 1024) if rows >= FEW else 1024  # whole turns: a part of one costs as much
    span = triton.cdiv(classes + vector - 1, parts * step) * step
    parts = triton.cdiv(classes + vector - 1, span)
    most = triton.next_power_of_2(span if classes >= 1024 else classes)
    look, write = max(min(shape.look, most // 4), 1), min(shape.write, most)
    wait: tuple[Tensor | None, Tensor | None] = (None, None)
    if parts > 1:
        arrived = torch.zeros(rows + 1, dtype=torch.int32, device=logits.device)
        wait = (arrived, torch.empty(rows * parts * kernels.PARTIAL, dtype=torch.float32, device=logits.device))
    kernels.rows_kernel[(rows * parts,)](
        *_rows(logits, bias, labels), unit, *into, out, 0 if out is None else out.stride(0), *wait, width or classes, classes,
        *_numbers(recipe), **flags, ROUGH=_rough(recipe, out), ARGMAX=recipe.argmax, GRADIENT=out is not None, NARROW=narrow, PARTS=parts,
        PARTS_UP=triton.next_power_of_2(parts), SPAN=span, VECTOR=vector, LANES=look, BLOCK=write,
        num_warps=_warps(max(4 * look, write), shape.warps), enable_fp_fusion=True,
        **({} if shape.registers is None or torch.version.hip else {"maxnreg": shape.registers}),
    )  # fmt: skip


def gradient(
    logits: Tensor, bias: Tensor | None, labels: Labels, recipe: Recipe, known: Statistics, given: tuple[Tensor, Tensor, Tensor], out: Tensor,
    *, first: int = 0, classes: int | None = None, width: int | None = None,
) -> None:  # fmt: skip
    """The gradient of rows whose statistics are known, for given gradients (N,) of losses, lse and entropy.

    Logits, bias and labels may be the columns from `first` on of so many classes; logits and gradient may be touched up to `width`.
    """
    rows, columns = logits.shape
    if rows:
        width, flags = width or columns, _flags(labels, bias, recipe)
        vector = _vector(logits, out, width)
        block = min(triton.next_power_of_2(columns), GRADIENT.write // 2 if vector > 1 and _options(flags) else GRADIENT.write)
        kernels.gradient_kernel[(rows * triton.cdiv(width + vector - 1, block),)](
            *_rows(logits, bias, labels), known.kept, *given, out, out.stride(0), first, columns, width, classes or columns,
            *_numbers(recipe), **flags, ROUGH=_rough(recipe, out), VECTOR=vector, BLOCK=block,
            num_warps=_warps(block, GRADIENT.warps), enable_fp_fusion=True,
        )  # fmt: skip


def scaled(numbers: Tensor, factor: Tensor, out: Tensor) -> Tensor:
    """Numbers times a factor that only the device knows; into their own memory at no cost where it is one."""
    size, block = numbers.numel(), 4096
    if size:
        grid = (min(triton.cdiv(size, block), BUSY),)
        kernels.scale_kernel[grid](numbers, out, factor, size, SAME=out is numbers, BLOCK=block, num_warps=4, enable_fp_fusion=True)
    return out


def _rows(logits: Tensor, bias: Tensor | None, labels: Labels) -> tuple[Any, ...]:
    ids = labels.values.dim() == 1
    return (
        logits, logits.stride(0), bias, labels.values if ids else None, None if ids else labels.values, 0 if ids else labels.values.stride(0),
        labels.class_weight, labels.weight, labels.own,
    )  # fmt: skip


def _numbers(recipe: Recipe) -> tuple[float, ...]:
    return (recipe.scale, recipe.softcap or 1.0, recipe.label_smoothing, recipe.z_loss, recipe.focal_gamma or 0.0)


def _flags(labels: Labels, bias: Tensor | None, recipe: Recipe) -> dict[str, Any]:
    return {
        "IDS": labels.values.dim() == 1,
        "BIAS": bias is not None,
        "WEIGHTED": labels.class_weight is not None,
        "SMOOTHED": recipe.label_smoothing > 0.0,
        "SCALED": recipe.scale != 1.0,
        "SOFTCAP": recipe.softcap is not None,
        "FOCAL": recipe.focal_gamma is not None,
        "ENTROPY": recipe.entropy,
    }


def held(shape: Shape, vector: int, flags: dict[str, bool]) -> Shape:
    """Fewer lanes where options make a lane's state larger, and smaller blocks where rows have ends that are no blocks.

    As many programs share a multiprocessor as without options, and no register of a loop is spilled. That is read off the compiled code, by
    `benchmarks/device/compiled.py`, not measured.
    """
    options = _options(flags)
    if not options and vector == 1:
        return shape
    return Shape(
        shape.span,
        shape.look // 2 if options else shape.look,
        min(shape.write, 2048) if vector > 1 or options > FEW_OPTIONS else shape.write,
        shape.warps,
        64 if options <= FEW_OPTIONS else 80,
    )


def _options(flags: dict[str, bool]) -> int:
    """How many options make a lane's state larger, or what is made of a logit longer."""
    smoothed = flags["SMOOTHED"]
    held = 2 * (not flags["IDS"]) + smoothed + (smoothed and flags["WEIGHTED"])
    return held + sum(flags.get(name, False) for name in ("BIAS", "SOFTCAP", "ENTROPY", "ARGMAX"))


def _vector(logits: Tensor, out: Tensor | None, width: int) -> int:
    """How many logits are loaded at once, where rows of logits and gradient begin anywhere between two such loads, but both in the same place.

    Otherwise one: the compiler sees itself where rows of an even width begin. Short rows are little but ends.
    """
    size = 16 // logits.element_size()
    if logits.stride(0) % 16 == 0 or width < SHORT or logits.data_ptr() % 16:
        return 1
    if out is not None and (out.dtype != logits.dtype or (out.stride(0) - logits.stride(0)) % size or out.data_ptr() % 16):
        return 1
    return size


def _rough(recipe: Recipe, out: Tensor | None) -> bool:
    """Whether the gradient is rounded so much that an error of a millionth of the soft-cap in its logits is not seen."""
    return recipe.softcap is not None and recipe.softcap <= MOST_ROUGH and out is not None and out.element_size() == 2


def _warps(block: int, most: int) -> int:
    """No more threads than there are numbers for eight each."""
    return max(1, min(most, block // 256))
