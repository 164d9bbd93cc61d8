"""What `import fromlogits` costs beside `import numpy`: fresh processes in turns, medians.

    python benchmarks/import_time.py             # 20 pairs
    python benchmarks/import_time.py --pairs 5

Each process times its own import, so that the start of Python is not in it. Bytecode is kept in a folder of its own, as it is for whoever installed the
packages, and each import runs once before anything counts. Writes `benchmarks/results/import_time.csv`.
"""

from __future__ import annotations

import argparse
import csv
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

RESULTS = Path(__file__).resolve().parent / "results"
ALLOWED = 30.0  # milliseconds beyond numpy's own
STATEMENTS = {  # what is timed, and what of it is numpy's
    "import fromlogits": "",
    "import numpy": "",
    "from fromlogits import *": "import numpy",
}
FIELDS = ("statement", "milliseconds", "fastest", "beyond_numpy", "pairs", "numpy", "machine", "python", "date")


def timed(statement: str, cache: str) -> float:
    """Milliseconds that an import takes in a fresh process."""
    program = f"from time import perf_counter\nstart = perf_counter()\n{statement}\nprint((perf_counter() - start) * 1000)"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**environment, "PYTHONPYCACHEPREFIX": cache},
        capture_output=True,
        text=True,
        check=True,
        cwd=tempfile.gettempdir(),
    )
    return float(done.stdout)


def measured(pairs: int) -> dict[str, list[float]]:
    """Every statement once in each round, after one round that fills the folder of bytecode."""
    taken: dict[str, list[float]] = {statement: [] for statement in STATEMENTS}
    with tempfile.TemporaryDirectory() as cache:
        for round_ in range(pairs + 1):
            for statement, times in taken.items():
                time = timed(statement, cache)
                if round_:
                    times.append(time)
    return taken


def lines_of(taken: dict[str, list[float]]) -> list[dict[str, object]]:
    """A line for each statement: its median, and what is left of it when numpy's own time of the same round is taken away."""
    lines: list[dict[str, object]] = []
    for statement, times in taken.items():
        numpys = taken["import numpy"] if STATEMENTS[statement] else [0.0] * len(times)
        beyond = statistics.median(one - other for one, other in zip(times, numpys, strict=True))
        lines.append({
            "statement": statement, "milliseconds": f"{statistics.median(times):.1f}", "fastest": f"{min(times):.1f}",
            "beyond_numpy": "" if statement == "import numpy" else f"{beyond:.1f}", "pairs": len(times), "numpy": version("numpy"),
            "machine": f"{os.cpu_count()} cores, {platform.machine()}", "python": platform.python_version(), "date": datetime.now(tz=UTC).date().isoformat(),
        })  # fmt: skip
    return lines


def main() -> None:
    """Measure, write and say whether it is within what is allowed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=20)
    lines = lines_of(measured(parser.parse_args().pairs))
    RESULTS.mkdir(exist_ok=True)
    with (RESULTS / "import_time.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, FIELDS)
        writer.writeheader()
        writer.writerows(lines)
    for line in lines:
        beyond = f", {line['beyond_numpy']} ms beyond numpy (allowed: {ALLOWED:g})" if line["beyond_numpy"] else ""
        print(f"{line['statement']:26} {line['milliseconds']:>7} ms{beyond}")


if __name__ == "__main__":
    main()
