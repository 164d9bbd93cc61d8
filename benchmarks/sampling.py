"""How long sampling takes beside transformers' warpers and torch.multinomial, and how much memory linear_top_k needs beside the logits.

    python benchmarks/sampling.py                  # two minutes
    python benchmarks/sampling.py --rounds 3

Ours and theirs take turns, and what is told is the median over the rounds of the ratio of the two in one round. Memory is what the peak of a fresh
process grows by in the call. Writes `benchmarks/results/sampling.csv` and the table in `docs/sampling.md`.
"""

from __future__ import annotations

import argparse
import csv
import platform
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "sampling.md"
BEGIN, END = "<!-- measured: begin -->\n", "<!-- measured: end -->\n"
FIELDS = ("subject", "ours", "theirs", "ours_ms", "theirs_ms", "ratio", "rounds")
ROWS, CLASSES = 64, 50257
HEAD = (512, 64, 131072)  # rows, width, classes of the last layer

PEAK = """
import sys
from pathlib import Path
import torch
import fromlogits as fl
rows, width, classes, whole = map(int, sys.argv[1:])
hidden, weight = torch.randn(rows, width), torch.randn(classes, width)
way = (lambda h, w: (h @ w.T).topk(50)) if whole else (lambda h, w: fl.linear_top_k(h, w, 50))
way(hidden[:2], weight[:300])
def kilobytes(name):
    return next(int(line.split()[1]) for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(name))
before = kilobytes("VmRSS")
Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew
way(hidden, weight)
print((kilobytes("VmHWM") - before) * 1024)
"""


class Pair(NamedTuple):
    """Two ways to the same result."""

    subject: str
    ours: str
    theirs: str
    call_ours: Callable[[], Any]
    call_theirs: Callable[[], Any]


def pairs() -> Iterator[Pair]:
    """What is timed, in float32 on the CPU."""
    import torch
    from transformers import LogitsProcessorList, TopKLogitsWarper, TopPLogitsWarper

    import fromlogits as fl

    logits = torch.randn(ROWS, CLASSES, generator=torch.Generator().manual_seed(0)) * 4
    array = logits.numpy()

    def theirs(*warpers: Any) -> Callable[[], Any]:
        processors = LogitsProcessorList(warpers)
        return lambda: processors(None, logits)

    def drawn(filtered: Callable[[], Any]) -> Callable[[], Any]:
        return lambda: torch.multinomial(torch.softmax(filtered(), -1), 1)

    both = theirs(TopKLogitsWarper(50), TopPLogitsWarper(0.9))
    name = "TopKLogitsWarper(50), TopPLogitsWarper(0.9)"
    options = {"top_k": 50, "top_p": 0.9}
    yield Pair("top-k 50, top-p 0.9: filter", "filter_logits, torch", name, lambda: fl.sampling.filter_logits(logits, **options), both)
    yield Pair("top-k 50, top-p 0.9: filter", "filter_logits, numpy", name, lambda: fl.sampling.filter_logits(array, **options), both)
    draw = f"{name}, softmax, multinomial"
    yield Pair("top-k 50, top-p 0.9: draw", "sample, torch", draw, lambda: fl.sample(logits, **options), drawn(both))
    top_p = theirs(TopPLogitsWarper(0.9))
    yield Pair(
        "top-p 0.9: draw",
        "sample, torch",
        "TopPLogitsWarper(0.9), softmax, multinomial",
        lambda: fl.sample(logits, top_p=0.9),
        drawn(top_p),
    )
    yield Pair("no filter: draw", "sample, torch", "softmax, multinomial", lambda: fl.sample(logits), drawn(lambda: logits))


def timed(pair: Pair, rounds: int) -> dict[str, Any]:
    """The medians of both, and of their ratio round by round."""
    for call in (pair.call_ours, pair.call_theirs):
        call()
    taken = []
    for _ in range(rounds):
        starts = [perf_counter()]
        for call in (pair.call_ours, pair.call_theirs):
            call()
            starts.append(perf_counter())
        taken.append((starts[1] - starts[0], starts[2] - starts[1]))
    ours, other = (median(one[place] for one in taken) * 1e3 for place in (0, 1))
    ratio = median(one / two for one, two in taken)
    return {**dict(zip(FIELDS, (*pair[:3], f"{ours:.2f}", f"{other:.2f}", f"{ratio:.3f}", rounds), strict=True))}


def grown(*, whole: bool) -> int:
    """By how many bytes a fresh process grows that takes the 50 largest logits of a last layer."""
    command = [sys.executable, "-c", PEAK, *map(str, HEAD), str(int(whole))]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def written(found: list[dict[str, Any]], memory: tuple[int, int]) -> None:
    """The results as a file, and as a table on the page."""
    results = HERE / "results" / "sampling.csv"
    with results.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIELDS)
        writer.writeheader()
        writer.writerows(found)
        whole = HEAD[0] * HEAD[2] * 4
        ours, theirs = (f"{one / whole:.4f}" for one in memory)
        writer.writerow(
            dict(zip(FIELDS, ("memory, as a part of the logits'", "linear_top_k", "topk of the logits", ours, theirs, "", 1), strict=True))
        )
    packages = ", ".join(f"{name} {version(name)}" for name in ("torch", "transformers", "numpy"))
    lines = [
        f"Measured on {datetime.now(UTC):%Y-%m-%d} on CPU ({platform.machine()}), {packages}, by `python benchmarks/sampling.py`.",
        "",
        f"Time for {ROWS} rows of {CLASSES} logits in float32, as a part of theirs, in the median of {found[0]['rounds']} rounds in turns:",
        "",
        "| | ours | theirs | ours, ms | theirs, ms | ratio |",
        "|---|---|---|---|---|---|",
        *(
            f"| {one['subject']} | `{one['ours']}` | `{one['theirs']}` | {one['ours_ms']} | {one['theirs_ms']} | {one['ratio']} |"
            for one in found
        ),
        "",
        f"Memory that a process grows by for the 50 largest logits of {HEAD[0]} rows and {HEAD[2]} classes (the logits alone are {whole / 2**20:.0f} MiB):",
        f"`fl.linear_top_k` {memory[0] / 2**20:.1f} MiB, which is {memory[0] / whole:.1%} of the logits; `topk(hidden @ weight.T)` {memory[1] / 2**20:.1f} MiB.",
        "",
    ]
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(text[: text.index(BEGIN)] + BEGIN + "\n".join(lines) + text[text.index(END) :], encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    arguments = parser.parse_args()
    found = [timed(pair, arguments.rounds) for pair in pairs()]
    memory = grown(whole=False), grown(whole=True)
    written(found, memory)
    for one in found:
        print(f"{one['subject']:30} {one['ours']:24} {one['ours_ms']:>8} ms, theirs {one['theirs_ms']:>8} ms, ratio {one['ratio']}")
    print(f"linear_top_k: {memory[0] / 2**20:.1f} MiB, {memory[0] / (HEAD[0] * HEAD[2] * 4):.2%} of the logits")


if __name__ == "__main__":
    main()
