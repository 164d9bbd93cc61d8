import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from flax.training.train_state import TrainState

rng = np.random.default_rng(21)
income = rng.lognormal(10.3, 0.5, 1200)
debt = rng.gamma(2.0, 4000.0, 1200)
late = rng.poisson(0.7, 1200)
risk = 2.5 * debt / income + 0.8 * late - 2.0
default = (rng.random(1200) < 1 / (1 + np.exp(-risk))).astype(np.float32)
X = np.stack([np.log(income) - 10.3, debt / 8000.0, late], axis=1).astype(np.float32)


class CreditModel(nn.Module):
    hidden: int = 16

    @nn.compact
    def __call__(self, x):
        x = nn.relu(nn.Dense(self.hidden)(x))
        return nn.Dense(1)(x)


@jax.jit
def train_step(state: TrainState, x, y):
    def loss_fn(params):
        logits = state.apply_fn(params, x)
        return jnp.mean(optax.sigmoid_binary_cross_entropy(logits, y))
    loss, grads = jax.value_and_grad(loss_fn)(state.params)
    return state.apply_gradients(grads=grads), loss


@jax.jit
def evaluate(state, x, y):
    decision = state.apply_fn(state.params, x)[:, 0] > 0.5
    caught = jnp.sum(decision & (y == 1)) / jnp.sum(y == 1)
    return {"accuracy": jnp.mean(decision == (y == 1)), "caught": caught}


model = CreditModel()
state = TrainState.create(apply_fn=model.apply, params=model.init(jax.random.key(0), X[:1]), tx=optax.adam(1e-2))
for epoch in range(5):
    for i in range(0, 1000, 100):
        state, loss = train_step(state, X[i:i + 100], default[i:i + 100])
    print(epoch, float(loss), {k: float(v) for k, v in evaluate(state, X[1000:], default[1000:]).items()})
