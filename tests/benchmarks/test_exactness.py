"""The losses of every door but Keras's are within the bound on every row that benchmarks/exactness.py measures, and what it writes says what it measured.

Keras's stand in tests/keras/test_exactness.py, once for each backend.
"""

from __future__ import annotations

import csv
import importlib.util
import sys
from pathlib import Path

import numpy as np
import pytest
from losses.reference import CLASSES, DTYPES

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "exactness.py"
BOUND = 4.0


@pytest.fixture(scope="module")
def benchmark():
    specification = importlib.util.spec_from_file_location("exactness", SCRIPT)
    module = importlib.util.module_from_spec(specification)
    before = list(sys.path)
    specification.loader.exec_module(module)
    sys.path[:] = before
    return module


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("framework", ["numpy", "torch", "jax", "tensorflow"])
def test_ours_are_within_the_bound(benchmark, framework, dtype):
    for subject, ways in benchmark.FRAMEWORKS[framework]().items():
        ours = [way for way in ways if way.ours]
        found = list(benchmark.measured(subject, ours, [dtype], list(CLASSES)))
        assert ours or subject == "probabilities"
        assert all(one["worst"] <= BOUND and not one["zero"] + one["nan"] + one["far"] for one in found), found
        quantities = 1 if framework == "numpy" else 2
        counts = {"logits": len(CLASSES), "probabilities": len(CLASSES) - 1}.get(subject, 1)
        assert len(found) == len(ours) * quantities * counts  # every dtype is taken


def test_the_measure_can_fail(benchmark):
    truth = np.array([1.0, 2.0, 3.0, 4.0])
    found = benchmark.errors_of(np.array([1.0, np.nan, 0.0, 5.0], "float32"), truth, np.ones(4), "float32")
    assert found == {"worst": 2.0**23, "zero": 1, "nan": 1, "far": 1, "rows": 4}
    assert benchmark.errors_of(np.float64([1.0 + 2.0**-22]), truth[:1], np.ones(1), "float32")["worst"] == 2.0


def test_the_whole_script_on_few_rows(benchmark, tmp_path, monkeypatch):
    page = tmp_path / "exactness.md"
    page.write_text(f"# Before\n{benchmark.BEGIN}old\n{benchmark.END}after\n", encoding="utf-8")
    (tmp_path / "results").mkdir()
    monkeypatch.setattr(benchmark, "PAGE", page)
    monkeypatch.setattr(benchmark, "HERE", tmp_path)
    found, single = benchmark.run(["numpy", "torch"], ["float32"], [2])
    benchmark.written(found, single, {"ours": 0.25}, ["float32"], "python benchmarks/exactness.py")
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Before\n<!--")
    assert text.endswith("after\n")
    assert "old" not in text
    assert "| numpy | **ours:** `fl.cross_entropy` | 0." in text
    assert "| torch | `cross_entropy` |" in text
    assert "zero" in text
    assert "| label = C | none | ours | LabelError | LabelError |" in text
    lines = list(csv.DictReader((tmp_path / "results" / "exactness.csv").open(encoding="utf-8")))
    assert {line["subject"] for line in lines} == set(benchmark.SUBJECTS)
    assert {line["quantity"] for line in lines if line["framework"] == "numpy"} == {"loss"}
