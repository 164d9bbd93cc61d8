"""What the compiler makes of the Triton kernels for an H100 or H200, read without a GPU: registers, spills, loads, and instructions a logit.

    python benchmarks/device/compiled.py                              # every case and option, a minute
    python benchmarks/device/compiled.py --cases linear --options plain smoothing

The launcher is asked as for the shapes of `benchmarks/gpu.py`, with tensors that have no memory; what it would launch is compiled for sm_90 and
disassembled. `looking` is the loop that reads a row's statistics, `writing` the one that writes its gradient: instructions and, of them, those
of the special function unit, which takes eight cycles for one. `bytes a load` is what one thread loads at once (16 are best), `in flight` what
a multiprocessor has asked for when all its programs wait for the first loop's loads: some 25 KiB keep the memory of an H100 busy, 35 that of an H200.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple
from unittest import mock

import torch
import triton
from triton.backends.compiler import GPUTarget
from triton.runtime import driver

from fromlogits.losses.kernels.triton import kernels, launching, pieces
from fromlogits.losses.kernels.triton.launching import Labels, Recipe

TOOLS = Path(triton.__file__).parent / "backends" / "nvidia" / "bin"
REGISTERS, WARPS, SHARED_BYTES = 65536, 64, 233472  # of a multiprocessor
NO_DEVICE: Any = SimpleNamespace(  # what Triton asks of a driver before it compiles
    get_current_device=lambda: 0, get_current_stream=lambda _: 0, get_current_target=lambda: GPUTarget("cuda", 90, 32)
)  # fmt: skip
OPTIONS: dict[str, dict[str, Any]] = {
    "plain": {},
    "smoothing": {"label_smoothing": 0.1},
    "weights, smoothing": {"weights": True, "label_smoothing": 0.1},
    "soft-cap": {"softcap": 30.0},
    "entropy, argmax": {"entropy": True, "argmax": True},
    "shares": {"shares": True},
    "shares, smoothing, weights": {"shares": True, "label_smoothing": 0.1, "weights": True},
    "every": {"label_smoothing": 0.1, "softcap": 30.0, "scale": 0.9, "entropy": True, "argmax": True, "bias": True, "weights": True},
}  # fmt: skip


class Case(NamedTuple):
    """What the launcher is asked for."""

    rows: int
    classes: int
    dtype: torch.dtype
    way: str  # "in place", "statistics", "gradient", "other memory", "narrow": half precision at the beginning of its own row


CASES = {
    "linear": Case(1024, 128256, torch.float32, "other memory"),
    "linear, more rows than classes": Case(2048, 50257, torch.float32, "narrow"),
    "in place": Case(16384, 131072, torch.bfloat16, "in place"),
    "in place, odd": Case(8192, 50257, torch.bfloat16, "in place"),
    "statistics": Case(16384, 131072, torch.bfloat16, "statistics"),
    "gradient": Case(16384, 131072, torch.bfloat16, "gradient"),
    "gradient, odd": Case(8192, 50257, torch.bfloat16, "gradient"),
}


class Compiling:
    """In place of a kernel: compiles what would be launched."""

    def __init__(self, kernel: Any) -> None:
        self.kernel, self.made, self.blocks = kernel, None, {}

    def __getitem__(self, grid: tuple[int, ...]) -> Any:
        def launch(*given: Any, **named: Any) -> None:
            self.blocks = named
            self.made = self.kernel.run(*given, grid=grid, warmup=True, **named)

        return launch


def compiled(case: Case, options: dict[str, Any]) -> Compiling:
    """The kernel that the launcher chooses, with what it was chosen with."""
    rows, classes = case.rows, case.classes
    recipe = Recipe(**{name: one for name, one in options.items() if name in Recipe._fields})
    width = pieces._padded(classes) if case.dtype == torch.float32 else classes  # noqa: SLF001
    with torch.device("meta"):
        bias = torch.empty(classes, dtype=torch.bfloat16) if options.get("bias") else None
        values = torch.empty(rows, classes) if options.get("shares") else torch.empty(rows, dtype=torch.int64)
        labels = Labels(values, torch.empty(rows), torch.empty(rows), torch.empty(classes) if options.get("weights") else None)
        logits = torch.empty(rows, width, dtype=case.dtype)
        out = logits.view(torch.bfloat16) if case.way == "narrow" else logits if case.way == "in place" else logits.bfloat16()
        unit, given = torch.empty(()), tuple(torch.empty(rows) for _ in range(3))
        found = launching.blank(rows, torch.device("meta"))
    logits, out = logits[:, :classes], out[:, :classes]
    caught = {name: Compiling(getattr(kernels, name)) for name in ("rows_kernel", "gradient_kernel")}
    own = {"is_cuda": True, "data_ptr": lambda one: one.storage_offset() * one.element_size() + (one.untyped_storage()._cdata << 4)}  # noqa: SLF001
    at_device = mock.patch.multiple(torch.Tensor, create=True, **own)
    with at_device, mock.patch.multiple(kernels, **caught):
        if case.way == "statistics":
            launching.statistics(logits, bias, labels, recipe, found)
        elif case.way == "gradient":
            launching.gradient(logits, bias, labels, recipe, found, given, out)
        else:
            launching.statistics_and_gradient(logits, bias, labels, recipe, unit, found, out, width=width)
    return next(one for one in caught.values() if one.made is not None)


def read(tool: str, *flags: str, binary: bytes) -> str:
    with tempfile.NamedTemporaryFile(suffix=".cubin") as file:
        file.write(binary)
        file.flush()
        return subprocess.run([TOOLS / tool, *flags, file.name], capture_output=True, text=True, check=True).stdout


def loops(code: str) -> Iterator[list[str]]:
    """The instructions of each loop that has no loop in it; of code without any, all."""
    labels, lines = {}, []
    for line in code.splitlines():
        if found := re.match(r"\s*(\.L\w+):", line):
            labels[found[1]] = len(lines)
        elif found := re.match(r"\s*/\*[0-9a-f]{4,}\*/\s+(?:@!?\w+\s+)?([A-Z]\w+\S*)(.*);", line):
            lines.append(found[1] + found[2])
    jumps = [(labels[found[1]], at + 1) for at, one in enumerate(lines) if (found := re.match(r"BRA.*`\((\.L\w+)\)", one))]
    spans = [(begin, end) for begin, end in jumps if begin < end - 1]
    inner = [one for one in spans if not any(one != other and one[0] <= other[0] and other[1] <= one[1] for other in spans)]
    yield from (lines[begin:end] for begin, end in sorted(inner) or [(0, len(lines))])


def wide(lines: list[str], name: str) -> list[int]:
    """How many bytes each of these instructions moves."""
    marks = [one.split()[0].split(".") for one in lines if one.startswith(name)]
    return [next((size for mark, size in (("128", 16), ("64", 8), ("U16", 2), ("U8", 1)) if mark in one), 4) for one in marks]


def middle(bodies: list[list[str]]) -> list[str] | None:
    """Of loops over parts of a row the one that asks for no mask: the shortest of those with the most exponentials."""
    weighed = [(-sum(line.startswith("MUFU.EX2") for line in one), len(one), one) for one in bodies]
    return min((one for one in weighed if one[0]), default=(0, 0, None))[2]


def told(case: Case, option: str) -> str:
    found = compiled(case, OPTIONS[option])
    kernel, blocks = found.made, found.blocks
    usage = read("cuobjdump", "-res-usage", binary=kernel.asm["cubin"])
    registers, stack = (int(re.search(rf"{name}:(\d+)", usage)[1]) for name in ("REG", "STACK"))
    warps = kernel.metadata.num_warps
    programs = min(WARPS // warps, REGISTERS // (-(-registers // 8) * 256 * warps), SHARED_BYTES // (kernel.metadata.shared + 1024))
    cells = [f"{registers:3d} registers", f"{stack:3d} bytes spilled", f"{programs * warps:2d} warps"]
    bodies = list(loops(read("nvdisasm", "-c", binary=kernel.asm["cubin"])))
    first, last = middle([one for one in bodies if not wide(one, "STG")]), middle([one for one in bodies if wide(one, "STG")])
    for name, body, numbers in (("looking", first, 4 * blocks.get("LANES", 0)), ("writing", last, blocks["BLOCK"])):
        if body is not None:
            a_thread = numbers / (32 * warps)
            special = sum(one.startswith("MUFU") for one in body)
            cells.append(
                f"{name} {len(body) / a_thread:4.1f} a logit, {special / a_thread:3.1f} special, {max(wide(body, 'LDG'))} bytes a load"
            )
    if first is not None:
        cells.append(f"{sum(wide(first, 'LDG')) * 32 * warps * programs / 1024:.0f} KiB in flight")
    return "; ".join(cells)


def main() -> None:
    """Compile and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", nargs="+", default=list(CASES), choices=list(CASES))
    parser.add_argument("--options", nargs="+", default=list(OPTIONS), choices=list(OPTIONS))
    asked = parser.parse_args()
    warnings.simplefilter("ignore")
    driver.set_active(NO_DEVICE)
    for name in asked.cases:
        print(f"{name}: {CASES[name].rows} x {CASES[name].classes}, triton {triton.__version__}")
        for option in asked.options:
            print(f"    {option:28s}{told(CASES[name], option)}", flush=True)


if __name__ == "__main__":
    main()
