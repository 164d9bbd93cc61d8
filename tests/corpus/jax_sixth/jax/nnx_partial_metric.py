from functools import partial

import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import scale

BinaryAccuracy = partial(nnx.metrics.Accuracy, threshold=0.5)


class Tumour(nnx.Module):
    def __init__(self, rngs):
        self.fc = nnx.Linear(30, 16, rngs=rngs)
        self.out = nnx.Linear(16, 1, rngs=rngs)

    def __call__(self, x):
        return self.out(nnx.relu(self.fc(x))).squeeze(-1)


def loss_fn(model, x, y):
    logits = model(x)
    return optax.sigmoid_binary_cross_entropy(logits, y.astype(logits.dtype)).mean(), logits


@nnx.jit
def train_step(model, optimizer, metrics, x, y):
    (loss, logits), grads = nnx.value_and_grad(loss_fn, has_aux=True)(model, x, y)
    optimizer.update(model, grads)
    metrics.update(values=loss, logits=logits, labels=y)


X, y = load_breast_cancer(return_X_y=True)
X, y = jnp.asarray(scale(X), jnp.float32), jnp.asarray(y)
model = Tumour(nnx.Rngs(0))
optimizer = nnx.Optimizer(model, optax.adam(3e-3), wrt=nnx.Param)
metrics = nnx.MultiMetric(loss=nnx.metrics.Average(), accuracy=BinaryAccuracy())
for epoch in range(8):
    metrics.reset()
    for lo in range(0, 560, 80):
        train_step(model, optimizer, metrics, X[lo:lo + 80], y[lo:lo + 80])
print({k: float(v) for k, v in metrics.compute().items()})
