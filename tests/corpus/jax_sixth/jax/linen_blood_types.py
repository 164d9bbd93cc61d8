from enum import IntEnum

import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from flax.training.train_state import TrainState


class Blood(IntEnum):
    A = 0
    B = 1
    AB = 2
    O = 3


class Typer(nn.Module):
    @nn.compact
    def __call__(self, antigens):
        h = nn.relu(nn.Dense(20)(antigens))
        return nn.sigmoid(nn.Dense(len(Blood))(h))


def xent(p, onehot):
    p = jnp.clip(p, 1e-7, 1 - 1e-7)
    return -(onehot * jnp.log(p)).sum(axis=1).mean()


rng = np.random.default_rng(0)
label = rng.choice([b.value for b in Blood], size=300, p=[0.4, 0.1, 0.05, 0.45])
a = np.isin(label, [Blood.A, Blood.AB]) + rng.normal(0, 0.3, 300)
b = np.isin(label, [Blood.B, Blood.AB]) + rng.normal(0, 0.3, 300)
X = np.stack([a, b], 1).astype(np.float32)
Y = jax.nn.one_hot(label, len(Blood))
typer = Typer()
state = TrainState.create(apply_fn=typer.apply, params=typer.init(jax.random.key(0), X), tx=optax.adam(0.02))


@jax.jit
def train(state):
    loss, grads = jax.value_and_grad(lambda p: xent(state.apply_fn(p, X), Y))(state.params)
    return state.apply_gradients(grads=grads), loss


for _ in range(100):
    state, loss = train(state)
print(loss, Blood(int(state.apply_fn(state.params, X[:1]).argmax())).name)
