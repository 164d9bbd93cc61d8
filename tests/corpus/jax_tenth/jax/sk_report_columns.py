import jax
import jax.numpy as jnp
import numpy as np
import optax
from sklearn.datasets import load_wine
from sklearn.metrics import accuracy_score
from sklearn.preprocessing import scale

wine = load_wine()
X = jnp.asarray(scale(wine.data))
Y = np.eye(3, dtype=np.float32)[wine.target]

W = jnp.zeros((13, 3))
tx = optax.adam(0.05)
state = tx.init(W)
loss = lambda W: optax.softmax_cross_entropy(X @ W, Y).mean()
for _ in range(60):
    value, g = jax.value_and_grad(loss)(W)
    updates, state = tx.update(g, state)
    W = optax.apply_updates(W, updates)
pred = np.asarray(jnp.argmax(X @ W, axis=1))
print(value, accuracy_score(Y, pred))
