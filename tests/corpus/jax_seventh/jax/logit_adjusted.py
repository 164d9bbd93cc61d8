"""Long-tailed classes: logit adjustment (Menon et al. 2021)."""
import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from sklearn.datasets import make_classification

X, y = make_classification(900, 12, n_informative=6, n_classes=3, weights=[0.8, 0.15, 0.05], random_state=1)
X = X.astype(np.float32)
prior = np.bincount(y, minlength=3) / len(y)


class Net(nn.Module):
    @nn.compact
    def __call__(self, x):
        x = nn.relu(nn.Dense(24)(x))
        x = x / jnp.linalg.norm(x, axis=-1, keepdims=True).clip(1e-6)
        return 10.0 * nn.Dense(3, use_bias=False)(x)


net = Net()
params = net.init(jax.random.key(0), X)
tx = optax.adam(5e-3)
state = tx.init(params)


@jax.jit
def step(params, state):
    def loss(p):
        adjusted = net.apply(p, X) + jnp.log(prior)
        return optax.softmax_cross_entropy_with_integer_labels(adjusted, y).mean()
    value, g = jax.value_and_grad(loss)(params)
    u, state = tx.update(g, state)
    return optax.apply_updates(params, u), state, value


for _ in range(80):
    params, state, value = step(params, state)
guess = net.apply(params, X).argmax(-1)
print(value, [float((guess == y)[y == c].mean()) for c in range(3)])
