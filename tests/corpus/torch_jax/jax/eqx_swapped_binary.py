import equinox as eqx
import jax
import jax.numpy as jnp
import jax.random as jr
import optax
from sklearn.datasets import make_moons


class Net(eqx.Module):
    layers: list

    def __init__(self, key):
        k1, k2 = jr.split(key)
        self.layers = [eqx.nn.Linear(2, 16, key=k1), jax.nn.relu, eqx.nn.Linear(16, "scalar", key=k2)]

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


@eqx.filter_value_and_grad
def compute_loss(model, x, y):
    pred_y = jax.vmap(model)(x)
    return jnp.mean(optax.sigmoid_binary_cross_entropy(y, pred_y))


@eqx.filter_jit
def make_step(model, x, y, opt_state):
    loss, grads = compute_loss(model, x, y)
    updates, opt_state = optim.update(grads, opt_state)
    return loss, eqx.apply_updates(model, updates), opt_state


x, y = make_moons(300, noise=0.1, random_state=0)
x, y = jnp.asarray(x), jnp.asarray(y, dtype=jnp.float32)
model = Net(jr.PRNGKey(0))
optim = optax.adam(1e-2)
opt_state = optim.init(eqx.filter(model, eqx.is_inexact_array))
for step in range(50):
    loss, model, opt_state = make_step(model, x, y, opt_state)
print("loss", loss)
