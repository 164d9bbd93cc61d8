"""What the loss and the gradient of logits cost on a CPU: ours, each framework's own, and a copy of the logits, in turns.

    python benchmarks/cross_entropy.py
    python benchmarks/cross_entropy.py --keras
    python benchmarks/cross_entropy.py --shapes tiny --rounds 3

Each way holds its arrays in a process of its own: those of Keras need another 16 GB, and have a run and a table to themselves.

Writes `benchmarks/results/cross_entropy.csv` (`cross_entropy_keras.csv`), and the table and figure of `docs/speed.md`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from speed.cross_entropy_ways import WAYS
from speed.driver import drawn, measured, page_between, table, told, written
from speed.shapes import LOGITS

AGAINST = "F.cross_entropy"
SHAPE = "4096 x 32000"


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shapes", nargs="+", default=[SHAPE], choices=list(LOGITS))
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--keras", action="store_true", help="Keras on its three backends, beside PyTorch's own and a copy")
    parser.add_argument("--ways", nargs="+", choices=list(WAYS))
    parser.add_argument("--dry", action="store_true", help="write nothing")
    told_to = parser.parse_args()
    chosen = told_to.ways or ["torch copy_"] * told_to.keras + [
        name for name, way in WAYS.items() if (way.framework == "Keras") is told_to.keras
    ]
    ways = {name: WAYS[name] for name in dict.fromkeys([AGAINST, *chosen])}
    rows = [row for shape in told_to.shapes for row in measured("cross_entropy", ways, shape, told_to.rounds, AGAINST)]
    if told_to.dry:
        return
    name, command = ("cross_entropy_keras", " --keras") if told_to.keras else ("cross_entropy", "")
    written(name, rows)
    lines = [told(rows, f"python benchmarks/cross_entropy.py{command}"), ""]
    for shape in told_to.shapes:
        some = [row for row in rows if row["shape"] == shape]
        drawn(f"speed_{name}", some, f"Cross-entropy of {shape} logits, float32")
        lines += [f"### {shape} logits{', Keras' * told_to.keras}", "", *table(some, f"`{AGAINST}`"), "", f"![](speed_{name}.svg)", ""]
    page_between(name.replace("_", "-"), lines)


if __name__ == "__main__":
    main()
