import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


class LogReg(nn.Module):
    @nn.compact
    def __call__(self, x):
        return nn.Dense(features=1)(x)


X, y = load_breast_cancer(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=4)
scaler = StandardScaler().fit(X_train)
X_train, X_test = scaler.transform(X_train), scaler.transform(X_test)
y_train = y_train.astype(np.float32)

model = LogReg()
params = model.init(jax.random.key(0), X_train[:1])


@jax.jit
def loss_fn(params, x, y):
    logits = model.apply(params, x)
    return jnp.mean(optax.sigmoid_binary_cross_entropy(logits, y))


tx = optax.sgd(0.1)
opt_state = tx.init(params)
for i in range(100):
    loss, grads = jax.value_and_grad(loss_fn)(params, X_train, y_train)
    updates, opt_state = tx.update(grads, opt_state)
    params = optax.apply_updates(params, updates)
pred = model.apply(params, X_test)[:, 0] > 0
print(loss, np.mean(np.asarray(pred) == y_test))
