"""Keras's losses are within the bound on every row that benchmarks/exactness.py measures, loss and gradient, on this backend."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import keras
import pytest
from losses.reference import CLASSES, DTYPES

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "exactness.py"
BOUND = 4.0


@pytest.fixture(scope="module", autouse=True)
def optimised():
    """Compiled as users' programs are: an optimisation may change how numbers round."""
    if keras.backend.backend() != "jax":
        yield
        return
    import jax

    jax.clear_caches()
    jax.config.update("jax_disable_most_optimizations", False)
    yield
    jax.config.update("jax_disable_most_optimizations", True)


@pytest.mark.parametrize("dtype", DTYPES)
def test_ours_are_within_the_bound(dtype):
    specification = importlib.util.spec_from_file_location("exactness", SCRIPT)
    benchmark = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(benchmark)
    for subject, ways in benchmark.FRAMEWORKS["keras"]().items():
        found = list(benchmark.measured(subject, [way for way in ways if way.ours], [dtype], list(CLASSES)))
        assert len(found) == 2 * {"logits": len(CLASSES), "probabilities": len(CLASSES) - 1}.get(subject, 1)
        for one in found:
            assert one["worst"] <= BOUND, one
            assert not one["zero"] + one["nan"] + one["far"], one
