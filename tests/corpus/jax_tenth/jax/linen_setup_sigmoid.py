from typing import Callable

import jax
import jax.numpy as jnp
import optax
from flax import linen as nn
from flax.training.train_state import TrainState
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import StandardScaler


class Tumour(nn.Module):
    width: int = 16
    inner: Callable = nn.swish
    outer: Callable = nn.sigmoid

    def setup(self):
        self.first = nn.Dense(self.width)
        self.second = nn.Dense(1)

    def __call__(self, x):
        h = self.inner(self.first(x))
        return self.outer(self.second(h)).squeeze(-1)


@jax.jit
def train_step(state, x, y):
    def objective(params):
        pred = state.apply_fn(params, x)
        return optax.sigmoid_binary_cross_entropy(pred, y).mean()

    loss, grads = jax.value_and_grad(objective)(state.params)
    return state.apply_gradients(grads=grads), loss


X, y = load_breast_cancer(return_X_y=True)
X = StandardScaler().fit_transform(X).astype("float32")
y = y.astype("float32")
model = Tumour()
state = TrainState.create(apply_fn=model.apply, params=model.init(jax.random.key(0), X[:1]), tx=optax.adam(1e-2))
for step in range(100):
    state, loss = train_step(state, X, y)
p = state.apply_fn(state.params, X)
print("loss", loss, "accuracy", jnp.mean((p > 0.5) == y))
