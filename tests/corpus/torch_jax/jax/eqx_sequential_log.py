import equinox as eqx
import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_digits

key = jax.random.PRNGKey(42)
k1, k2, k3 = jax.random.split(key, 3)
model = eqx.nn.Sequential([
    eqx.nn.Conv2d(1, 4, kernel_size=3, key=k1),
    eqx.nn.Lambda(jax.nn.relu),
    eqx.nn.MaxPool2d(2, 2),
    eqx.nn.Lambda(jnp.ravel),
    eqx.nn.Linear(36, 24, key=k2),
    eqx.nn.Lambda(jax.nn.relu),
    eqx.nn.Linear(24, 10, key=k3),
    eqx.nn.Lambda(jax.nn.log_softmax),
])


@eqx.filter_jit
@eqx.filter_value_and_grad
def loss(model, x, y):
    pred = jax.vmap(model)(x)
    return jnp.mean(optax.softmax_cross_entropy_with_integer_labels(pred, y))


digits = load_digits()
x = jnp.asarray(digits.images / 16.0, dtype=jnp.float32)[:, None]
y = jnp.asarray(digits.target)
optim = optax.adamw(3e-3)
state = optim.init(eqx.filter(model, eqx.is_inexact_array))
for step in range(20):
    i = step * 64
    value, grads = loss(model, x[i:i + 64], y[i:i + 64])
    updates, state = optim.update(grads, state, eqx.filter(model, eqx.is_inexact_array))
    model = eqx.apply_updates(model, updates)
print(value)
