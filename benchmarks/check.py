"""`fromlogits check` beside `ruff check` and TorchFix: one interleaved run over installed packages.

    python benchmarks/check.py                 # every tree, three rounds
    python benchmarks/check.py --rounds 1 torch keras

Ruff runs its default rules without a cache. TorchFix is installed into a virtual environment of its own and runs once on each of the smaller
trees; it is named as missing where that fails. Python may keep its compiled bytecode, as it does for whoever installs a tool. Writes
`benchmarks/results/check.csv` and the table in `docs/check.md`.
"""

from __future__ import annotations

import argparse
import csv
import os
import platform
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import venv
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

HERE = Path(__file__).resolve().parent
SITE = Path(sysconfig.get_paths()["purelib"])
TREES = {name: SITE / name for name in ("torchmetrics", "lightning", "keras", "torch", "transformers")} | {"site-packages": SITE}
SMALL = frozenset({"torchmetrics", "lightning"})  # TorchFix takes minutes on these, hours on the others
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
FIELDS = ("tree", "tool", "version", "seconds", "ratio_to_ruff", "rounds", "machine", "python", "date")


def torchfix(folder: Path) -> Path | None:
    """TorchFix in an environment of its own; None where it cannot be installed."""
    try:
        venv.create(folder, with_pip=True)
        subprocess.run([folder / "bin/python", "-m", "pip", "install", "-q", "torchfix"], check=True, capture_output=True, timeout=600)
    except (OSError, subprocess.SubprocessError):
        return None
    return folder / "bin/torchfix"


def commands(tree: Path, fixer: Path | None) -> dict[str, list[str]]:
    """What each tool is told."""
    told = {
        "fromlogits": [sys.executable, "-m", "fromlogits", "check", "--exit-zero", "--no-progress", "--output-format", "json", str(tree)],
        "ruff": [
            sys.executable,
            "-m",
            "ruff",
            "check",
            "--isolated",
            "--no-cache",
            "--exit-zero",
            "-q",
            "--output-format",
            "json",
            str(tree),
        ],
    }
    if fixer is not None and tree.name in SMALL:
        told["torchfix"] = [str(fixer), "--select=ALL", str(tree)]
    return told


def timed(command: list[str], limit: float) -> float | None:
    """Wall time of one run, None when it takes longer than the limit."""
    start = perf_counter()
    try:
        subprocess.run(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=limit,
            check=False,
            cwd=tempfile.gettempdir(),
            env=ENVIRONMENT,
        )
    except subprocess.TimeoutExpired:
        return None
    return perf_counter() - start


def measured(names: list[str], rounds: int, fixer: Path | None) -> list[dict[str, object]]:
    """Every tool on every tree, in turns; medians. Every file is read before, for whoever comes first would wait for the disk."""
    rows: list[dict[str, object]] = []
    for name in names:
        for file in TREES[name].rglob("*.py"):
            file.read_bytes()
    told_of = {name: commands(TREES[name], fixer) for name in names}
    taken: dict[tuple[str, str], list[float | None]] = {}
    for _ in range(rounds):
        for name, told in told_of.items():
            for tool, command in told.items():
                before = taken.setdefault((name, tool), [])
                if None not in before and not (tool == "torchfix" and before):  # one round of TorchFix tells enough
                    before.append(timed(command, 900))
    for (name, tool), times in taken.items():
        seconds = None if None in times else statistics.median(time for time in times if time is not None)
        ruff = statistics.median(time for time in taken[name, "ruff"] if time is not None)
        rows.append({
            "tree": name, "tool": tool, "version": "" if tool == "torchfix" else version(tool), "seconds": "over 900" if seconds is None else f"{seconds:.2f}",
            "ratio_to_ruff": "" if seconds is None else f"{seconds / ruff:.2f}", "rounds": len(times),
            "machine": f"{os.cpu_count()} cores, {platform.machine()}", "python": platform.python_version(), "date": datetime.now(tz=UTC).date().isoformat(),
        })  # fmt: skip
    return rows


def started(rounds: int) -> list[float]:
    """Wall times of a check of one small file, from a warm disk."""
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "small.py"
        small.write_text("import torch\nloss = torch.nn.CrossEntropyLoss()(torch.randn(4, 3).softmax(1), torch.tensor([0, 1, 2, 0]))\n")
        command = [sys.executable, "-m", "fromlogits", "check", "--exit-zero", "--output-format", "json", str(small)]
        return [timed(command, 60) or 60.0 for _ in range(rounds)]


def written(rows: list[dict[str, object]], start: float) -> None:
    """The CSV, and the table that the documentation shows."""
    results = HERE / "results"
    results.mkdir(exist_ok=True)
    with (results / "check.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, FIELDS)
        writer.writeheader()
        writer.writerows(rows)
    lines = ["| tree | tool | seconds | times Ruff |", "|---|---|---|---|"]
    lines += [f"| {row['tree']} | {row['tool']} | {row['seconds']} | {row['ratio_to_ruff']} |" for row in rows]
    first = rows[0]
    fixed = "TorchFix ran once." if any(row["tool"] == "torchfix" for row in rows) else "TorchFix was not measured."
    page = HERE.parent / "docs" / "check.md"
    page.write_text(
        "# What `fromlogits check` costs\n\n"
        f"Written by `benchmarks/check.py` on {first['date']}: {first['machine']}, Python {first['python']}, median wall times of an interleaved run,\n"
        f"disk caches warm. {fixed}\n\n"
        + "\n".join(lines)
        + f"\n\nA check of one small file takes {start * 1000:.0f} ms from the start of the process.\n",
        encoding="utf-8",
    )


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trees", nargs="*", default="all", choices=[*TREES, "all"], help="which trees")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--without-torchfix", action="store_true")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        fixer = None if told.without_torchfix else torchfix(Path(folder))
        if fixer is None:
            print("TorchFix is missing from this run")
        rows = measured(list(TREES) if told.trees == "all" else told.trees, told.rounds, fixer)
        start = statistics.median(started(9))  # last, for an installation leaves the disk busy
    written(rows, start)
    for row in rows:
        print(f"{row['tree']:14} {row['tool']:10} {row['seconds']:>9} s  {row['ratio_to_ruff']:>6} times ruff")
    print(f"start-up with one small file: {start * 1000:.0f} ms")


if __name__ == "__main__":
    main()
