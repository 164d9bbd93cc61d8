import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
X = (X / 16).astype(np.float32)
Y = np.eye(10, dtype=np.float32)[y]
rng = np.random.default_rng(0)


def mixup(x, t, alpha=0.4):
    lam = rng.beta(alpha, alpha)
    other = rng.permutation(len(x))
    return lam * x + (1 - lam) * x[other], lam * t + (1 - lam) * t[other]


model = nn.Sequential([nn.Dense(64), nn.silu, nn.Dense(10)])
params = model.init(jax.random.PRNGKey(0), X[:1])
tx = optax.adam(3e-3)
state = tx.init(params)


@jax.jit
def step(params, state, x, t):
    loss, grads = jax.value_and_grad(lambda p: optax.softmax_cross_entropy(model.apply(p, x), t).mean())(params)
    updates, state = tx.update(grads, state)
    return optax.apply_updates(params, updates), state, loss


for epoch in range(3):
    for i in range(0, 1500, 100):
        params, state, loss = step(params, state, *mixup(X[i:i + 100], Y[i:i + 100]))
    print(epoch, loss, jnp.mean(model.apply(params, X[1500:]).argmax(1) == y[1500:]))
