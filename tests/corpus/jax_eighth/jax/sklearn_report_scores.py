import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import train_test_split

X, y = load_breast_cancer(return_X_y=True)
X = ((X - X.mean(0)) / X.std(0)).astype(np.float32)
Xa, Xb, ya, yb = train_test_split(X, y, random_state=0)
net = nn.Sequential([nn.Dense(8), nn.tanh, nn.Dense(1), lambda z: z[..., 0]])
params = net.init(jax.random.key(1), Xa)
tx = optax.adam(1e-2)
state = tx.init(params)


@jax.jit
def step(params, state):
    g = jax.grad(lambda p: optax.sigmoid_binary_cross_entropy(net.apply(p, Xa), jnp.asarray(ya, jnp.float32)).mean())(params)
    u, state = tx.update(g, state)
    return optax.apply_updates(params, u), state


for _ in range(60):
    params, state = step(params, state)
score = np.asarray(net.apply(params, Xb))
print("AUC", roc_auc_score(yb, score))
print("log loss", log_loss(yb, np.clip(score, 1e-7, 1 - 1e-7)))
