import os

os.environ["KERAS_BACKEND"] = "jax"

import jax
import jax.numpy as jnp
import keras
import numpy as np
import optax
from sklearn.datasets import load_iris


class LogProbMLP(keras.Model):
    def __init__(self, width, n_classes, **kw):
        super().__init__(**kw)
        self.inner = keras.layers.Dense(width, activation="silu")
        self.scores = keras.layers.Dense(n_classes)

    def call(self, x):
        return jax.nn.log_softmax(self.scores(self.inner(x)), axis=-1)


X, y = load_iris(return_X_y=True)
X = ((X - X.mean(0)) / X.std(0)).astype("float32")
y = y.astype("int32")

net = LogProbMLP(16, 3)
net(X[:1])
params = [v.value for v in net.trainable_variables]
frozen = [v.value for v in net.non_trainable_variables]
tx = optax.adam(1e-2)
opt_state = tx.init(params)


def loss_fn(params, xb, yb):
    out, _ = net.stateless_call(params, frozen, xb)
    return optax.softmax_cross_entropy_with_integer_labels(out, yb).mean()


@jax.jit
def step(params, opt_state, xb, yb):
    value, grads = jax.value_and_grad(loss_fn)(params, xb, yb)
    updates, opt_state = tx.update(grads, opt_state)
    return optax.apply_updates(params, updates), opt_state, value


rng = np.random.default_rng(0)
for it in range(60):
    pick = rng.integers(0, len(X), 32)
    params, opt_state, value = step(params, opt_state, X[pick], y[pick])
logp, _ = net.stateless_call(params, frozen, X)
print("loss", float(value), "acc", float((jnp.argmax(logp, -1) == y).mean()))
