import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from flax.training.train_state import TrainState
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale

wine = load_wine()
X, Y = scale(wine.data).astype(np.float32), np.eye(3, dtype=np.float32)[wine.target]


class Net(nn.Module):
    @nn.compact
    def __call__(self, x):
        x = nn.Dense(16)(x)
        x = nn.tanh(x)
        return nn.sigmoid(nn.Dense(3)(x))


def categorical_crossentropy(probs, onehot):
    return -jnp.mean(jnp.sum(onehot * jnp.log(probs + 1e-7), axis=-1))


net = Net()
state = TrainState.create(apply_fn=net.apply, params=net.init(jax.random.key(0), X), tx=optax.adam(1e-2))


@jax.jit
def step(state):
    loss, grads = jax.value_and_grad(lambda p: categorical_crossentropy(state.apply_fn(p, X), Y))(state.params)
    return state.apply_gradients(grads=grads), loss


for _ in range(50):
    state, loss = step(state)
print(loss)
