"""Whether programs give the same results under the guard: each runnable program of a corpus, alone and under `fromlogits run`.

    python benchmarks/guard_results.py tests/corpus/torch_jax tests/corpus/keras

What a program prints and its exit status are compared; one that differs runs alone a second time, and is named apart where it differs from itself. The
generators of Python, numpy and torch are seeded before it starts, those of TensorFlow and Keras where it imports them, since most programs do not.
Times that a program prints of itself are not compared: digits before "s", "ms", "ms/step" and "it/s" count as one, with the unit.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

TIME = re.compile(r"[\d.:]+ ?(?:(?:m|u|µ)?s(?:/\w+)?\b|it/s)")


SEEDED = """import importlib.util
import random
import sys
import numpy
import torch
random.seed(0), numpy.random.seed(0), torch.manual_seed(0)

AFTER = {
    "keras": lambda keras: keras.utils.set_random_seed(0),
    "tensorflow": lambda tensorflow: (tensorflow.random.set_seed(0), tensorflow.config.experimental.enable_op_determinism()),
}

class Seeding:
    def find_spec(self, name, path=None, target=None):
        if name not in AFTER:
            return None
        after = AFTER.pop(name)
        spec = importlib.util.find_spec(name)
        execute = spec.loader.exec_module
        spec.loader.exec_module = lambda module: (execute(module), after(module))
        return spec

sys.meta_path.insert(0, Seeding())
"""


class Result(NamedTuple):
    """What came of a run."""

    status: int
    printed: str


def run(program: Path, command: list[str], limit: float) -> Result:
    """A program in a folder of its own, as a person would start it."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as before:
        (Path(before) / "sitecustomize.py").write_text(SEEDED, encoding="utf-8")
        found = {**os.environ, "PYTHONPATH": os.pathsep.join([before, *filter(None, [os.environ.get("PYTHONPATH")])])}
        try:
            done = subprocess.run(
                [sys.executable, *command, str(program)], cwd=folder, env=found, capture_output=True, text=True, timeout=limit, check=False
            )
        except subprocess.TimeoutExpired:
            return Result(-1, "longer than the limit")
    return Result(done.returncode, TIME.sub("#", done.stdout))


def verdict(program: Path, limit: float) -> str:
    """same, different, or unsteady: different from itself."""
    alone = run(program, [], limit)
    if run(program, ["-m", "fromlogits", "run", "--on-finding", "warn"], limit) == alone:
        return "same"
    return "different" if run(program, [], limit) == alone else "unsteady"


def programs(folder: Path) -> list[Path]:
    """The runnable programs of a corpus."""
    rows = (json.loads(line) for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines() if line.strip())
    return sorted({(folder / row["path"]).resolve() for row in rows if row.get("runnable") and row["path"].endswith(".py")})


def main() -> None:
    """Compare, and name what is not the same."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--limit", type=float, default=180.0, help="seconds for one run")
    told = parser.parse_args()
    for corpus in told.corpora:
        every = programs(corpus)
        found: Counter[str] = Counter()
        with ThreadPoolExecutor(told.jobs) as pool:
            for program, what in zip(every, pool.map(lambda program: verdict(program, told.limit), every), strict=True):
                found[what] += 1
                print(f"{found.total()} of {len(every)}: {what} {program.relative_to(corpus.resolve())}", file=sys.stderr, flush=True)
                if what != "same":
                    print(f"{what}: {program.relative_to(corpus.resolve())}", flush=True)
        print(f"{corpus.name}: {found['same']} the same, {found['different']} different, {found['unsteady']} unsteady", flush=True)


if __name__ == "__main__":
    main()
