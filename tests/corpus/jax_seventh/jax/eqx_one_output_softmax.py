import equinox as eqx
import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import make_moons

X, y = make_moons(300, noise=0.1, random_state=0)
X, y = jnp.asarray(X, jnp.float32), jnp.asarray(y)


class Moon(eqx.Module):
    net: eqx.nn.MLP

    def __init__(self, key, n_outputs=1):
        self.net = eqx.nn.MLP(in_size=2, out_size=n_outputs, width_size=16, depth=2, activation=jnp.tanh, key=key)

    def __call__(self, x):
        return jax.nn.softmax(self.net(x))


def bce(p, y):
    p = jnp.clip(p, 1e-6, 1 - 1e-6)
    return -jnp.where(y == 1, jnp.log(p), jnp.log(1 - p)).mean()


@eqx.filter_jit
@eqx.filter_value_and_grad
def objective(model):
    return bce(jax.vmap(model)(X)[:, 0], y)


model = Moon(jax.random.key(3))
tx = optax.adam(1e-2)
state = tx.init(eqx.filter(model, eqx.is_array))
for step in range(100):
    value, grads = objective(model)
    updates, state = tx.update(grads, state)
    model = eqx.apply_updates(model, updates)
print(value, ((jax.vmap(model)(X)[:, 0] > 0.5) == y).mean())
