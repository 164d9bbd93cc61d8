import equinox as eqx
import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import make_classification


class Detector(eqx.Module):
    trunk: eqx.nn.MLP
    head: eqx.nn.Linear

    def __init__(self, n, key):
        a, b = jax.random.split(key)
        self.trunk = eqx.nn.MLP(n, 16, 16, 1, final_activation=jax.nn.relu, key=a)
        self.head = eqx.nn.Linear(16, "scalar", key=b)

    def __call__(self, x):
        return self.head(self.trunk(x))


X, y = make_classification(300, 8, random_state=6)
X, y = jnp.asarray(X, jnp.float32), jnp.asarray(y, jnp.float32)
model = Detector(8, jax.random.key(0))
opt = optax.adam(1e-2)
state = opt.init(eqx.filter(model, eqx.is_array))


@eqx.filter_jit
def step(model, state):
    @eqx.filter_value_and_grad
    def f(m):
        return optax.sigmoid_binary_cross_entropy(jax.vmap(m)(X), y).mean()
    v, g = f(model)
    u, state = opt.update(g, state)
    return eqx.apply_updates(model, u), state, v


for _ in range(50):
    model, state, v = step(model, state)
labels = jnp.where(jax.vmap(model)(X) >= 0.5, 1, 0)
print(v, (labels == y).mean())
