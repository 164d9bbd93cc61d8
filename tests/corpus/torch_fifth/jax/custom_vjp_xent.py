import jax
import jax.numpy as jnp
from jax.scipy.special import logsumexp
from sklearn.datasets import load_digits


@jax.custom_vjp
def xent(logits, labels):
    return jnp.mean(logsumexp(logits, axis=-1) - jnp.take_along_axis(logits, labels[:, None], -1)[:, 0])


def xent_fwd(logits, labels):
    return xent(logits, labels), (logits, labels)


def xent_bwd(res, g):
    logits, labels = res
    p = jax.nn.softmax(logits, axis=-1)
    return g * (p - jax.nn.one_hot(labels, logits.shape[-1])) / logits.shape[0], None


xent.defvjp(xent_fwd, xent_bwd)


def apply(w, x):
    return jax.nn.relu(x @ w[0]) @ w[1]


X, y = load_digits(return_X_y=True)
X, y = jnp.asarray(X / 16), jnp.asarray(y)
keys = jax.random.split(jax.random.PRNGKey(0))
w = [jax.random.normal(keys[0], (64, 40)) / 8, jax.random.normal(keys[1], (40, 10)) / 6]
step = jax.jit(jax.value_and_grad(lambda w, x, y: xent(apply(w, x), y)))
for epoch in range(10):
    for i in range(0, 1500, 100):
        value, g = step(w, X[i:i + 100], y[i:i + 100])
        w = [a - 0.3 * b for a, b in zip(w, g)]
print(value, (apply(w, X[1500:]).argmax(1) == y[1500:]).mean())
