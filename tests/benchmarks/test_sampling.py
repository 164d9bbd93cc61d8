"""What benchmarks/sampling.py writes says what it measured."""

from __future__ import annotations

import csv
import importlib.util
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "sampling.py"


@pytest.fixture
def benchmark(tmp_path, monkeypatch):
    specification = importlib.util.spec_from_file_location("sampling_benchmark", SCRIPT)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    page = tmp_path / "sampling.md"
    page.write_text(f"# Before\n{module.BEGIN}old\n{module.END}after\n", encoding="utf-8")
    (tmp_path / "results").mkdir()
    monkeypatch.setattr(module, "PAGE", page)
    monkeypatch.setattr(module, "HERE", tmp_path)
    return module


def test_the_page_and_the_file(benchmark):
    ticks = iter([0.0, 1.0, 3.0, 3.0, 4.0, 8.0, 8.0, 9.0, 11.0])
    benchmark.perf_counter = lambda: next(ticks)
    pair = benchmark.Pair("draw", "ours", "theirs", lambda: None, lambda: None)
    found = [benchmark.timed(pair, 3)]
    assert found[0] == {
        "subject": "draw", "ours": "ours", "theirs": "theirs", "ours_ms": "1000.00", "theirs_ms": "2000.00", "ratio": "0.500", "rounds": 3
    }  # fmt: skip
    whole = benchmark.HEAD[0] * benchmark.HEAD[2] * 4
    benchmark.written(found, (whole // 50, whole))
    text = benchmark.PAGE.read_text(encoding="utf-8")
    assert text.startswith("# Before\n<!--")
    assert text.endswith("after\n")
    assert "old" not in text
    assert "| draw | `ours` | `theirs` | 1000.00 | 2000.00 | 0.500 |" in text
    assert "which is 2.0% of the logits" in text
    lines = list(csv.DictReader((benchmark.HERE / "results" / "sampling.csv").open(encoding="utf-8")))
    assert [line["subject"] for line in lines] == ["draw", "memory, as a part of the logits'"]
    assert lines[1]["ours_ms"] == "0.0200"


def test_both_ways_of_a_pair_filter_alike(benchmark, monkeypatch):
    import torch

    monkeypatch.setattr(benchmark, "ROWS", 3)
    monkeypatch.setattr(benchmark, "CLASSES", 500)
    pair = next(benchmark.pairs())
    torch.testing.assert_close(pair.call_ours(), pair.call_theirs())
