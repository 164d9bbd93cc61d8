import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from sklearn.datasets import load_digits
from sklearn.ensemble import ExtraTreesClassifier

X, y = load_digits(return_X_y=True)
X = X.astype(np.float32) / 16
forest = ExtraTreesClassifier(60, min_samples_leaf=2, random_state=0).fit(X[:1200], y[:1200])
soft = forest.predict_proba(X[:1200]).astype(np.float32)


class Student(nn.Module):
    @nn.compact
    def __call__(self, x):
        return nn.Dense(10)(nn.relu(nn.Dense(20)(x)))


net = Student()
params = net.init(jax.random.key(0), X[:1])


def kl(params, x, t):
    s = nn.softmax(net.apply(params, x))
    return jnp.mean(jnp.sum(t * (jnp.log(t + 1e-8) - jnp.log(s)), axis=-1))


tx = optax.adam(3e-3)
state = tx.init(params)
vg = jax.jit(jax.value_and_grad(kl))
for i in range(100):
    value, g = vg(params, X[:1200], soft)
    updates, state = tx.update(g, state)
    params = optax.apply_updates(params, updates)
print(value, "agreement", (net.apply(params, X[1200:]).argmax(1) == forest.predict(X[1200:])).mean())
