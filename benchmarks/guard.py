"""What the guard costs: a small torch step and a small JAX step with and without it, in turns; and the first look at a place.

    python benchmarks/guard.py
    python benchmarks/guard.py --rounds 40 --steps 100

The guard has let go of the place before a round is measured: its first steps are one row, those after twice as many another. Rounds of both kinds
alternate, so that what the machine does meanwhile falls on both; the ratio is the median over pairs of neighbours. Writes `benchmarks/results/guard.csv`.
"""

from __future__ import annotations

import argparse
import csv
import platform
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

import fromlogits as fl

HERE = Path(__file__).resolve().parent
FIELDS = ("what", "plain_us", "guarded_us", "ratio", "rounds", "machine", "python", "date")
FIRST, LATER = "first steps after it is let go", "later"
Step = Callable[[], object]


def torch_step() -> Step:
    """Three small layers, 128 rows."""
    import torch

    torch.manual_seed(0)
    torch.set_num_threads(1)
    model = torch.nn.Sequential(torch.nn.Linear(64, 64), torch.nn.ReLU(), torch.nn.Linear(64, 10))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    criterion = torch.nn.CrossEntropyLoss()
    x, y = torch.randn(128, 64), torch.randint(0, 10, (128,))

    def step() -> None:
        optimizer.zero_grad()
        criterion(model(x), y).backward()
        optimizer.step()

    return step


def jax_step() -> Step:
    """One layer under jit and grad, 128 rows."""
    import jax
    import optax

    x, y = jax.random.normal(jax.random.key(0), (128, 64)), jax.random.randint(jax.random.key(1), (128,), 0, 10)
    weight = [jax.numpy.zeros((64, 10))]

    @jax.jit
    def update(w: jax.Array) -> jax.Array:
        return w - 0.01 * jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(x @ w, y).mean())(w)

    def step() -> None:
        weight[0] = update(weight[0]).block_until_ready()

    return step


def seconds(step: Step, steps: int) -> float:
    begin = perf_counter()
    for _ in range(steps):
        step()
    return (perf_counter() - begin) / steps


def paired(make: Callable[[], Step], rounds: int, steps: int) -> dict[str, tuple[float, float, float]]:
    """Seconds of a plain step, of a guarded one, and the median ratio of neighbours: while a loss's first values are kept, and later."""
    step = make()
    with fl.guard(on_finding="warn"):
        seconds(step, 10)  # looked at, and let go
    seconds(step, steps)
    found: dict[str, list[tuple[float, float]]] = {FIRST: [], LATER: []}
    for _ in range(rounds):
        before = seconds(step, steps)
        with fl.guard(on_finding="warn"):
            seconds(step, 10)
            first = seconds(step, steps)
            seconds(step, steps)
            later = seconds(step, steps)
        after = seconds(step, steps)
        found[FIRST].append((before, first))
        found[LATER].append((after, later))
    return {
        when: (median(a for a, _ in pairs), median(b for _, b in pairs), median(b / a for a, b in pairs)) for when, pairs in found.items()
    }


def first_look(rounds: int) -> float:
    """Seconds that the first batch of a place takes longer, for 128 rows of 1000 classes."""
    import torch

    x, y = torch.randn(128, 1000, requires_grad=True), torch.randint(0, 1000, (128,))
    found = []
    for _ in range(rounds + 1):  # the first one imports what looks
        with fl.guard(on_finding="warn", batches=1):
            found.append(seconds(lambda: torch.nn.functional.cross_entropy(x, y), 1))
    return median(found[1:])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--steps", type=int, default=200)
    options = parser.parse_args()
    facts = {"rounds": options.rounds, "machine": platform.processor() or platform.machine(), "python": platform.python_version()}
    facts["date"] = f"{datetime.now(UTC):%Y-%m-%d}"
    rows = []
    for name, make in (("torch step", torch_step), ("jax step", jax_step)):
        for when, (plain, guarded, ratio) in paired(make, options.rounds, options.steps).items():
            times = {"plain_us": f"{plain * 1e6:.1f}", "guarded_us": f"{guarded * 1e6:.1f}", "ratio": f"{ratio:.4f}"}
            rows.append({"what": f"{name}, {when}", **times, **facts})
    look = first_look(options.rounds)
    rows.append({"what": "first look, 128 x 1000", "plain_us": "", "guarded_us": f"{look * 1e6:.0f}", "ratio": "", **facts})
    with (HERE / "results" / "guard.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, FIELDS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    for row in rows:
        print(row["what"], row["plain_us"], row["guarded_us"], row["ratio"])


if __name__ == "__main__":
    main()
