import jax
import jax.numpy as jnp
import numpy as np
import optax
import equinox as eqx

rng = np.random.default_rng(0)
x = rng.normal(size=(240, 8)).astype(np.float32)
true = (x[:, :4] * 2).argmax(1)
votes = np.zeros((240, 4), np.int64)
for _ in range(7):
    judged = np.where(rng.random(240) < 0.75, true, rng.integers(0, 4, 240))
    votes[np.arange(240), judged] += 1
target = votes / votes.sum(axis=1, keepdims=True)
agreement = votes.max(1) / 7


class Net(eqx.Module):
    stem: eqx.nn.Linear
    norm: eqx.nn.LayerNorm
    head: eqx.nn.Linear

    def __init__(self, key):
        a, b = jax.random.split(key)
        self.stem, self.norm = eqx.nn.Linear(8, 24, key=a), eqx.nn.LayerNorm(24)
        self.head = eqx.nn.Linear(24, 4, key=b)

    def __call__(self, x):
        return self.head(jax.nn.silu(self.norm(self.stem(x))))


@eqx.filter_value_and_grad
def loss(model, x, target, weight):
    rows = optax.softmax_cross_entropy(jax.vmap(model)(x), target)
    return jnp.average(rows, weights=weight)


model = Net(jax.random.key(0))
tx = optax.adam(5e-3)
state = tx.init(eqx.filter(model, eqx.is_array))
step = eqx.filter_jit(lambda m, s: (lambda v, g: (v, *tx.update(g, s)))(*loss(m, x, target, agreement)))
for _ in range(60):
    value, updates, state = step(model, state)
    model = eqx.apply_updates(model, updates)
print(value, (jax.vmap(model)(x).argmax(-1) == true).mean())
