"""Under jit, vmap, tf.function and XLA: what is drawn and what is kept is what it is without; a row that cannot be drawn from is -1."""

from __future__ import annotations

import math

import jax
import jax.numpy as jnp
import numpy as np
import pytest
import tensorflow as tf
from sampling.reference import array

import fromlogits as fl
from fromlogits.sampling import linear

LOGITS = (np.random.default_rng(5).normal(size=(6, 300)) * 3).astype("float32")
LOGITS[3, ::2] = -math.inf
LOGITS[4] = LOGITS[4].round()  # ties
BROKEN = LOGITS.copy()
BROKEN[2, 7] = math.nan
WAYS = [
    {},
    {"temperature": 0},
    {"temperature": 0.7, "top_k": 40, "top_p": 0.9, "min_p": 0.01},
    {"top_p": 0.5},
    {"top_k": [1, 2, 3, 4, 5, 6], "temperature": [0.0, 1.0, 2.0, 0.5, 1.0, 1.0]},
]
EXTRAS = ("kept", "log_probabilities", "log_probability", "entropy")
OTHERS = [0, 1, 3, 4, 5]
TRACERS = {
    "jax.jit": (jnp.asarray, jax.jit),
    "tf.function": (tf.constant, tf.function),
    "XLA": (tf.constant, lambda call: tf.function(call, jit_compile=True)),
    "unknown rows": (tf.constant, lambda call: tf.function(call, input_signature=[tf.TensorSpec([None, 300], tf.float32)])),
    "unknown classes": (tf.constant, lambda call: tf.function(call, input_signature=[tf.TensorSpec([6, None], tf.float32)])),
}


@pytest.mark.parametrize("tracer", TRACERS)
@pytest.mark.parametrize("options", WAYS, ids=str)
def test_traced_is_eager(tracer, options):
    made, traced = TRACERS[tracer]

    def call(logits):
        return tuple(fl.sample(logits, seed=4, returns=EXTRAS, **options))

    program = traced(call)
    for found, eager in zip(program(made(LOGITS)), call(made(LOGITS)), strict=True):
        np.testing.assert_allclose(array(found), array(eager), rtol=1e-6, atol=1e-6)
    ids, kept, logs, _, entropy = map(array, program(made(BROKEN)))
    assert ids[2] == -1
    assert (ids[OTHERS] == array(call(made(LOGITS))[0])[OTHERS]).all()
    assert not kept[2].any()
    assert np.isnan(logs[2]).all()
    assert math.isnan(entropy[2])


@pytest.mark.parametrize("tracer", ["jax.jit", "tf.function", "XLA"])
@pytest.mark.parametrize("options", [{}, {"min_p": 0.1}, {"top_k": 5, "top_p": 0.9}, {"top_p": 0.8}, {"temperature": 0}], ids=str)
def test_linear_traced_is_eager(tracer, options, monkeypatch):
    monkeypatch.setattr(linear, "LEAST", 8)
    monkeypatch.setattr(linear, "SMALL", 1)
    made, traced = TRACERS[tracer]
    rng = np.random.default_rng(1)
    given = made(rng.normal(size=(6, 7)).astype("float32")), made(rng.normal(size=(203, 7)).astype("float32"))

    def call(hidden, weight):
        return tuple(fl.linear_sample(hidden, weight, seed=4, returns=("log_probability", "entropy"), **options))

    for found, eager in zip(traced(call)(*given), call(*given), strict=True):
        np.testing.assert_allclose(array(found), array(eager), rtol=1e-5, atol=1e-5)
    found, eager = traced(lambda h, w: tuple(fl.linear_top_k(h, w, 9)))(*given), fl.linear_top_k(*given, 9)
    assert (array(found[1]) == array(eager.ids)).all()


def test_jax_key_and_options_are_traced():
    program = jax.jit(lambda logits, key, t, k, p: fl.sample(logits, temperature=t, top_k=k, top_p=p, seed=key))
    heat, count = jnp.asarray([1.0, 0.0, -1.0, 2.0, 1.0, math.inf]), jnp.asarray([3, 4, 5, 0, 300, 2])
    ids = np.asarray(program(LOGITS, jax.random.key(1), heat, count, 0.9))
    assert (ids[[2, 3, 5]] == -1).all()  # what is out of bounds cannot be an error any more
    assert ids[1] == LOGITS[1].argmax()


def test_jax_vmap_scan_and_gradient():
    keys = jax.random.split(jax.random.key(0), 6)
    ids = jax.vmap(lambda logits, key: fl.sample(logits, top_k=4, seed=key))(jnp.asarray(LOGITS), keys)
    one_by_one = [int(fl.sample(jnp.asarray(row), top_k=4, seed=key)) for row, key in zip(LOGITS, keys, strict=True)]
    assert ids.tolist() == one_by_one
    _, scanned = jax.lax.scan(lambda carry, key: (carry, fl.sample(jnp.asarray(LOGITS), seed=key)), 0, keys)
    assert (scanned[3] == fl.sample(jnp.asarray(LOGITS), seed=keys[3])).all()

    def entropy(logits):
        return fl.sample(logits, top_k=40, temperature=0.7, seed=0, returns=("entropy",)).entropy.sum()

    slope, traced = jax.grad(entropy)(jnp.asarray(LOGITS)), jax.jit(jax.grad(entropy))(jnp.asarray(LOGITS))
    np.testing.assert_allclose(slope, traced, atol=1e-6)
    # dH/dz_i = -p_i (log p_i + H) / T
    found = fl.sample(jnp.asarray(LOGITS), top_k=40, temperature=0.7, seed=0, returns=("log_probabilities", "entropy"))
    logs = np.where(np.isinf(found.log_probabilities), 0.0, found.log_probabilities)
    wanted = -np.exp(np.asarray(found.log_probabilities)) * (logs + np.asarray(found.entropy)[:, None]) / 0.7
    np.testing.assert_allclose(slope, wanted, atol=1e-5)


def test_float64_stays_off():
    fl.sample(jnp.asarray(LOGITS), top_p=0.5, seed=0)
    assert jnp.asarray(0.5).dtype == jnp.float32
    assert jnp.arange(3).dtype == jnp.int32


def test_tensorflow_gradient():
    logits = tf.constant(LOGITS)
    with tf.GradientTape() as tape:
        tape.watch(logits)
        entropy = tf.reduce_sum(fl.sample(logits, top_k=40, temperature=0.7, seed=0, returns=("entropy",)).entropy)
    wanted = jax.grad(lambda z: fl.sample(z, top_k=40, temperature=0.7, seed=0, returns=("entropy",)).entropy.sum())(jnp.asarray(LOGITS))
    np.testing.assert_allclose(tape.gradient(entropy, logits), wanted, atol=1e-5)


def test_a_top_k_that_linear_sample_must_know():
    with pytest.raises(ValueError, match="top_k is a tensor without values here, but linear_sample has to know it"):
        jax.jit(lambda h, w, k: fl.linear_sample(h, w, top_k=k, seed=0))(jnp.ones((2, 3)), jnp.ones((5, 3)), 2)
