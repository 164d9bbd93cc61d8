import dataclasses
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx
from sklearn.metrics import f1_score, roc_auc_score

FINDINGS = ("nodule", "effusion", "fracture")


@dataclasses.dataclass
class Head:
    threshold: float = 0.5

    def probability(self, score):
        return jax.scipy.special.expit(score)

    def __call__(self, score):
        return self.probability(score) > self.threshold


class Reader(nnx.Module):
    def __init__(self, n_in, *, rngs: nnx.Rngs):
        self.layers = nnx.List([nnx.Linear(n_in, 32, rngs=rngs), nnx.Linear(32, 32, rngs=rngs)])
        self.score = nnx.Linear(32, len(FINDINGS), bias_init=nnx.initializers.constant(-2.0), rngs=rngs)

    def __call__(self, x):
        for layer in self.layers:
            x = nnx.silu(layer(x))
        return self.score(x)


def focal(model, x, y, gamma):
    return jnp.mean(optax.losses.sigmoid_focal_loss(model(x), y, alpha=0.75, gamma=gamma))


@partial(nnx.jit, static_argnames="gamma")
def update(model, optimizer, x, y, gamma=2.0):
    value, grads = nnx.value_and_grad(focal)(model, x, y, gamma)
    optimizer.update(model, grads)
    return value


rng = np.random.default_rng(2)
x = rng.normal(size=(1500, 10)).astype(np.float32)
y = np.stack([x[:, 0] > 1.3, x[:, 1] + x[:, 2] > 2.0, x[:, 3] < -1.4], axis=1).astype(np.float32)
reader = Reader(10, rngs=nnx.Rngs(0))
optimizer = nnx.Optimizer(reader, optax.adam(3e-3), wrt=nnx.Param)
for epoch in range(6):
    for i in range(0, 1200, 100):
        value = update(reader, optimizer, x[i:i + 100], y[i:i + 100])
head = Head(threshold=0.5)
scores = reader(x[1200:])
decisions = np.asarray(head(scores))
for j, name in enumerate(FINDINGS):
    print(name, "f1", f1_score(y[1200:, j], decisions[:, j]), "auc", roc_auc_score(y[1200:, j], scores[:, j]))
