import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn

rng = np.random.default_rng(1)
x = rng.normal(size=(300, 8)).astype(np.float32)
w = rng.normal(size=(8, 4))
kind, flag = (x @ w).argmax(1), (x[:, 0] > 0).astype(np.float32)


class Heads(nn.Module):
    @nn.compact
    def __call__(self, x):
        h = nn.relu(nn.Dense(24)(x))
        return {"kind": jax.nn.softmax(nn.Dense(4)(h)), "flag": nn.Dense(1)(h).squeeze(-1)}


model = Heads()
params = model.init(jax.random.PRNGKey(0), x)
tx = optax.adam(1e-2)
state = tx.init(params)


def total(params):
    out = model.apply(params, x)
    a = optax.softmax_cross_entropy_with_integer_labels(out["kind"], kind).mean()
    b = optax.sigmoid_binary_cross_entropy(out["flag"], flag).mean()
    return a + b


step = jax.jit(jax.value_and_grad(total))
for _ in range(80):
    v, g = step(params)
    u, state = tx.update(g, state)
    params = optax.apply_updates(params, u)
print(v)
