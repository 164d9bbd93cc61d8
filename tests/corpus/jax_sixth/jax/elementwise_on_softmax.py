import jax
import jax.numpy as jnp
import numpy as np
from sklearn.datasets import make_classification

N_CLASSES = 5


def get_data(seed):
    x, y = make_classification(500, 16, n_informative=10, n_classes=N_CLASSES, random_state=seed)
    return x.astype(np.float32), np.eye(N_CLASSES, dtype=np.float32)[y]


def network(weights, x):
    hidden = jnp.tanh(x @ weights["in"])
    return jax.nn.softmax(hidden @ weights["out"], axis=-1)


def log_loss(pred, target, eps=1e-6):
    pred = jnp.clip(pred, eps, 1.0 - eps)
    return -jnp.mean(target * jnp.log(pred) + (1.0 - target) * jnp.log(1.0 - pred))


def cost(weights, x, target):
    return log_loss(network(weights, x), target)


x, target = get_data(seed=2)
key_in, key_out = jax.random.split(jax.random.PRNGKey(2))
weights = dict(
    [("in", jax.random.normal(key_in, (16, 24)) * 0.2), ("out", jax.random.normal(key_out, (24, N_CLASSES)) * 0.2)]
)
gradient = jax.jit(jax.grad(cost))
for it in range(150):
    g = gradient(weights, x, target)
    weights = {name: value - 0.5 * g[name] for name, value in weights.items()}
print("cost", cost(weights, x, target), "acc", (network(weights, x).argmax(1) == target.argmax(1)).mean())
