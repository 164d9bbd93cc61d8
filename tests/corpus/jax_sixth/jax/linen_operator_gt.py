import operator

import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from flax.training import train_state
from sklearn.datasets import make_moons

CUT = 0.5
COMPARE = {"above": operator.gt, "below": operator.lt}


class Moon(nn.Module):
    hidden: int = 16

    @nn.compact
    def __call__(self, x):
        x = nn.tanh(nn.Dense(self.hidden)(x))
        return nn.Dense(1)(x)[:, 0]


@jax.jit
def train_step(state, x, y):
    def loss_fn(params):
        return optax.sigmoid_binary_cross_entropy(state.apply_fn({"params": params}, x), y).mean()
    loss, grads = jax.value_and_grad(loss_fn)(state.params)
    return state.apply_gradients(grads=grads), loss


def evaluate(state, x, y, rule="above"):
    logit = state.apply_fn({"params": state.params}, x)
    decision = COMPARE[rule](logit, CUT)
    return jnp.mean(decision == y.astype(bool))


X, y = make_moons(600, noise=0.25, random_state=5)
X, y = X.astype(np.float32), y.astype(np.float32)
moon = Moon()
state = train_state.TrainState.create(
    apply_fn=moon.apply, params=moon.init(jax.random.key(1), X[:1])["params"], tx=optax.adam(1e-2)
)
for _ in range(100):
    state, loss = train_step(state, X[:400], y[:400])
print(loss, evaluate(state, X[400:], y[400:]))
