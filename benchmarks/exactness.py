"""How exact the losses are, beside each framework's own: worst errors of loss and gradient against mpmath with 50 digits.

    python benchmarks/exactness.py                             # everything, a few minutes
    python benchmarks/exactness.py --classes 2 10 --dtypes float32

Rows of logits and their truth are those of the tests (`tests/losses/reference.py`): every margin between the label and the others, with and without
a common offset, rounded to the dtype first. At 50257 classes only 32 different values stand in a row, each many times, so that the true sums are quick.
Keras chooses its backend once a process, so this script starts itself again for the others. Writes `benchmarks/results/exactness.csv` and the tables
in `docs/exactness.md`.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import platform
import subprocess
import sys
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from mpmath import mp, mpf

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "tests")]

from exact.heads import gradients_of_heads  # noqa: E402
from exact.single import TRUTH, single_rows  # noqa: E402
from exact.ways import FRAMEWORKS, Way  # noqa: E402
from losses.reference import CLASSES, DTYPES, EPSILON, MARGINS, OFFSETS, TINY, rows, sigmoid  # noqa: E402 the truth of the tests

import fromlogits as fl  # noqa: E402

BACKENDS = ("tensorflow", "jax", "torch")
FAR = 0.1  # a relative error that no rounding explains
FIELDS = ("subject", "framework", "loss", "whose", "quantity", "dtype", "classes", "worst", "zero", "nan", "far", "rows")
PAGE = HERE.parent / "docs" / "exactness.md"
BEGIN, END = "<!-- measured: begin -->\n", "<!-- measured: end -->\n"
SUBJECTS = {
    "logits": "From logits, class ids",
    "units": "Binary, from logits",
    "probabilities": "From probabilities, class ids",
    "answers": "Binary, from probabilities",
}


class Sample(NamedTuple):
    """Rows, and what is true of them."""

    output: Any
    labels: Any
    losses: Any
    gradients: Any
    spread: Any
    place: Any  # where the gradient of the label stands


# -- what is measured


def sample(subject: str, dtype: str, classes: int, *, divided: bool = False) -> Sample:
    """The rows of a subject, and the truth about them."""
    if subject == "logits":
        found = rows(classes, dtype)
        return Sample(*found, (np.arange(len(found.labels)), found.labels))
    if subject == "units":
        logits = np.repeat(np.array([*MARGINS, -87.0, -1e-4, 1e-4, 87.0]).astype(DTYPES[dtype]), 2)
        labels = np.tile(np.array([0.0, 1.0]), len(logits) // 2).astype(DTYPES[dtype])
        truth = np.array([sigmoid(z, t) for z, t in zip(logits, labels, strict=True)])
        return Sample(logits, labels, truth[:, 0], truth[:, 1], np.maximum(np.abs(logits.astype(float)), 1.0), ...)
    smallest = max(TINY[dtype], 2.0**-126)
    p = np.array([smallest, 1e-30, 1e-20, 1e-10, 1e-7, 1e-3, 0.25, 0.5, 1 - 2 * EPSILON[dtype]])
    p = p[p >= smallest].astype(DTYPES[dtype])
    if subject == "answers":
        output, labels = np.repeat(p, 2), np.tile(np.array([0.0, 1.0]), len(p)).astype(DTYPES[dtype])
        exact = [mpf(float(one)) if t else 1 - mpf(float(one)) for one, t in zip(output, labels, strict=True)]
        slopes = [(-1 if t else 1) / one for one, t in zip(exact, labels, strict=True)]
        return Sample(output, labels, _long(-mp.log(one) for one in exact), _long(slopes), np.ones(len(output)), ...)
    shares = np.empty((len(p), classes), DTYPES[dtype])
    labels = np.arange(len(p)) % classes
    for row, label, one in zip(shares, labels, p, strict=True):
        row[:] = (1.0 - float(one)) / (classes - 1)
        row[label] = one
    own = [mpf(float(row[label])) for row, label in zip(shares, labels, strict=True)]
    whole = [mp.fsum(map(mpf, row.astype(float).tolist())) if divided else mpf(1) for row in shares]
    slopes = np.zeros(shares.shape, np.longdouble)
    if divided:
        slopes += _long(1 / one for one in whole)[:, None]
    place = (np.arange(len(p)), labels)
    slopes[place] = _long((1 / all_ if divided else 0) - 1 / one for one, all_ in zip(own, whole, strict=True))
    losses = _long(mp.log(all_) - mp.log(one) for one, all_ in zip(own, whole, strict=True))
    # Divided by their sum they are the softmax of their logarithms, and as hard.
    spread = np.log(shares.astype(float).max(-1) / shares.astype(float).min(-1)) if divided else np.ones(len(p))
    return Sample(shares, labels, losses, slopes, np.maximum(spread, 1.0), place)


def _long(numbers: Any) -> Any:
    return np.array([np.longdouble(float(one)) + np.longdouble(float(one - float(one))) for one in map(mpf, numbers)])


def errors_of(found: Any, truth: Any, spread: Any, given: str) -> dict[str, Any]:
    """The worst error in ulp of the dtype that was returned, over the rows that came out as numbers, and how many failed altogether."""
    numbers = np.asarray(found)
    dtype = str(numbers.dtype)
    if dtype == "float64" != given:  # nobody promises more than single precision there
        dtype = "float32"
    if numbers.shape != np.shape(truth):
        raise ValueError(numbers.shape)
    wide = numbers.astype(np.longdouble)
    hard = spread if dtype in {"float32", "float64"} else np.ones_like(spread)  # half precision is computed in single, and only rounded
    finite = np.isfinite(wide)
    size = np.maximum(np.abs(truth), TINY[dtype])
    with np.errstate(invalid="ignore"):
        relative = np.where(finite, np.abs(wide - truth), 0.0) / size
    zero = finite & (wide == 0.0) & (np.abs(truth) >= TINY[dtype])
    return {
        "worst": float((relative / (EPSILON[dtype] * hard)).max(initial=0.0)),
        "zero": int(zero.sum()),
        "nan": int((~finite).sum()),
        "far": int((finite & ~zero & (relative > FAR)).sum()),
        "rows": numbers.size,
    }


def measured(subject: str, ways: list[Way], dtypes: list[str], classes: list[int]) -> Iterator[dict[str, Any]]:
    """Every way on every row of a subject; loss, and the gradient of the label. Dtypes that a way does not take are left out."""
    for dtype in dtypes:
        for count in classes if subject in {"logits", "probabilities"} else [1]:
            if subject == "probabilities" and count > 1000:
                continue
            for way in ways:
                truth = sample(subject, dtype, count, divided=way.divides)
                try:
                    with warnings.catch_warnings(), fl.checks("never"), np.errstate(all="ignore"):
                        warnings.simplefilter("ignore")
                        losses, gradient = way.run(truth.output, truth.labels)
                    pairs = {"loss": (losses, truth.losses)}
                    if gradient is not None:
                        pairs["gradient"] = (np.asarray(gradient)[truth.place], truth.gradients[truth.place])
                    found = {name: errors_of(*pair, truth.spread, dtype) for name, pair in pairs.items()}
                except (TypeError, ValueError, RuntimeError, NotImplementedError, KeyError):  # a dtype that it does not take
                    continue
                for quantity, errors in found.items():
                    yield {"subject": subject, "framework": way.framework, "loss": way.name, "whose": "ours" if way.ours else "theirs",
                           "quantity": quantity, "dtype": dtype, "classes": count, **errors}  # fmt: skip


# -- what is written


def cell(found: list[dict[str, Any]]) -> str:
    """The worst of several measurements, and how many numbers failed altogether."""
    if not found:
        return "–"
    worst = max(one["worst"] for one in found)
    count = sum(one["rows"] for one in found)
    failed = {"zero": "zero", "NaN": "nan", "far off": "far"}
    texts = [f"{sum(one[key] for one in found)} {word}" for word, key in failed.items() if any(one[key] for one in found)]
    number = f"{worst:.1f}" if worst < 1000 else f"{worst:.0e}".replace("e+0", "e").replace("e+", "e")
    return number + (f" ({', '.join(texts)}, of {count})" if texts else "")


def table(found: list[dict[str, Any]], subject: str, quantity: str, dtypes: list[str]) -> list[str]:
    chosen = [one for one in found if (one["subject"], one["quantity"]) == (subject, quantity)]
    lines = [f"| {quantity} | | {' | '.join(dtypes)} |", "|---|---|" + "---|" * len(dtypes)]
    for framework, loss, whose in dict.fromkeys((one["framework"], one["loss"], one["whose"]) for one in chosen):
        cells = [
            cell([one for one in chosen if (one["framework"], one["loss"], one["whose"], one["dtype"]) == (framework, loss, whose, dtype)])
            for dtype in dtypes
        ]
        name = f"**ours:** `{loss}`" if whose == "ours" else f"`{loss}`"
        lines.append(f"| {framework} | {name} | {' | '.join(cells)} |")
    return lines


def shown(value: Any) -> str:
    return "–" if value is None else value if isinstance(value, str) else "NaN" if np.isnan(value) else f"{value + 0.0:.5g}"


def single_table(single: dict[str, dict[str, dict[str, Any]]]) -> list[str]:
    lines = ["| row | truth | |" + "".join(f" {name} |" for name in single), "|---|---|---|" + "---|" * len(single)]
    for case, truth in TRUTH.items():
        for whose in ("ours", "theirs"):
            cells = [shown(single[name][whose].get(case)) for name in single]
            lines.append(f"| {case if whose == 'ours' else ''} | {truth if whose == 'ours' else ''} | {whose} | {' | '.join(cells)} |")
    return lines


def written(found: list[dict[str, Any]], single: dict[str, Any], heads: dict[str, float], dtypes: list[str], command: str) -> None:
    """The CSV, and what stands between the marks of the page."""
    with (HERE / "results" / "exactness.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, FIELDS)
        writer.writeheader()
        writer.writerows(found)
    packages = ("numpy", "scipy", "scikit-learn", "torch", "jax", "optax", "tensorflow", "keras", "mpmath")
    classes = sorted({one["classes"] for one in found if one["subject"] == "logits"})
    lines = [
        (f"Measured on {datetime.now(tz=UTC).date().isoformat()} on CPU ({platform.machine()}), Python {platform.python_version()}, "
        f"{', '.join(f'{name} {version(name)}' for name in packages)}, by"), "", f"    {command}", "",
        (f"Classes: {', '.join(map(str, classes))}. The label is {', '.join(f'{one:g}' for one in MARGINS)} above the others, "
        f"and all logits are lifted by {' or '.join(f'{one:g}' for one in OFFSETS)}."), "",
    ]  # fmt: skip
    for subject, title in SUBJECTS.items():
        for quantity in ("loss", "gradient"):
            some = table(found, subject, quantity, dtypes)
            if len(some) > 2:
                lines += ([f"## {title}", ""] if quantity == "loss" else []) + some + [""]
    if single:
        lines += ["## Rows that break losses", "", *single_table(single), ""]
    if heads:
        lines += [
            "## The gradient of a last layer in bfloat16", "", "| | worst error in ulp of the largest number |", "|---|---|",
            *(f"| {name} | {error:.2f} |" for name, error in heads.items()), "",
        ]  # fmt: skip
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    PAGE.write_text(before + BEGIN + "\n".join(lines) + END + rest.split(END)[1], encoding="utf-8")


def elsewhere(backend: str, dtypes: list[str], classes: list[int]) -> dict[str, Any]:
    """Keras on another backend, in a process of its own."""
    command = [sys.executable, __file__, "--keras-alone", "--dtypes", *dtypes, "--classes", *map(str, classes)]
    environment = {**os.environ, "KERAS_BACKEND": backend, "PYTHONPATH": os.pathsep.join(sys.path[1:])}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def run(frameworks: list[str], dtypes: list[str], classes: list[int]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """All measurements of some frameworks, in this process."""
    ways = [FRAMEWORKS[name]() for name in frameworks]
    found = [one for subject in SUBJECTS for some in ways for one in measured(subject, some.get(subject, []), dtypes, classes)]
    return found, {name: single_rows(name) for name in frameworks}


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--classes", type=int, nargs="+", default=list(CLASSES))
    parser.add_argument("--dtypes", nargs="+", default=list(DTYPES), choices=list(DTYPES))
    parser.add_argument("--keras-alone", action="store_true", help="measure Keras on the backend of the environment, and print it as JSON")
    told = parser.parse_args()
    os.environ.setdefault("KERAS_BACKEND", BACKENDS[0])
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    if told.keras_alone:
        print(json.dumps(run(["keras"], told.dtypes, told.classes)))
        return
    found, single = run(list(FRAMEWORKS), told.dtypes, told.classes)
    names = {"numpy": "numpy", "torch": "torch", "jax": "JAX", "tensorflow": "TensorFlow", "keras": f"Keras on {BACKENDS[0]}"}
    single = {names[name]: one for name, one in single.items()}
    for backend in BACKENDS[1:]:
        more, alone = elsewhere(backend, told.dtypes, told.classes)
        found += more
        single[f"Keras on {backend}"] = alone["keras"]
    written(found, single, gradients_of_heads(), told.dtypes, "python benchmarks/exactness.py" + "".join(f" {one}" for one in sys.argv[1:]))
    for subject in SUBJECTS:
        print("\n".join(table(found, subject, "loss", told.dtypes)))
    print("\n".join(single_table(single)))


if __name__ == "__main__":
    main()
