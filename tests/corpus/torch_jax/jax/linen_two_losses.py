import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from sklearn.datasets import load_digits


class TwoLevel(nn.Module):
    @nn.compact
    def __call__(self, x, train=True):
        h = nn.Dense(32)(x)
        h = nn.BatchNorm(use_running_average=not train)(h)
        h = nn.relu(h)
        return {"coarse": nn.softmax(nn.Dense(2)(h)), "fine": nn.Dense(10)(h)}


X, y = load_digits(return_X_y=True)
X = (X / 16).astype(np.float32)
coarse = np.eye(2, dtype=np.float32)[y % 2]
model = TwoLevel()
variables = model.init(jax.random.PRNGKey(0), X[:2])
params, stats = variables["params"], variables["batch_stats"]
tx = optax.adam(5e-3)
state = tx.init(params)


@jax.jit
def step(params, stats, state):
    def objective(params):
        out, mutated = model.apply({"params": params, "batch_stats": stats}, X, mutable=["batch_stats"])
        brier = jnp.sum((out["coarse"] - coarse) ** 2, axis=-1).mean()
        ce = optax.softmax_cross_entropy_with_integer_labels(out["fine"], y).mean()
        return ce + brier, mutated["batch_stats"]

    (loss, stats_), grads = jax.value_and_grad(objective, has_aux=True)(params)
    updates, state = tx.update(grads, state)
    return optax.apply_updates(params, updates), stats_, state, loss


for _ in range(30):
    params, stats, state, loss = step(params, stats, state)
out = model.apply({"params": params, "batch_stats": stats}, X, train=False)
print(loss, (out["fine"].argmax(-1) == y).mean(), (out["coarse"].argmax(-1) == y % 2).mean())
