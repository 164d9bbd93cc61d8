import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from flax.training.train_state import TrainState


class Rocks(nn.Module):
    @nn.compact
    def __call__(self, x):
        x = nn.relu(nn.Dense(32)(x))
        x = nn.relu(nn.Dense(32)(x))
        return nn.Dense(5)(x)


def cross_entropy(scores, onehot):
    log_probs = jax.nn.log_softmax(scores, axis=0)
    return -jnp.mean(jnp.sum(onehot * log_probs, axis=-1))


@jax.jit
def step(state, x, y):
    def loss(params):
        return cross_entropy(state.apply_fn({"params": params}, x), jax.nn.one_hot(y, 5))

    value, grads = jax.value_and_grad(loss)(state.params)
    return state.apply_gradients(grads=grads), value


x = np.random.randn(200, 9).astype(np.float32)
y = np.random.randint(0, 5, 200)
net = Rocks()
state = TrainState.create(apply_fn=net.apply, params=net.init(jax.random.key(0), x)["params"], tx=optax.adam(1e-3))
for _ in range(20):
    state, value = step(state, x, y)
print(value)
