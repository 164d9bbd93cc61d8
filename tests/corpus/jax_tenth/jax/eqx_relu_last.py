import equinox as eqx
import jax
import jax.numpy as jnp
import jax.random as jr
import optax
from sklearn.datasets import make_blobs


class Stack(eqx.Module):
    layers: tuple

    def __init__(self, sizes, *, key):
        keys = jr.split(key, len(sizes))
        self.layers = tuple(eqx.nn.Linear(i, o, key=k) for i, o, k in zip(sizes, sizes[1:], keys))

    def __call__(self, x):
        for layer in self.layers:
            x = jax.nn.relu(layer(x))
        return x


def batch_loss(model, x, y):
    return optax.softmax_cross_entropy_with_integer_labels(jax.vmap(model)(x), y).mean()


x, y = make_blobs(400, centers=4, n_features=6, random_state=3)
x, y = jnp.asarray((x - x.mean(0)) / x.std(0)), jnp.asarray(y)
model = Stack([6, 32, 16, 4], key=jr.key(0))
optim = optax.adam(5e-3)
opt_state = optim.init(eqx.filter(model, eqx.is_array))


@eqx.filter_jit
def make_step(model, opt_state):
    loss, grads = eqx.filter_value_and_grad(batch_loss)(model, x, y)
    updates, opt_state = optim.update(grads, opt_state)
    return eqx.apply_updates(model, updates), opt_state, loss


for i in range(80):
    model, opt_state, loss = make_step(model, opt_state)
print(loss, jnp.mean(jax.vmap(model)(x).argmax(-1) == y))
