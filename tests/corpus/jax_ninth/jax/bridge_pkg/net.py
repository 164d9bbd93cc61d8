import equinox as eqx
import jax


class Regressor(eqx.Module):
    trunk: eqx.nn.MLP
    head: eqx.nn.Linear

    def __init__(self, n_in, key):
        a, b = jax.random.split(key)
        self.trunk = eqx.nn.MLP(n_in, 16, 32, depth=1, key=a)
        self.head = eqx.nn.Linear(16, 1, key=b)

    def __call__(self, x):
        return self.head(jax.nn.tanh(self.trunk(x)))
