import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from sklearn.datasets import make_classification


class Patient(nn.Module):
    @nn.compact
    def __call__(self, x):
        h = nn.relu(nn.Dense(24)(x))
        return {"readmitted": nn.Dense(1)(h), "infection": nn.Dense(1)(h)}


x, a = make_classification(320, 12, n_informative=6, random_state=0)
b = (x[:, 0] + x[:, 3] > 0).astype(np.float32)
x = x.astype(np.float32)
labels = {"readmitted": a.astype(np.float32), "infection": b}

net = Patient()
params = net.init(jax.random.PRNGKey(0), x)
tx = optax.adam(3e-3)
opt_state = tx.init(params)


def total_loss(params, x, labels):
    outputs = net.apply(params, x)
    losses = jax.tree.map(optax.sigmoid_binary_cross_entropy, outputs, labels)
    means = jax.tree.map(jnp.mean, losses)
    return sum(jax.tree.leaves(means)), means


step = jax.jit(jax.value_and_grad(total_loss, has_aux=True))
for i in range(60):
    (value, parts), grads = step(params, x, labels)
    updates, opt_state = tx.update(grads, opt_state)
    params = optax.apply_updates(params, updates)
print(value, {k: float(v) for k, v in parts.items()})
