import jax
import jax.numpy as jnp
import numpy as np
import optax
from sklearn.datasets import load_digits

d = load_digits()
X = jnp.asarray(d.images / 16.0, jnp.float32)
y = jnp.asarray(d.target)
rng = np.random.default_rng(1)


def cutmix(x, y):
    """paste a vertical strip of another image, the labels in the same ratio"""
    cut = int(rng.integers(0, 9))
    other = rng.permutation(len(x))
    keep = 1.0 - cut / 8.0
    onehot = jax.nn.one_hot(y, 10)
    mixed = jnp.concatenate([x[other][:, :, :cut], x[:, :, cut:]], axis=2)
    return mixed, keep * onehot + (1.0 - keep) * onehot[other]


def apply(params, x):
    h = x.reshape(x.shape[0], -1)
    for w, b in params[:-1]:
        h = jax.nn.elu(h @ w + b)
    w, b = params[-1]
    return h @ w + b


@jax.jit
def loss_fn(params, x, target):
    return optax.softmax_cross_entropy(apply(params, x), target).mean()


sizes = (64, 80, 10)
keys = jax.random.split(jax.random.PRNGKey(0), 2)
params = [(jax.random.normal(k, (m, n)) / np.sqrt(m), jnp.zeros(n)) for k, m, n in zip(keys, sizes, sizes[1:])]
tx = optax.adam(3e-3)
st = tx.init(params)
for i in range(120):
    rows = rng.integers(0, 1500, 100)
    v, g = jax.value_and_grad(loss_fn)(params, *cutmix(X[rows], y[rows]))
    u, st = tx.update(g, st)
    params = optax.apply_updates(params, u)
print(v, (apply(params, X[1500:]).argmax(1) == y[1500:]).mean())
