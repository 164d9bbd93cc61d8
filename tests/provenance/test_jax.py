"""What made an output of a JAX function, from its jaxpr; negatives are those that come close."""

from __future__ import annotations

import equinox as eqx
import flax.linen as nn
import jax
import jax.numpy as jnp
import numpy as np
import pytest
from flax import nnx

from fromlogits.provenance.models import outputs_of
from fromlogits.vocabulary import OutputKind

P, L, S = OutputKind.PROBABILITIES, OutputKind.LOG_PROBABILITIES, OutputKind.LOGITS
X = jnp.ones((5, 4))
PARAMS = {"w": jnp.ones((4, 3)), "b": jnp.zeros(3), "v": jnp.ones((3, 3)), "t": jnp.ones(())}


def exp_over_sum(z, axis=-1):
    e = jnp.exp(z - jax.lax.stop_gradient(z.max(axis, keepdims=True)))
    return e / e.sum(axis, keepdims=True)


SEEN = {  # of a dense layer: kind, activation, axis, units
    "softmax": (jax.nn.softmax, P, "softmax", -1, 3),
    "column": (lambda z: jax.nn.softmax(z)[..., 0], P, "softmax", None, None),
    "reshaped": (lambda z: jax.nn.softmax(z).reshape(5, 1, 3), P, "softmax", -1, 3),
    "half": (lambda z: jax.nn.softmax(z).astype(jnp.bfloat16), P, "softmax", -1, 3),
    "clipped": (lambda z: jnp.clip(jax.nn.softmax(z), 1e-7, 1 - 1e-7), P, "softmax", -1, 3),
    "by hand": (exp_over_sum, P, "softmax", -1, 3),
    "by hand, plain": (lambda z: jnp.exp(z) / jnp.exp(z).sum(-1, keepdims=True), P, "softmax", -1, 3),
    "by hand, inside jit": (jax.jit(jax.jit(exp_over_sum)), P, "softmax", -1, 3),
    "checkpointed": (jax.checkpoint(exp_over_sum), P, "softmax", -1, 3),
    "row by row": (jax.vmap(jax.nn.softmax), P, "softmax", -1, 3),
    "exp of log_softmax": (lambda z: jnp.exp(jax.nn.log_softmax(z)), P, "softmax", -1, 3),
    "sigmoid": (jax.nn.sigmoid, P, "sigmoid", -1, 3),
    "sigmoid by hand": (lambda z: 1 / (1 + jnp.exp(-z)), P, "sigmoid", -1, 3),
    "one unit, squeezed": (lambda z: jax.nn.sigmoid(z[:, :1]).squeeze(-1), P, "sigmoid", None, 1),
    "complement": (lambda z: 1 - jax.nn.sigmoid(z), P, "sigmoid", -1, 3),
    "log_softmax": (jax.nn.log_softmax, L, "log_softmax", -1, 3),
    "scores less logsumexp": (lambda z: z - jax.nn.logsumexp(z, -1, keepdims=True), L, "log_softmax", -1, 3),
    "scores less log of a sum": (lambda z: z - jnp.log(jnp.exp(z).sum(-1, keepdims=True)), L, "log_softmax", -1, 3),
    "log_sigmoid": (jax.nn.log_sigmoid, L, "log_sigmoid", -1, 3),
    "log of softmax": (lambda z: jnp.log(jax.nn.softmax(z) + 1e-7), L, "log(softmax)", -1, 3),
    "log of sigmoid": (lambda z: jnp.log(jax.nn.sigmoid(z)), L, "log(sigmoid)", -1, 3),
    "linear": (lambda z: z, S, None, -1, 3),
    "divided": (lambda z: z / 2.0, S, None, -1, 3),
    "masked": (lambda z: jnp.where(X[:, :3] > 0, z, -jnp.inf), S, None, -1, 3),
    "relu": (jax.nn.relu, None, "relu", -1, 3),
    "tanh": (jnp.tanh, None, "tanh", -1, 3),
    "silu": (jax.nn.silu, None, "silu", -1, 3),
    "softplus": (jax.nn.softplus, None, "softplus", -1, 3),
}


@pytest.mark.parametrize(("function", "kind", "activation", "axis", "units"), SEEN.values(), ids=SEEN)
def test_seen(function, kind, activation, axis, units):
    found = outputs_of((lambda p, x: function(x @ p["w"] + p["b"]), PARAMS), X)[None]
    assert (found.kind, found.activation, found.axis, found.units) == (kind, activation, axis, units)
    assert found.from_model is True


def test_weights_that_are_scales_or_hidden():
    assert outputs_of((lambda p, x: x @ p["w"] * jnp.exp(p["t"]), PARAMS), X)[None].kind is S
    assert outputs_of((lambda p, x: jax.nn.sigmoid(x @ p["w"]) @ p["v"], PARAMS), X)[None].kind is S
    assert outputs_of((lambda p, x: jax.nn.softmax(x @ p["w"]) @ p["v"] + p["b"], PARAMS), X)[None].kind is S
    found = outputs_of((lambda p, x: jax.vmap(lambda one: p["w"].T @ one + p["b"])(x), PARAMS), X)[None]
    assert (found.kind, found.axis, found.units) == (S, -1, 3)


UNKNOWN = {
    "probabilities times a matrix": lambda p, z: jax.nn.softmax(z) @ p["v"],
    "gate": lambda _p, z: jax.nn.sigmoid(z) * z,
    "mixture": lambda _p, z: (jax.nn.softmax(z) + jax.nn.softmax(2 * z)) / 2,
    "mixture, stacked": lambda _p, z: jnp.stack([jax.nn.softmax(z), jax.nn.softmax(2 * z)]).mean(0),
    "cut to [0, 1]": lambda _p, z: jnp.clip(0.2 * z + 0.5, 0, 1),
    "another sum": lambda _p, z: jnp.exp(z) / jnp.exp(2 * z).sum(-1, keepdims=True),
    "sum of all": lambda _p, z: jnp.exp(z) / jnp.exp(z).sum(),
    "many times probabilities": lambda _p, z: jax.nn.softmax(z) * 3.0,
    "softcapped": lambda _p, z: 30 * jnp.tanh(z / 30),
    "looped": lambda _p, z: jax.lax.fori_loop(0, 3, lambda _i, y: y * 2, jax.nn.softmax(z)),
    "either": lambda _p, z: jax.lax.cond(z[0, 0] > 0, jax.nn.softmax, jax.nn.sigmoid, z),
}


@pytest.mark.parametrize("function", UNKNOWN.values(), ids=UNKNOWN)
def test_unknown(function):
    found = outputs_of((lambda p, x: function(p, x @ p["w"] + p["b"]), PARAMS), X)[None]
    assert (found.kind, found.activations) == (None, ())


def test_axis_and_twice():
    assert outputs_of((lambda p, x: jax.nn.softmax(x @ p["w"], 0), PARAMS), X)[None].axis_fault == "batch"
    twice = outputs_of((lambda p, x: jax.nn.softmax(jax.nn.softmax(x @ p["w"])), PARAMS), X)[None]
    assert twice.activations == ("softmax", "softmax")


class Attending(nn.Module):
    """A softmax written by hand, under jit, inside a layer; and one of attention, before it."""

    by_hand: bool = True

    @nn.compact
    def __call__(self, x):
        x = nn.MultiHeadDotProductAttention(2)(x[:, None], x[:, None])[:, 0]
        z = nn.Dense(3)(nn.relu(nn.Dense(8)(x)))
        return jax.jit(exp_over_sum)(z) if self.by_hand else z


def test_flax():
    for by_hand, kind in ((True, P), (False, S)):
        model = Attending(by_hand)
        params = model.init(jax.random.key(0), X)
        found = outputs_of((model.apply, params), X)[None]
        assert (found.kind, found.units, found.from_model) == (kind, 3, True)
    assert outputs_of((model.apply, params), {"x": X})[None].kind is S


def test_nnx_keeps_its_state():
    model = nnx.Sequential(
        nnx.Linear(4, 3, rngs=nnx.Rngs(0)), nnx.BatchNorm(3, rngs=nnx.Rngs(0)), nnx.Dropout(0.5, rngs=nnx.Rngs(1)), nnx.log_softmax
    )
    before = jax.tree.map(np.asarray, nnx.to_pure_dict(nnx.state(model, nnx.Not(nnx.RngState))))
    counts = [np.asarray(one) for one in jax.tree.leaves(nnx.state(model, nnx.RngCount))]
    assert outputs_of(model, X)[None].activation == "log_softmax"
    jax.tree.map(np.testing.assert_array_equal, nnx.to_pure_dict(nnx.state(model, nnx.Not(nnx.RngState))), before)
    np.testing.assert_array_equal(jax.tree.leaves(nnx.state(model, nnx.RngCount)), counts)


def test_equinox_and_plain_callables():
    mlp = eqx.nn.MLP(4, 3, 8, 1, key=jax.random.key(0))
    found = outputs_of(jax.vmap(mlp), X)[None]
    assert (found.kind, found.units, found.axis, found.from_model) == (S, 3, -1, True)
    assert outputs_of(jax.nn.softmax, X)[None].from_model is None
    assert outputs_of(lambda z: jax.nn.softmax(z)[:, :1], X)[None].units is None


def test_outputs_by_name():
    def heads(p, x, scale=1.0):
        z = x @ p["w"] * scale
        return {"ids": z.argmax(-1), "class": jax.nn.softmax(z), "both": (z, jax.nn.sigmoid(z))}

    found = outputs_of((heads, PARAMS), (X, 2.0))
    assert {name: one.kind for name, one in found.items()} == {"class": P, "both.0": S, "both.1": P}
    assert found["class"].text == "softmax of heads"


def test_what_cannot_be_looked_at():
    with pytest.raises(ValueError, match=r"heads cannot be called with ArrayImpl of shape \(5, 4\): KeyError: 'mine'") as caught:
        outputs_of(heads, X)
    assert isinstance(caught.value.__cause__, KeyError)
    with pytest.raises(ValueError, match="heads tells what it gives only while it is traced: pass inputs="):
        outputs_of(heads)
    with pytest.raises(TypeError, match="argmax gave ShapeDtypeStruct without a floating-point tensor"):
        outputs_of(jnp.argmax, X)


def heads(x):
    raise KeyError("mine")
