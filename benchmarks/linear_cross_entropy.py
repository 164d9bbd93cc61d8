"""What a last layer and its loss cost on a CPU, loss and gradients: ours, each framework's own, and the three bare products of matrices, in turns.

    python benchmarks/linear_cross_entropy.py
    python benchmarks/linear_cross_entropy.py --shapes tiny --rounds 3

Writes `benchmarks/results/linear_cross_entropy.csv`, and the tables and figures of `docs/speed.md`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from speed.driver import drawn, grown, measured, page_between, table, told, written
from speed.linear_ways import WAYS
from speed.shapes import BY_CLASSES, BY_ROWS, HEADS

AGAINST = "three products"
SHAPES = ["2048 x 512 x 32000", "8192 x 256 x 50257"]
CURVES = ["fl.linear_cross_entropy", "F.linear, F.cross_entropy", "F.linear_cross_entropy, its own pieces"]


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shapes", nargs="+", default=SHAPES, choices=list(HEADS))
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--ways", nargs="+", default=list(WAYS), choices=list(WAYS))
    parser.add_argument("--dry", action="store_true", help="write nothing, and leave out how it grows")
    told_to = parser.parse_args()
    ways = {name: WAYS[name] for name in dict.fromkeys([AGAINST, *told_to.ways])}
    rows = [row for shape in told_to.shapes for row in measured("linear_cross_entropy", ways, shape, told_to.rounds, AGAINST)]
    if told_to.dry:
        return
    lines = [told(rows, "python benchmarks/linear_cross_entropy.py"), ""]
    for place, shape in enumerate(told_to.shapes):
        some = [row for row in rows if row["shape"] == shape]
        drawn(f"speed_linear_{place}", some, f"Linear cross-entropy, rows x width x classes = {shape}, float32")
        lines += [f"### {shape} (rows, width, classes)", "", *table(some, AGAINST), "", f"![](speed_linear_{place}.svg)", ""]
    curves = {name: WAYS[name] for name in (AGAINST, *CURVES)}
    for name, shapes, label, place in (("rows", BY_ROWS, "rows", 0), ("classes", BY_CLASSES, "classes", 2)):
        some = [row for shape in shapes for row in measured("linear_cross_entropy", curves, shape, told_to.rounds, AGAINST)]
        rows += some
        grown(f"speed_by_{name}", [row for row in some if row["way"] != AGAINST], label, place)
        lines += [f"### How it grows with the number of {label}", "", f"![](speed_by_{name}.svg)", ""]
    written("linear_cross_entropy", rows)
    page_between("linear", lines)


if __name__ == "__main__":
    main()
