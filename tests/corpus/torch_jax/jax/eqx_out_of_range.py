import equinox as eqx
import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale

wine = load_wine()
X, y = jnp.asarray(scale(wine.data)), jnp.asarray(wine.target)


class Net(eqx.Module):
    fc1: eqx.nn.Linear
    fc2: eqx.nn.Linear

    def __init__(self, in_size, out_size, *, key):
        a, b = jax.random.split(key)
        self.fc1 = eqx.nn.Linear(in_size, 16, key=a)
        self.fc2 = eqx.nn.Linear(16, out_size, key=b)

    def __call__(self, x):
        return self.fc2(jnp.tanh(self.fc1(x)))


model = Net(13, 2, key=jax.random.key(1))
optim = optax.sgd(0.1)
state = optim.init(eqx.filter(model, eqx.is_array))


@eqx.filter_jit
def step(model, state):
    def loss(m, x, y):
        return jnp.mean(optax.softmax_cross_entropy_with_integer_labels(jax.vmap(m)(x), y))

    value, grads = eqx.filter_value_and_grad(loss)(model, X, y)
    updates, state = optim.update(grads, state)
    return eqx.apply_updates(model, updates), state, value


for _ in range(20):
    model, state, value = step(model, state)
print(value)
