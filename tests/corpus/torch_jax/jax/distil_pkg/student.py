import equinox as eqx
import jax


class Student(eqx.Module):
    inner: eqx.nn.Linear
    outer: eqx.nn.Linear

    def __init__(self, n_in, n_out, key):
        ki, ko = jax.random.split(key)
        self.inner = eqx.nn.Linear(n_in, 20, key=ki)
        self.outer = eqx.nn.Linear(20, n_out, key=ko)

    def __call__(self, x):
        return self.outer(jax.nn.relu(self.inner(x)))
