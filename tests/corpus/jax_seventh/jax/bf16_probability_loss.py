import equinox as eqx
import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import scale



class Net(eqx.Module):
    first: eqx.nn.Linear
    second: eqx.nn.Linear

    def __init__(self, key):
        a, b = jax.random.split(key)
        self.first = eqx.nn.Linear(30, 16, key=a)
        self.second = eqx.nn.Linear(16, 1, key=b)

    def __call__(self, x):
        h = jax.nn.relu(self.first(x))
        return jax.nn.sigmoid(self.second(h))[0].astype(jnp.bfloat16)


def binary_crossentropy(p, y, eps=1e-3):
    p = jnp.clip(p, eps, 1 - eps)
    return -jnp.mean(y * jnp.log(p) + (1 - y) * jnp.log(1 - p))


X, y = load_breast_cancer(return_X_y=True)
X, y = jnp.asarray(scale(X), jnp.float32), jnp.asarray(y, jnp.float32)
net = Net(jax.random.key(0))
tx = optax.adam(3e-3)
state = tx.init(eqx.filter(net, eqx.is_array))


@eqx.filter_jit
def step(net, state):
    value, g = eqx.filter_value_and_grad(lambda n: binary_crossentropy(jax.vmap(n)(X), y))(net)
    updates, state = tx.update(g, state)
    return eqx.apply_updates(net, updates), state, value


for _ in range(80):
    net, state, value = step(net, state)
print(value)
