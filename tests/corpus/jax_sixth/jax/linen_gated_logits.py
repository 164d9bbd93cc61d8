import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from sklearn.datasets import load_digits


class GatedHead(nn.Module):
    classes: int

    @nn.compact
    def __call__(self, h):
        gate = nn.sigmoid(nn.Dense(self.classes)(h))
        return nn.Dense(self.classes)(h) * gate


class Net(nn.Module):
    @nn.compact
    def __call__(self, x):
        h = nn.relu(nn.Dense(48)(x))
        squeeze = nn.relu(nn.Dense(12)(h))
        h = h * nn.sigmoid(nn.Dense(48)(squeeze))
        return GatedHead(10)(h)


X, y = load_digits(return_X_y=True)
X, y = (X / 16).astype(np.float32), y.astype(np.int32)
net = Net()
params = net.init(jax.random.PRNGKey(0), X[:1])
tx = optax.adam(2e-3)
opt_state = tx.init(params)


@jax.jit
def train(params, opt_state, x, y):
    def loss_fn(params):
        return optax.softmax_cross_entropy_with_integer_labels(net.apply(params, x), y).mean()
    loss, grads = jax.value_and_grad(loss_fn)(params)
    updates, opt_state = tx.update(grads, opt_state, params)
    return optax.apply_updates(params, updates), opt_state, loss


for i in range(0, 1700, 100):
    params, opt_state, loss = train(params, opt_state, X[i:i + 100], y[i:i + 100])
print(loss, jnp.mean(net.apply(params, X).argmax(1) == y))
