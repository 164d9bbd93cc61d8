import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from flax.training import train_state
from sklearn.datasets import load_digits


def compute_metrics(logits, labels):
    hits = jnp.argmax(logits, axis=-1)[:, None] == labels
    return {"loss": optax.softmax_cross_entropy(logits, labels).mean(), "accuracy": hits.mean()}


class Net(nn.Module):
    @nn.compact
    def __call__(self, x):
        x = nn.relu(nn.Dense(64)(x))
        return nn.Dense(10)(x)


@jax.jit
def train_step(state, x, y):
    def loss_fn(params):
        logits = state.apply_fn({"params": params}, x)
        return optax.softmax_cross_entropy(logits, y).mean(), logits

    (_, logits), grads = jax.value_and_grad(loss_fn, has_aux=True)(state.params)
    return state.apply_gradients(grads=grads), compute_metrics(logits, y)


X, y = load_digits(return_X_y=True)
X, Y = (X / 16).astype(np.float32), np.eye(10, dtype=np.float32)[y]
net = Net()
state = train_state.TrainState.create(
    apply_fn=net.apply, params=net.init(jax.random.key(0), X[:1])["params"], tx=optax.adam(1e-3))
for i in range(0, 1500, 100):
    state, metrics = train_step(state, X[i:i + 100], Y[i:i + 100])
print(jax.device_get(metrics))
