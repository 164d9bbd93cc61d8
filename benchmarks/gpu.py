"""Cross-entropy on a GPU: time against what the card can do, memory, and errors against float64; ours and every peer that is installed.

    python benchmarks/gpu.py                              # everything, a few minutes on an H200
    python benchmarks/gpu.py --subjects linear --rounds 5
    python benchmarks/gpu.py --walks                      # instead: how the kernels may walk along a row, some minutes of compiling

A call is a forward and a backward pass, timed on the device. Ways take turns, round by round, so that what disturbs one disturbs all; the median counts. The limits are
measured on the same card first: a large copy, bytes read and written, and a large product of random bfloat16 matrices. Linear cross-entropy is told
in operations that cannot be spared, 6 N D V; cross-entropy from logits in bytes, one read and one write. `extra` is the peak of memory beyond inputs
and gradients. Errors are those of the gradients over the error that a single rounding to their dtype makes, both in the Euclidean norm.
Writes `benchmarks/results/gpu.csv` and the table in `docs/gpu.md`; without a GPU it says so and writes nothing.
"""

from __future__ import annotations

import argparse
import csv
import functools
import gc
import statistics
import sys
import warnings
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, NamedTuple

import torch

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from device.ways import LINEAR, LOGITS, Way  # noqa: E402

FIELDS = (
    "subject", "shape", "way", "ms", "fastest_ms", "rate", "unit", "of_limit", "extra_mib", "loss_error", "gradient_errors", "note", "package", "device",
    "torch", "date",
)  # fmt: skip
PAGE = HERE.parent / "docs" / "gpu.md"
BEGIN, END = "<!-- measured: begin -->\n", "<!-- measured: end -->\n"
SHAPES = {"linear": ((8192, 4096, 128256), (8192, 2048, 50257)), "logits": ((16384, 131072), (8192, 50257))}
WAYS = {"linear": LINEAR, "logits": LOGITS}
MIB = 2**20
ROUNDS = 20


class Truth(NamedTuple):
    loss: float
    gradients: tuple[torch.Tensor, ...]  # float64
    floors: tuple[float, ...]  # what rounding them once to the dtype of the inputs costs, of their norm


# -- limits


def timed(call: Callable[[], Any], rounds: int) -> list[float]:
    """Milliseconds on the device, which is kept busy while the first call is being told to it: how fast Python is does not count."""
    torch.cuda._sleep(10_000_000)  # noqa: SLF001 some 5 ms
    events = [(torch.cuda.Event(enable_timing=True), torch.cuda.Event(enable_timing=True)) for _ in range(rounds)]
    for begin, end in events:
        begin.record()
        call()
        end.record()
    torch.cuda.synchronize()
    return [begin.elapsed_time(end) for begin, end in events]


def limits() -> dict[str, float]:
    """What the card can do: bytes a second in a copy, operations a second in a product."""
    source = torch.empty(2**32, dtype=torch.int8, device="cuda").random_()
    target = torch.empty_like(source)
    copying = statistics.median(timed(functools.partial(target.copy_, source), 12)[2:])
    del source, target
    left, right = (torch.randn(8192, 8192, device="cuda").bfloat16() for _ in range(2))
    product = statistics.median(timed(lambda: left @ right, 30)[10:])
    return {"TB/s": 2 * 2**32 / copying / 1e9, "TFLOP/s": 2 * 8192**3 / product / 1e9}


# -- what is true


def linear_inputs(rows: int, width: int, classes: int) -> tuple[torch.Tensor, ...]:
    draw = torch.Generator("cuda").manual_seed(0)
    hidden = torch.randn(rows, width, generator=draw, device="cuda").bfloat16()
    weight = (torch.randn(classes, width, generator=draw, device="cuda") / width**0.5).bfloat16()
    return hidden, weight, torch.randint(classes, (rows,), generator=draw, device="cuda")


def logits_inputs(rows: int, classes: int) -> tuple[torch.Tensor, ...]:
    draw = torch.Generator("cuda").manual_seed(0)
    logits = torch.empty(rows, classes, dtype=torch.bfloat16, device="cuda").normal_(0.0, 2.0, generator=draw)
    return logits, torch.randint(classes, (rows,), generator=draw, device="cuda")


def slopes(logits: torch.Tensor, ids: torch.Tensor, rows: int) -> tuple[float, torch.Tensor]:
    """The sum of losses of float64 logits, and the gradient of their mean over so many rows."""
    place = torch.arange(len(ids), device="cuda")
    total = (logits.logsumexp(-1) - logits[place, ids]).sum().item()
    made = logits.softmax(-1)
    made[place, ids] -= 1.0
    return total, made.div_(rows)


def linear_truth(hidden: torch.Tensor, weight: torch.Tensor, ids: torch.Tensor) -> Truth:
    wide = weight.double()
    total, of_hidden, of_weight = 0.0, torch.empty_like(hidden, dtype=torch.float64), torch.zeros_like(wide)
    for begin in range(0, len(hidden), 1024):
        span = slice(begin, begin + 1024)
        some = hidden[span].double()
        part, made = slopes(some @ wide.T, ids[span], len(hidden))
        total += part
        of_hidden[span] = made @ wide
        of_weight.addmm_(made.T, some)
    return Truth(total / len(hidden), (of_hidden, of_weight), (floor(of_hidden, hidden.dtype), floor(of_weight, weight.dtype)))


def logits_truth(logits: torch.Tensor, ids: torch.Tensor) -> Truth:
    """Of the first 1024 rows' gradients; of all losses."""
    total, first = slopes(logits[:1024].double(), ids[:1024], len(logits))
    for begin in range(1024, len(logits), 1024):
        total += slopes(logits[begin : begin + 1024].double(), ids[begin : begin + 1024], len(logits))[0]
    return Truth(total / len(logits), (first,), (floor(first, logits.dtype),))


def floor(exact: torch.Tensor, dtype: torch.dtype) -> float:
    return error(exact.to(dtype), exact)


def error(found: torch.Tensor, exact: torch.Tensor) -> float:
    pieces = zip(found.split(8192), exact.split(8192), strict=True)
    return (
        sum(((one.double() - other).square().sum() for one, other in pieces), torch.zeros((), device="cuda")) ** 0.5 / exact.norm()
    ).item()


# -- what is measured


class Runner:
    """A way on its inputs: a call is a forward and a backward pass, before which logits that were overwritten are there again."""

    def __init__(self, way: Way, asked: list[torch.Tensor], ids: torch.Tensor, master: torch.Tensor | None) -> None:
        self.loss, self.asked, self.ids, self.master = way.make(), asked, ids, master

    def prepare(self) -> None:
        for one in self.asked:
            one.grad = None
        if self.master is not None:
            self.asked[0].data.copy_(self.master)

    def __call__(self) -> torch.Tensor:
        loss = self.loss(*self.asked, self.ids)
        loss.backward()
        return loss.detach()


def peak(runner: Runner) -> float:
    """MiB beyond inputs and gradients; the gradient of logits may lie in the logits themselves, and then counts below zero."""
    runner.prepare()
    gc.collect()
    torch.cuda.empty_cache()
    torch.cuda.synchronize()
    before = torch.cuda.memory_allocated()
    torch.cuda.reset_peak_memory_stats()
    runner()
    torch.cuda.synchronize()
    gradients = sum(one.numel() * one.element_size() for one in runner.asked)
    return (torch.cuda.max_memory_allocated() - before - gradients) / MIB


def measured(subject: str, shape: tuple[int, ...], names: list[str], rounds: int, bounds: dict[str, float]) -> list[dict[str, Any]]:
    """A line for every way."""
    inputs = linear_inputs(*shape) if subject == "linear" else logits_inputs(*shape)
    truth = (linear_truth if subject == "linear" else logits_truth)(*inputs)
    base = {
        "subject": subject, "shape": " x ".join(map(str, shape)), "device": torch.cuda.get_device_name(), "torch": torch.__version__,
        "date": datetime.now(tz=UTC).date().isoformat(),
    }  # fmt: skip
    master = inputs[0] if subject == "logits" else None
    asked = [one.detach().requires_grad_() for one in inputs[:-1]] if master is None else [master.clone().requires_grad_()]
    lines, runners = {}, {}
    for name in names:
        way = WAYS[subject][name]
        line = lines[name] = {**base, "way": name, "package": package(way.package)}
        try:
            runner = Runner(way, asked, inputs[-1], master)
            for _ in range(2):
                runner.prepare()
                loss = runner()
            if way.plain:
                line["loss_error"] = f"{abs(loss.item() / truth.loss - 1):.1e}"
                found = [one.grad[: len(exact)] for one, exact in zip(runner.asked, truth.gradients, strict=True)]
                over = [error(one, exact) / least for one, exact, least in zip(found, truth.gradients, truth.floors, strict=True)]
                line["gradient_errors"] = " ".join(f"{one:.3f}" for one in over)
            line["extra_mib"] = f"{peak(runner):.0f}"
            runners[name] = runner
        except Exception as fault:  # noqa: BLE001 a peer may fail in any way, and the others are measured all the same
            line["note"] = f"{type(fault).__name__}: {fault}".splitlines()[0][:200]
            print(f"{name}: {line['note']}", flush=True)
        for one in asked:
            one.grad = None
    times: dict[str, list[float]] = {name: [] for name in runners}
    for _ in range(rounds):
        for name, runner in runners.items():
            runner.prepare()
            times[name] += timed(runner, 1)
            runner.prepare()
    unit = "TFLOP/s" if subject == "linear" else "TB/s"
    work = 6 * shape[0] * shape[1] * shape[2] if subject == "linear" else 4 * shape[0] * shape[1]
    for name, found in times.items():
        middle = statistics.median(found)
        rate = work / middle / 1e9
        lines[name] |= {
            "ms": f"{middle:.3f}", "fastest_ms": f"{min(found):.3f}", "rate": f"{rate:.4g}", "unit": unit, "of_limit": f"{rate / bounds[unit]:.3f}",
        }  # fmt: skip
    return list(lines.values())


def package(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return name


# -- what is written


def table(lines: list[dict[str, Any]], subject: str, shape: str) -> list[str]:
    chosen = [one for one in lines if (one["subject"], one["shape"]) == (subject, shape)]
    unit = "TFLOP/s" if subject == "linear" else "TB/s"
    made = [
        f"| {shape}, bfloat16 | ms | {unit} | of the limit | extra MiB | loss error | gradient errors |",
        "|---|---|---|---|---|---|---|",
    ]
    for one in chosen:
        name = f"**{one['way']}**" if one["way"].startswith("fromlogits") else one["way"]
        if "ms" not in one:
            made.append(f"| {name} | not measured: {one.get('note', '')} | | | | | |")
            continue
        cells = (
            one["ms"],
            one["rate"],
            f"{float(one['of_limit']):.0%}",
            one["extra_mib"],
            one.get("loss_error", ""),
            one.get("gradient_errors", ""),
        )
        made.append(f"| {name} | {' | '.join(cells)} |")
    return [*made, ""]


def written(lines: list[dict[str, Any]], bounds: dict[str, float], command: str, folder: Path) -> None:
    """The CSV, and what stands between the marks of the page."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "gpu.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, FIELDS)
        writer.writeheader()
        writer.writerows(lines)
    versions = ", ".join(dict.fromkeys(one["package"] for one in lines if one["package"] and "ms" in one))
    text = [
        (f"Measured on {lines[0]['date']} on one {lines[0]['device']}, {versions}, triton {version('triton')}, by"), "", f"    {command}", "",
        f"Limits of the card: copy {bounds['TB/s']:.2f} TB/s, product {bounds['TFLOP/s']:.0f} TFLOP/s.", "",
    ]  # fmt: skip
    for subject, shape in dict.fromkeys((one["subject"], one["shape"]) for one in lines):
        text += table(lines, subject, shape)
    if PAGE.exists():
        page = PAGE.read_text(encoding="utf-8")
        before, rest = page.split(BEGIN)
        PAGE.write_text(before + BEGIN + "\n".join(text) + END + rest.split(END)[1], encoding="utf-8")
    print("\n".join(text), flush=True)


def compared(rounds: int, folder: Path) -> None:
    """The walks, the fastest of each subject first; those that are chosen today are marked."""
    from device import walks

    lines = sorted(walks.walks(timed, rounds), key=lambda line: (line["subject"], line["options"], float(line["ms"])))
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "gpu_walks.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, walks.FIELDS)
        writer.writeheader()
        writer.writerows(lines)
    for line in lines:
        print("*" if line["chosen"] else " ", *(line[name] for name in walks.FIELDS[:9]), f"differs {line['differs']}")


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--subjects", nargs="+", default=list(SHAPES), choices=list(SHAPES))
    parser.add_argument("--ways", help="only those whose name begins with one of these, separated by commas")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--shapes", type=int, default=2, help="how many shapes of each subject")
    parser.add_argument("--walks", action="store_true", help="measure the kernels alone, in every shape of device/walks.py")
    parser.add_argument("--results", type=Path, default=HERE / "results")
    told = parser.parse_args()
    if not torch.cuda.is_available():
        print("no GPU is at hand: nothing is measured, and the results stay as they are")
        return
    warnings.simplefilter("ignore")
    if told.walks:
        compared(told.rounds, told.results)
        return
    bounds, lines = limits(), []
    for subject in told.subjects:
        names = [name for name in WAYS[subject] if told.ways is None or name.startswith(tuple(told.ways.split(",")))]
        for shape in SHAPES[subject][: told.shapes]:
            lines += measured(subject, shape, names, told.rounds, bounds)
            written(lines, bounds, "python benchmarks/gpu.py" + ("" if told.rounds == ROUNDS else f" --rounds {told.rounds}"), told.results)
            gc.collect()
            torch.cuda.empty_cache()


if __name__ == "__main__":
    main()
