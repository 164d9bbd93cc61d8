import equinox as eqx
import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_iris

iris = load_iris()
X, y = jnp.asarray(iris.data, jnp.float32), jnp.asarray(iris.target)


class LogNet(eqx.Module):
    layers: list

    def __init__(self, key):
        a, b = jax.random.split(key)
        self.layers = [eqx.nn.Linear(4, 16, key=a), jax.nn.relu, eqx.nn.Linear(16, 3, key=b), jax.nn.log_softmax]

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


def cross_entropy(pred_y, y):
    return -jnp.mean(jnp.take_along_axis(pred_y, jnp.expand_dims(y, 1), axis=1))


@eqx.filter_jit
def make_step(model, state):
    loss, g = eqx.filter_value_and_grad(lambda m: cross_entropy(jax.vmap(m)(X), y))(model)
    u, state = optim.update(g, state)
    return eqx.apply_updates(model, u), state, loss


model = LogNet(jax.random.key(5678))
optim = optax.adam(1e-2)
state = optim.init(eqx.filter(model, eqx.is_array))
for _ in range(60):
    model, state, loss = make_step(model, state)
print(loss, jnp.exp(jax.vmap(model)(X[:2])).sum(1))
