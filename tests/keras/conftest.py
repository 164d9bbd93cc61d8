"""These tests run on the backend that KERAS_BACKEND names; `tests/test_keras_backends.py` runs them on every one."""

import os

import numpy as np
import pytest

# Keras chooses its backend once a process: without a choice nothing here is even imported.
collect_ignore_glob = [] if "KERAS_BACKEND" in os.environ else ["test_*.py"]


@pytest.fixture(scope="session", autouse=True)
def quickly_compiled():
    """What is traced is compiled, but little is spent on machine code that runs a few times; `test_exactness.py` measures what users get."""
    import keras

    if keras.backend.backend() == "torch":
        import torch

        torch.compiler.set_default_backend("aot_eager")
    if keras.backend.backend() == "jax":
        import jax

        jax.config.update("jax_disable_most_optimizations", True)


@pytest.fixture(autouse=True)
def seeded():
    import keras

    keras.utils.set_random_seed(7)


@pytest.fixture
def backend():
    import keras

    return keras.backend.backend()


@pytest.fixture
def blobs():
    """Three clouds of points in four dimensions, and the cloud of each."""
    rng = np.random.default_rng(3)
    ids = rng.integers(0, 3, 96)
    return (rng.normal(0, 0.4, (96, 4)) + np.eye(3, 4)[ids] * 2).astype("float32"), ids
