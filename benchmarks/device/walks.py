"""How the kernels may walk along a row, which only a GPU can choose between: lanes, spans, blocks, warps, registers. For `benchmarks/gpu.py --walks`."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from unittest import mock

import torch

from fromlogits.losses.kernels.triton import launching
from fromlogits.losses.kernels.triton.launching import Labels, Recipe, Shape

__all__ = ["FIELDS", "walks"]

FIELDS = ("subject", "options", "span", "look", "write", "warps", "registers", "ms", "fastest_ms", "chosen", "differs", "device", "torch")
SUBJECTS = {
    "in place": (16384, 131072, torch.bfloat16),
    "in place, odd": (8192, 50257, torch.bfloat16),
    "linear": (1024, 128256, torch.float32),  # the piece of rows that is between two products
}
RECIPES = {
    "plain": Recipe(),
    "smoothing": Recipe(label_smoothing=0.1),
    "soft-cap, z-loss": Recipe(z_loss=1e-4, softcap=30.0),
    "many": Recipe(0.1, 1e-4, 30.0, 0.9, None, entropy=True, argmax=True),
}
SHAPES = {
    2: (
        Shape(32768, 2048, 4096, 8), Shape(32768, 2048, 4096, 8, 64), Shape(32768, 2048, 2048, 8, 80), Shape(16384, 2048, 4096, 8, 64),
        Shape(24576, 2048, 4096, 8, 64), Shape(65536, 2048, 4096, 16, 64), Shape(32768, 1024, 4096, 8), Shape(32768, 1024, 4096, 8, 64),
        Shape(32768, 1024, 2048, 8, 80), Shape(16384, 1024, 4096, 4, 80),
    ),
    4: (
        Shape(16384, 2048, 4096, 8), Shape(16384, 2048, 4096, 8, 80), Shape(8192, 2048, 4096, 8, 64), Shape(32768, 2048, 4096, 16, 64),
        Shape(16384, 1024, 4096, 8), Shape(16384, 1024, 4096, 8, 64), Shape(12288, 1024, 4096, 8, 64), Shape(16384, 1024, 2048, 8, 64),
        Shape(16384, 1024, 2048, 8, 80), Shape(16384, 512, 2048, 4, 80),
    ),
}  # fmt: skip


class Rows(NamedTuple):
    """Rows of logits, with room for what is made of them."""

    master: torch.Tensor
    logits: torch.Tensor
    out: torch.Tensor
    labels: Labels
    found: launching.Statistics


def rows(count: int, classes: int, dtype: torch.dtype) -> Rows:
    draw = torch.Generator("cuda").manual_seed(0)
    master = torch.empty(count, classes, dtype=dtype, device="cuda").normal_(0.0, 2.0, generator=draw)
    ids = torch.randint(classes, (count,), generator=draw, device="cuda")
    ones, logits = torch.ones(count, device="cuda"), master.clone()
    out = logits if dtype == torch.bfloat16 else torch.empty_like(logits, dtype=torch.bfloat16)
    return Rows(master, logits, out, Labels(ids, ones, ones, None), launching.blank(count, logits.device))


def walks(timed: Callable[[Callable[[], Any], int], list[float]], rounds: int) -> Iterator[dict[str, Any]]:
    """A line for every subject, recipe and shape; they take turns, and the one that the launcher chooses comes first, which the others are compared with."""
    for subject, (count, classes, dtype) in SUBJECTS.items():
        given, unit = rows(count, classes, dtype), torch.ones((), device="cuda")
        for name, recipe in RECIPES.items():

            def call(recipe: Recipe = recipe, given: Rows = given, unit: torch.Tensor = unit) -> None:
                launching.statistics_and_gradient(given.logits, None, given.labels, recipe, unit, given.found, given.out)

            chosen: list[Shape] = []
            hold = launching.held
            with mock.patch.object(launching, "held", lambda *asked, hold=hold, chosen=chosen: chosen.append(hold(*asked)) or chosen[-1]):
                call()
            shapes = dict.fromkeys((chosen[0], *SHAPES[dtype.itemsize]))
            times: dict[Shape, list[float]] = {shape: [] for shape in shapes}
            differs, losses = {}, None
            for _ in range(rounds + 1):  # the first compiles
                for shape in shapes:
                    given.logits.copy_(given.master)
                    with mock.patch.object(launching, "held", lambda *_, shape=shape: shape):
                        times[shape] += timed(call, 1)
                    losses = given.found.losses.clone() if losses is None else losses
                    differs[shape] = (given.found.losses / losses - 1.0).abs().max().item()
            for shape, found in times.items():
                yield {
                    "subject": subject, "options": name, **shape._asdict(), "ms": f"{statistics.median(found[1:]):.3f}",
                    "fastest_ms": f"{min(found[1:]):.3f}", "chosen": shape == chosen[0], "differs": f"{differs[shape]:.1e}",
                    "device": torch.cuda.get_device_name(), "torch": torch.__version__,
                }  # fmt: skip
        del given
        torch.cuda.empty_cache()
