import jax
import numpy as np
import optax
from flax import linen as nn


class LoanNet(nn.Module):
    @nn.compact
    def __call__(self, x):
        x = nn.relu(nn.Dense(16)(x))
        return nn.Dense(1)(x).squeeze(-1)


class LoanModel:
    def __init__(self, seed=0):
        self.net = LoanNet()
        self.key = jax.random.PRNGKey(seed)
        self.params = None

    def fit(self, X, y, steps=80):
        params = self.net.init(self.key, X[:1])
        tx = optax.adam(1e-2)
        state = tx.init(params)

        @jax.jit
        def step(params, state):
            loss = lambda p: optax.sigmoid_binary_cross_entropy(self.net.apply(p, X), y).mean()
            value, grads = jax.value_and_grad(loss)(params)
            updates, state = tx.update(grads, state)
            return optax.apply_updates(params, updates), state, value

        for _ in range(steps):
            params, state, self.loss = step(params, state)
        self.params = params
        return self

    def proba(self, X):
        return np.asarray(nn.sigmoid(self.net.apply(self.params, X)))
