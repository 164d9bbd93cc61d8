"""The sampler among KerasHub's own, on every backend of Keras: each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

PROGRAM = """
import keras, keras_hub, numpy as np
import fromlogits as fl
from fromlogits.keras_hub import FilterSampler

table = np.random.default_rng(0).normal(size=(12, 12)).astype("float32") * 2
logits = keras.ops.convert_to_tensor(table)

# What is kept, and how often each id is drawn.
sampler = FilterSampler(top_k=5, top_p=0.9, temperature=0.8, seed=3)
shares = keras.ops.convert_to_numpy(sampler.compute_probabilities(logits))
kept = fl.sampling.filter_logits(table, top_k=5, top_p=0.9, temperature=0.8) > -np.inf
assert ((shares > 0) == kept).all()
np.testing.assert_allclose(shares.sum(-1), 1.0, rtol=1e-6)
rows = keras.ops.convert_to_tensor(np.tile(shares[:1], (100_000, 1)))
ids = keras.ops.convert_to_numpy(sampler.get_next_token(rows))
assert ids.dtype == "int32"
counts, wanted = np.bincount(ids, minlength=12), 1e5 * shares[0]
assert counts[wanted == 0].sum() == 0
assert (((counts - wanted) ** 2)[wanted > 0] / wanted[wanted > 0]).sum() < 18.47  # the 0.999 quantile of chi-square, 4 degrees of freedom

# KerasHub's own loop, compiled where the backend compiles: next(prompt, cache, index) -> logits, hidden states, cache.
def step(prompt, cache, index):
    last = keras.ops.take(prompt, index - 1, axis=1)
    return keras.ops.take(logits, last, axis=0), None, cache

def generated(sampler):
    prompt = keras.ops.convert_to_tensor(np.array([[1, 0, 0, 0, 0, 0], [2, 0, 0, 0, 0, 0], [3, 0, 0, 0, 0, 0]], "int32"))
    return keras.ops.convert_to_numpy(sampler(step, prompt, index=1))

assert (generated(FilterSampler(temperature=0)) == generated(keras_hub.samplers.GreedySampler())).all()
text = generated(FilterSampler(top_k=3, seed=1))
assert (text == generated(FilterSampler(top_k=3, seed=1))).all()
allowed = fl.sampling.filter_logits(table, top_k=3) > -np.inf
assert allowed[text[:, :-1], text[:, 1:]].all()

# Saved and loaded by KerasHub, and by name of class.
config = keras_hub.samplers.serialize(sampler)
again = keras_hub.samplers.deserialize(config)
assert type(again) is FilterSampler and again.get_config() == sampler.get_config() and keras_hub.samplers.get(sampler) is sampler
try:
    FilterSampler(top_p=2)
except ValueError as fault:
    assert "top_p=2 is not in [0, 1]" in str(fault)
else:
    raise AssertionError
print("done on", keras.backend.backend())
"""


@pytest.mark.parametrize("backend", ["jax", "tensorflow", "torch"])
def test_among_the_samplers_of_keras_hub(backend):
    environment = {**os.environ, "KERAS_BACKEND": backend, "TF_CPP_MIN_LOG_LEVEL": "3"}
    done = subprocess.run([sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    assert done.stdout.splitlines()[-1] == f"done on {backend}"
