import jax
import jax.numpy as jnp
import numpy as np
import optax
from sklearn.datasets import load_wine
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split

X, y = load_wine(return_X_y=True)
X = (X - X.mean(0)) / X.std(0)
X_tr, X_te, y_tr, y_te = train_test_split(X, y, random_state=0)
Y_tr, Y_te = np.eye(3)[y_tr], np.eye(3)[y_te]


def scores(params, x):
    return jnp.tanh(x @ params["a"]) @ params["b"]


def loss(params, x, rows):
    return optax.losses.softmax_cross_entropy(scores(params, x), rows).mean()


key = jax.random.key(1)
params = {"a": jax.random.normal(key, (13, 16)) * 0.3, "b": jnp.zeros((16, 3))}
tx = optax.adam(1e-2)
opt = tx.init(params)
for _ in range(200):
    grads = jax.grad(loss)(params, X_tr, Y_tr)
    updates, opt = tx.update(grads, opt)
    params = optax.apply_updates(params, updates)
guess = np.asarray(scores(params, X_te).argmax(axis=1))
print("accuracy", accuracy_score(Y_te, guess))
