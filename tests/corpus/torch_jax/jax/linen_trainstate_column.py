import jax
import numpy as np
import optax
from flax import linen as nn
from flax.training.train_state import TrainState
from sklearn.datasets import make_circles


class Net(nn.Module):
    @nn.compact
    def __call__(self, x):
        x = nn.Dense(24)(x)
        x = nn.relu(x)
        return nn.Dense(1)(x)


def create_state(rng, lr):
    net = Net()
    params = net.init(rng, np.ones((1, 2), np.float32))
    return TrainState.create(apply_fn=net.apply, params=params, tx=optax.adam(lr))


@jax.jit
def train_step(state, inputs, labels):
    def loss_fn(params):
        logits = state.apply_fn(params, inputs)
        return optax.sigmoid_binary_cross_entropy(logits, labels).mean()

    loss, grads = jax.value_and_grad(loss_fn)(state.params)
    return state.apply_gradients(grads=grads), loss


X, y = make_circles(400, noise=0.05, factor=0.4, random_state=0)
X = X.astype(np.float32)
state = create_state(jax.random.PRNGKey(0), 1e-2)
for epoch in range(60):
    state, loss = train_step(state, X, y)
print("loss", loss)
