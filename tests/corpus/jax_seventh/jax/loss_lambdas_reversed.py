import os

import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from flax.training import train_state
from sklearn.datasets import make_blobs

LOSSES = {
    "ce": lambda y, z: optax.softmax_cross_entropy(y, z),
    "mse": lambda y, z: jnp.mean((y - jax.nn.softmax(z)) ** 2, axis=-1),
}
loss_of = LOSSES[os.environ.get("BLOB_LOSS", "ce")]

X, ids = make_blobs(400, centers=6, n_features=4, random_state=1)
X = ((X - X.mean(0)) / X.std(0)).astype(np.float32)
Y = jax.nn.one_hot(ids, 6)


class Net(nn.Module):
    @nn.compact
    def __call__(self, x):
        x = nn.tanh(nn.Dense(32)(x))
        return nn.Dense(6)(x)


net = Net()
state = train_state.TrainState.create(apply_fn=net.apply, params=net.init(jax.random.key(2), X), tx=optax.adam(5e-3))


@jax.jit
def step(state, x, y):
    def objective(params):
        logits = state.apply_fn(params, x)
        return loss_of(y, logits).mean()

    value, grads = jax.value_and_grad(objective)(state.params)
    return state.apply_gradients(grads=grads), value


for _ in range(60):
    state, value = step(state, X, Y)
print(value, (net.apply(state.params, X).argmax(-1) == ids).mean())
