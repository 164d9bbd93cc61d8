"""All ways of an operation in turns, each in a process of its own; medians, ratios, and what is written of them."""

from __future__ import annotations

import csv
import json
import platform
import statistics
import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

__all__ = ["drawn", "grown", "machine", "measured", "page_between", "table", "told", "written"]

HERE = Path(__file__).resolve().parents[1]
PAGE = HERE.parent / "docs" / "speed.md"
FIELDS = (
    "operation",
    "shape",
    "way",
    "framework",
    "whose",
    "seconds",
    "fastest",
    "ratio",
    "memory_mib",
    "rounds",
    "date",
    "machine",
    "versions",
)
COLOURS = {"ours": "#1f77b4", "theirs": "#b0b0b0", "limit": "#2ca02c"}
PACKAGES = ("numpy", "numba", "torch", "jax", "optax", "tensorflow", "keras", "tokamax", "liger-kernel")


def machine() -> str:
    """The processor, and how many of them."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{names[0] if names else platform.machine()}, {len(names)} cores"


def versions() -> str:
    found = []
    for name in PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    return ", ".join(found)


class _Worker:
    def __init__(self, operation: str, way: str, shape: str) -> None:
        command = [sys.executable, str(HERE / "speed" / "worker.py"), operation, way, shape]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def ask(self, line: str) -> Any:
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self.answer()

    def answer(self) -> Any:
        line = self.process.stdout.readline()
        if not line:
            reason = self.process.stderr.read().strip().splitlines()
            raise RuntimeError(reason[-1] if reason else "no reason given")
        return json.loads(line)

    def end(self) -> None:
        self.process.stdin.close()
        self.process.wait()


def measured(operation: str, ways: dict[str, Any], shape: str, rounds: int, against: str) -> list[dict[str, Any]]:
    """Seconds of every way, run in turns, and its memory; `against` is what ratios are taken to, round by round."""
    workers: dict[str, _Worker] = {}
    for name in ways:
        workers[name] = worker = _Worker(operation, name, shape)
        try:
            worker.answer()
        except RuntimeError as fault:
            print(f"{operation} {shape}: {name} could not run: {fault}", file=sys.stderr)
            worker.end()
            del workers[name]
    times: dict[str, list[float]] = {name: [] for name in workers}
    for _ in range(rounds):
        for name, worker in workers.items():
            times[name].append(worker.ask("go"))
    rows = []
    for name, worker in workers.items():
        ratio = statistics.median(one / other for one, other in zip(times[name], times[against], strict=True))
        memory = worker.ask("memory") / 2**20
        worker.end()
        rows.append(
            {
                "operation": operation,
                "shape": shape,
                "way": name,
                "framework": ways[name].framework,
                "whose": ways[name].whose,
                "seconds": f"{statistics.median(times[name]):.5f}",
                "fastest": f"{min(times[name]):.5f}",
                "ratio": f"{ratio:.3f}",
                "memory_mib": f"{memory:.0f}",
                "rounds": rounds,
                "date": datetime.now(tz=UTC).date().isoformat(),
                "machine": machine(),
                "versions": versions(),
            }
        )
        print(
            f"{shape:20} {name:45} {rows[-1]['seconds']} s  {rows[-1]['ratio']:>7} of {against}  {rows[-1]['memory_mib']:>5} MiB",
            flush=True,
        )
    return rows


def written(name: str, rows: list[dict[str, Any]]) -> None:
    """The results as CSV."""
    with (HERE / "results" / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, FIELDS)
        writer.writeheader()
        writer.writerows(rows)


def table(rows: Iterable[dict[str, Any]], against: str) -> list[str]:
    """A table of one shape, the fastest first."""
    lines = [f"| | seconds | of {against} | memory, MiB |", "|---|---|---|---|"]
    for row in sorted(rows, key=lambda row: float(row["ratio"])):
        name = f"**{row['way']}**" if row["whose"] == "ours" else f"*limit:* {row['way']}" if row["whose"] == "limit" else row["way"]
        lines.append(f"| {name} | {float(row['seconds']):.3f} | {float(row['ratio']):.2f} | {row['memory_mib']} |")
    return lines


def page_between(mark: str, lines: list[str]) -> None:
    """Put lines between two marks of the page."""
    begin, end = f"<!-- {mark}: begin -->\n", f"<!-- {mark}: end -->\n"
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(begin)
    PAGE.write_text(before + begin + "\n".join(lines) + "\n" + end + rest.split(end)[1], encoding="utf-8")


def told(rows: list[dict[str, Any]], command: str) -> str:
    first = rows[0]
    return (
        f"Measured on {first['date']} on {first['machine']}, Python {platform.python_version()}, {first['versions']}; "
        f"{first['rounds']} rounds in turns, medians; by `{command}`."
    )


def drawn(name: str, rows: list[dict[str, Any]], title: str) -> None:
    """Bars of one shape's times, as SVG."""
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot as plt

    rows = sorted(rows, key=lambda row: -float(row["ratio"]))
    figure, axes = plt.subplots(figsize=(9, 0.32 * len(rows) + 1), layout="constrained")
    bars = axes.barh([row["way"] for row in rows], [float(row["seconds"]) for row in rows], color=[COLOURS[row["whose"]] for row in rows])
    axes.bar_label(bars, [f" {float(row['seconds']):.3f} s" for row in rows], fontsize=8)
    axes.set_title(title, fontsize=10)
    axes.set_xlabel("seconds, loss and gradient")
    axes.margins(x=0.15)
    figure.savefig(PAGE.parent / f"{name}.svg", metadata={"Date": None})
    plt.close(figure)


def grown(name: str, rows: list[dict[str, Any]], label: str, place: int) -> None:
    """How time and memory grow with one length of the shape, as SVG."""
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot as plt

    figure, (times, memory) = plt.subplots(1, 2, figsize=(9, 3.2), layout="constrained")
    for way in dict.fromkeys(row["way"] for row in rows):
        some = [row for row in rows if row["way"] == way]
        sizes = [int(row["shape"].split(" x ")[place]) for row in some]
        colour = COLOURS[some[0]["whose"]]
        style = "-" if some[0]["whose"] == "ours" else "--"
        times.loglog(sizes, [float(row["seconds"]) for row in some], style, marker="o", color=colour, label=way)
        memory.loglog(sizes, [max(1.0, float(row["memory_mib"])) for row in some], style, marker="o", color=colour)
        times.annotate(way, (sizes[-1], float(some[-1]["seconds"])), fontsize=7, ha="right", va="bottom")
    times.set_ylabel("seconds")
    memory.set_ylabel("MiB beyond the inputs")
    for axes in (times, memory):
        axes.set_xlabel(label)
    figure.savefig(PAGE.parent / f"{name}.svg", metadata={"Date": None})
    plt.close(figure)
