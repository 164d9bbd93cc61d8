import equinox as eqx
import jax
import jax.numpy as jnp
import jax.random as jr
import numpy as np
import optax


def spiral(n, seed=0):
    rng = np.random.default_rng(seed)
    y = rng.integers(0, 2, n)
    t = rng.uniform(0.3, 3.0, n)
    a = 2 * t + np.pi * y
    x = np.stack([t * np.cos(a), t * np.sin(a)], 1) + 0.05 * rng.normal(size=(n, 2))
    return jnp.asarray(x, jnp.float32), jnp.asarray(y, jnp.float32)


def binary_cross_entropy(p, y, eps=1e-6):
    return -jnp.mean(y * jnp.log(p + eps) + (1 - y) * jnp.log(1 - p + eps))


@eqx.filter_value_and_grad
def loss_fn(model, x, y):
    pred = jax.vmap(model)(x)
    return binary_cross_entropy(pred, y)


@eqx.filter_jit
def make_step(model, x, y, opt_state):
    loss, grads = loss_fn(model, x, y)
    updates, opt_state = optim.update(grads, opt_state)
    return loss, eqx.apply_updates(model, updates), opt_state


model = eqx.nn.MLP(in_size=2, out_size="scalar", width_size=32, depth=2, key=jr.PRNGKey(3))
optim = optax.adam(3e-3)
opt_state = optim.init(eqx.filter(model, eqx.is_inexact_array))
x, y = spiral(400)
for step in range(60):
    loss, model, opt_state = make_step(model, x, y, opt_state)
    if step % 20 == 0:
        print(step, loss.item())
x, y = spiral(200, 1)
pred = jax.vmap(model)(x)
print("mean output per class", pred[y == 0].mean(), pred[y == 1].mean())
