import jax
import numpy as np
import optax
from sklearn.datasets import load_digits
from sklearn.metrics import log_loss

from state import State


@jax.jit
def update(state, x, y):
    def objective(params):
        return optax.softmax_cross_entropy_with_integer_labels(state.scores(params, x), y).mean()

    value, grads = jax.value_and_grad(objective)(state.params)
    return state.apply_gradients(grads=grads), value


x, y = load_digits(return_X_y=True)
x = (x / 16).astype(np.float32)
state = State.start(jax.random.key(0), x[:1], classes=10)
for lo in range(0, 1500, 60):
    state, value = update(state, x[lo:lo + 60], y[lo:lo + 60])
print(value, log_loss(y[1500:], np.asarray(state.probabilities(x[1500:]), dtype=float)))
