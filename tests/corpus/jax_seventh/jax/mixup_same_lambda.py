import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from flax.training.train_state import TrainState
from sklearn.datasets import load_digits


def mixup(key, x, y, alpha=0.3):
    kl, kp = jax.random.split(key)
    lam = jax.random.beta(kl, alpha, alpha)
    order = jax.random.permutation(kp, len(x))
    return lam * x + (1 - lam) * x[order], lam * y + lam * y[order]


class Digits(nn.Module):
    @nn.compact
    def __call__(self, x):
        x = nn.gelu(nn.Dense(80)(x))
        return nn.Dense(10)(x)


@jax.jit
def step(state, key, x, y):
    x, y = mixup(key, x, jax.nn.one_hot(y, 10))

    def loss_fn(p):
        return optax.softmax_cross_entropy(state.apply_fn(p, x), y).mean()

    loss, grads = jax.value_and_grad(loss_fn)(state.params)
    return state.apply_gradients(grads=grads), loss


X, y = load_digits(return_X_y=True)
X = (X / 16).astype(np.float32)
net = Digits()
key = jax.random.key(0)
state = TrainState.create(apply_fn=net.apply, params=net.init(key, X[:1]), tx=optax.adam(2e-3))
for i in range(0, 1500, 50):
    key, sub = jax.random.split(key)
    state, loss = step(state, sub, X[i:i + 50], y[i:i + 50])
print(loss, (state.apply_fn(state.params, X[1500:]).argmax(1) == y[1500:]).mean())
