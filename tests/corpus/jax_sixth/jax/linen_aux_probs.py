import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from flax.training import train_state
from jax.scipy.special import entr
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale


class State(train_state.TrainState):
    ema: dict


class Net(nn.Module):
    @nn.compact
    def __call__(self, x):
        x = nn.LayerNorm()(nn.relu(nn.Dense(32)(x)))
        return nn.Dense(3)(x)


def compute(params, apply_fn, x, y):
    z = apply_fn({"params": params}, x)
    probs = jax.nn.softmax(z)
    aux = {"probs": probs, "entropy": entr(probs).sum(-1).mean(), "acc": (probs.argmax(-1) == y).mean()}
    return optax.softmax_cross_entropy_with_integer_labels(z, y).mean(), aux


@jax.jit
def step(state, x, y):
    (loss, aux), grads = jax.value_and_grad(compute, has_aux=True)(state.params, state.apply_fn, x, y)
    state = state.apply_gradients(grads=grads)
    ema = jax.tree.map(lambda e, p: 0.9 * e + 0.1 * p, state.ema, state.params)
    return state.replace(ema=ema), loss, aux


X, y = load_wine(return_X_y=True)
X = scale(X).astype(np.float32)
net = Net()
params = net.init(jax.random.PRNGKey(0), X[:1])["params"]
state = State.create(apply_fn=net.apply, params=params, tx=optax.adam(5e-3), ema=params)
for i in range(60):
    state, loss, aux = step(state, X, y)
print(loss, {k: float(v) for k, v in aux.items() if jnp.ndim(v) == 0})
smoothed = net.apply({"params": state.ema}, X)
print("ema accuracy", (smoothed.argmax(-1) == y).mean())
