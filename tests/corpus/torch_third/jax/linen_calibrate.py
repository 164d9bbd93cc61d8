import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from sklearn.datasets import make_classification

X, y = make_classification(900, 16, n_informative=8, n_classes=4, flip_y=0.2, random_state=13)
X = X.astype(np.float32)
parts = {"train": slice(0, 500), "hold": slice(500, 700), "test": slice(700, 900)}
net = nn.Sequential([nn.Dense(64), nn.relu, nn.Dense(64), nn.relu, nn.Dense(4)])


def xent(logits, labels):
    return optax.softmax_cross_entropy_with_integer_labels(logits, labels).mean()


def minimise(f, p, lr, n):
    tx = optax.adam(lr)
    st = tx.init(p)
    vg = jax.jit(jax.value_and_grad(f))
    for _ in range(n):
        v, g = vg(p)
        u, st = tx.update(g, st)
        p = optax.apply_updates(p, u)
    return p, v


params = net.init(jax.random.PRNGKey(0), X[:1])
params, v = minimise(lambda p: xent(net.apply(p, X[parts["train"]]), y[parts["train"]]), params, 5e-3, 120)
hold = net.apply(params, X[parts["hold"]])
log_t, _ = minimise(lambda t: xent(hold / jnp.exp(t), y[parts["hold"]]), jnp.zeros(()), 0.05, 60)
test = net.apply(params, X[parts["test"]])
for name, z in (("before", test), ("after", test / jnp.exp(log_t))):
    p = nn.softmax(z)
    print(name, "nll", xent(z, y[parts["test"]]), "confidence", p.max(-1).mean(), "accuracy", (p.argmax(-1) == y[parts["test"]]).mean())
