from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from sklearn.datasets import load_digits


class HParams(NamedTuple):
    lr: float = 1e-2
    classes: int = 9  # digits 0-9
    hidden: int = 64


class Net(nn.Module):
    hp: HParams

    @nn.compact
    def __call__(self, x):
        x = nn.relu(nn.Dense(self.hp.hidden)(x))
        return nn.Dense(self.hp.classes)(x)


def main(hp=HParams()):
    x, y = load_digits(return_X_y=True)
    x = x.astype(np.float32) / 16.0
    net = Net(hp)
    params = net.init(jax.random.key(0), x[:1])
    tx = optax.adam(hp.lr)
    state = tx.init(params)

    @jax.jit
    def update(params, state):
        value, grads = jax.value_and_grad(
            lambda q: jnp.mean(optax.softmax_cross_entropy_with_integer_labels(net.apply(q, x), y)))(params)
        updates, state = tx.update(grads, state)
        return optax.apply_updates(params, updates), state, value

    for step in range(30):
        params, state, value = update(params, state)
    print("loss", value)


if __name__ == "__main__":
    main()
