"""Programs that name no loss and no activation: what they minimise is written out."""

from __future__ import annotations

import pytest

KERAS = """\
def mine(t, p):
    return {loss}
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense({units})])
model.compile("adam", loss=mine)
model.fit(np.random.rand(30, 4), {labels})
"""
JAX = """\
x, y = sklearn.datasets.load_iris(return_X_y=True)
def mine(w):
    p = x @ w
    return {loss}
g = jax.value_and_grad(mine)(jnp.zeros((4, 3)))
"""
TENSORFLOW = """\
head = tf.keras.layers.Dense(3)
x, y = np.random.rand(30, 4).astype("float32"), np.random.randint(0, 3, 30)
with tf.GradientTape() as tape:
    p = head(x)
    value = {loss}
"""
ROWS, BITS = "np.eye(3)[np.random.randint(0, 3, 30)]", "np.random.randint(0, 2, (30, 1))"
COUNTS = "np.random.poisson(3, (30, 1))"
CASES = {
    "rows": (KERAS.format(units=3, labels=ROWS, loss="-keras.ops.mean(t * keras.ops.log(p + 1e-7))"), {"FL102"}),
    "bits": (
        KERAS.format(units=1, labels=BITS, loss="-keras.ops.mean(t * keras.ops.log(p) + (1 - t) * keras.ops.log(1 - p))"),
        {"FL102"},
    ),
    "rate of counts": (KERAS.format(units=1, labels=COUNTS, loss="keras.ops.mean(p - t * keras.ops.log(p + 1e-7))"), set()),
    "time to an event": (KERAS.format(units=1, labels=COUNTS, loss="-keras.ops.mean(keras.ops.log(p) * t - p * 2.0)"), set()),
    "logarithms compared": (
        KERAS.format(units=1, labels=COUNTS, loss="keras.ops.mean(keras.ops.square(keras.ops.log1p(t) - keras.ops.log1p(p)))"),
        set(),
    ),
    "picked": (JAX.format(loss="-jnp.mean(jnp.log(p[jnp.arange(len(y)), y] + 1e-9))"), {"FL102"}),
    "kept from zero": (JAX.format(loss="-(jax.nn.one_hot(y, 3) * jnp.log(jnp.maximum(p, 1e-8))).sum(-1).mean()"), {"FL102"}),
    "no logarithm": (JAX.format(loss="-(jax.nn.one_hot(y, 3) * p).sum(-1).mean()"), {"FL103"}),
    "margin": (JAX.format(loss="(p.max(-1) - p[jnp.arange(len(y)), y]).mean()"), set()),
    "over the rows": (JAX.format(loss="-(p - jax.scipy.special.logsumexp(p, axis=0))[jnp.arange(len(y)), y].mean()"), {"FL302"}),
    "over the classes": (
        JAX.format(loss="-(p - jax.scipy.special.logsumexp(p, axis=1, keepdims=True))[jnp.arange(len(y)), y].mean()"),
        set(),
    ),
    "gathered": (TENSORFLOW.format(loss="-tf.reduce_mean(tf.math.log(tf.gather(p, y, batch_dims=1)))"), {"FL102"}),
    "value of an action": (TENSORFLOW.format(loss="tf.reduce_mean((tf.reduce_sum(p * tf.one_hot(y, 3), 1) - 2.0) ** 2)"), set()),
}


@pytest.mark.parametrize("case", CASES)
def test_is_read_all_the_same(case, codes):
    program, wanted = CASES[case]
    assert codes(program) == wanted
