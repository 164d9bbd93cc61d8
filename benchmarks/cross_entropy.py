"""What the loss and the gradient of logits cost on a CPU: ours, each framework's own, and a copy of the logits, in turns.

    python benchmarks/cross_entropy.py
    python benchmarks/cross_entropy.py --shapes tiny --rounds 3

Each way holds its arrays in a process of its own: those of Keras, which are left out unless they are named, need another 16 GB.

Writes `benchmarks/results/cross_entropy.csv`, and the table and figure of `docs/speed.md`.
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
    parser.add_argument("--ways", nargs="+", default=[name for name, way in WAYS.items() if way.framework != "Keras"], choices=list(WAYS))
    parser.add_argument("--dry", action="store_true", help="write nothing")
    told_to = parser.parse_args()
    ways = {name: WAYS[name] for name in dict.fromkeys([AGAINST, *told_to.ways])}
    rows = [row for shape in told_to.shapes for row in measured("cross_entropy", ways, shape, told_to.rounds, AGAINST)]
    if told_to.dry:
        return
    written("cross_entropy", rows)
    lines = [told(rows, "python benchmarks/cross_entropy.py"), ""]
    for shape in told_to.shapes:
        some = [row for row in rows if row["shape"] == shape]
        drawn("speed_cross_entropy", some, f"Cross-entropy of {shape} logits, float32")
        lines += [f"### {shape} logits", "", *table(some, f"`{AGAINST}`"), "", "![](speed_cross_entropy.svg)", ""]
    page_between("cross-entropy", lines)


if __name__ == "__main__":
    main()
