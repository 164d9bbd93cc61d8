import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from flax.training.train_state import TrainState
from sklearn.datasets import load_iris

iris = load_iris()
rows = np.random.default_rng(5).permutation(len(iris.data))
X = iris.data[rows].astype(np.float32)
y = iris.target[rows].reshape(-1, 1)


class FlowerNet(nn.Module):
    @nn.compact
    def __call__(self, x):
        x = nn.swish(nn.Dense(16)(x))
        x = nn.swish(nn.Dense(16)(x))
        return nn.Dense(3)(x)


def create_state(key):
    net = FlowerNet()
    return TrainState.create(apply_fn=net.apply, params=net.init(key, X[:1]), tx=optax.adam(1e-2))


@jax.jit
def train_step(state, xb, yb):
    def loss_fn(params):
        logits = state.apply_fn(params, xb)
        return jnp.mean(optax.softmax_cross_entropy(logits, yb))

    loss, grads = jax.value_and_grad(loss_fn)(state.params)
    return state.apply_gradients(grads=grads), loss


state = create_state(jax.random.PRNGKey(0))
for epoch in range(20):
    for i in range(0, 120, 30):
        state, loss = train_step(state, X[i:i + 30], y[i:i + 30])
    if epoch % 5 == 0:
        print(epoch, loss)
pred = state.apply_fn(state.params, X[120:]).argmax(axis=1)
print("accuracy", np.mean(np.asarray(pred) == y[120:, 0]))
