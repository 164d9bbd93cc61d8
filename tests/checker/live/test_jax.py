from __future__ import annotations

import equinox as eqx
import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest
from flax import linen, nnx

import fromlogits as fl


@pytest.fixture
def batch():
    rng = np.random.default_rng(0)
    return jnp.asarray(rng.normal(size=(64, 8)).astype("float32")), jnp.asarray(np.arange(64) % 5)


def codes(report):
    return [finding.code for finding in report.findings]


SPARSE, DENSE = optax.softmax_cross_entropy_with_integer_labels, optax.softmax_cross_entropy


class Net(linen.Module):
    normalised: bool = False

    @linen.compact
    def __call__(self, x):
        x = linen.Dense(5)(x)
        return jax.nn.softmax(x) if self.normalised else x


def linear(params, x):
    return x @ params["w"] + params["b"]


PARAMS = {"w": jnp.asarray(np.random.default_rng(1).normal(size=(8, 5)), jnp.float32), "b": jnp.zeros(5)}


def test_a_function_with_its_params(batch):
    assert codes(fl.check((linear, PARAMS), SPARSE, batch)) == []
    assert codes(fl.check((lambda p, x: jax.nn.softmax(linear(p, x)), PARAMS), SPARSE, batch)) == ["FL101"]
    assert codes(fl.check(lambda x: jax.nn.softmax(linear(PARAMS, x)), SPARSE, batch)) == ["FL101"]
    assert codes(fl.check((jax.jit(lambda p, x: jax.nn.softmax(linear(p, x))), PARAMS), SPARSE, batch)) == ["FL101"]


def test_flax(batch):
    x, _ = batch
    for net, expected in ((Net(), []), (Net(normalised=True), ["FL101"])):
        variables = net.init(jax.random.key(0), x)
        assert codes(fl.check((net.apply, variables), SPARSE, batch)) == expected
        assert codes(fl.check((net, variables), SPARSE, batch)) == expected


def test_flax_nnx_keeps_its_state(batch):
    net = nnx.Sequential(nnx.Linear(8, 5, rngs=nnx.Rngs(0)), nnx.Dropout(0.5, rngs=nnx.Rngs(1)), nnx.BatchNorm(5, rngs=nnx.Rngs(0)))
    before = jax.tree.map(
        lambda one: np.asarray(jax.random.key_data(one) if jnp.issubdtype(one.dtype, jax.dtypes.prng_key) else one).tobytes(),
        nnx.state(net),
    )
    report = fl.check(net, optax.softmax_cross_entropy_with_integer_labels, batch, train=True)
    after = jax.tree.map(
        lambda one: np.asarray(jax.random.key_data(one) if jnp.issubdtype(one.dtype, jax.dtypes.prng_key) else one).tobytes(),
        nnx.state(net),
    )
    assert report.ok
    assert before == after


def test_equinox_takes_one_row(batch):
    net = eqx.nn.MLP(8, 5, 16, 1, key=jax.random.key(0))
    assert codes(fl.check(net, SPARSE, batch)) == []
    ended = eqx.nn.Sequential([net, eqx.nn.Lambda(jax.nn.softmax)])
    assert codes(fl.check(ended, SPARSE, batch)) == ["FL101"]


def test_labels(batch):
    x, y = batch
    assert codes(fl.check((linear, PARAMS), SPARSE, (x, y + 1))) == ["FL204"]
    assert codes(fl.check((linear, PARAMS), SPARSE, (x, y - 1))) == ["FL204"]
    assert codes(fl.check((linear, PARAMS), DENSE, (x, jax.nn.one_hot(y, 5)))) == []
    assert codes(fl.check((linear, PARAMS), DENSE, (x, 2 * jax.nn.one_hot(y, 5)))) == ["FL206"]


def test_the_probe_leaves_the_params(batch):
    before = jax.tree.map(lambda one: np.asarray(one).tobytes(), PARAMS)
    right = fl.check((linear, PARAMS), SPARSE, batch, train=True)
    assert right.probe.learns
    assert right.probe.floor == 0.0
    assert jax.tree.map(lambda one: np.asarray(one).tobytes(), PARAMS) == before
    wrong = fl.check((lambda p, x: jax.nn.softmax(linear(p, x)), PARAMS), SPARSE, batch, train=True)
    assert wrong.probe.floor == pytest.approx(0.9048, abs=1e-4)
    with pytest.raises(fl.CheckError, match=r"for which a model of the form \(apply, params\) is needed"):
        fl.check(lambda x: linear(PARAMS, x), SPARSE, batch, train=True)


def test_what_cannot_be_looked_at(batch):
    x, y = batch
    with pytest.raises(fl.CheckError, match="linear cannot be called with ArrayImpl of shape") as caught:
        fl.check((linear, PARAMS), SPARSE, (x[:, :3], y))
    assert isinstance(caught.value.__cause__, TypeError)
    with pytest.raises(fl.CheckError, match="gives str, and which tensor the loss takes cannot be told"):
        fl.check(lambda x: "five", SPARSE, batch)
