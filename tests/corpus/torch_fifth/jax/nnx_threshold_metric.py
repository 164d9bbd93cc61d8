import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx

rng = np.random.default_rng(2)
x = rng.normal(size=(800, 6)).astype(np.float32)
y = (x[:, 0] * x[:, 1] + x[:, 2] > 0.3).astype(np.int32)


class Gate(nnx.Module):
    def __init__(self, rngs):
        self.body = nnx.Sequential(nnx.Linear(6, 32, rngs=rngs), nnx.relu, nnx.Linear(32, 16, rngs=rngs), nnx.relu)
        self.out = nnx.Linear(16, 1, rngs=rngs)

    def __call__(self, x):
        return self.out(self.body(x)).squeeze(-1)


def loss_fn(model, x, y):
    logits = model(x)
    return optax.sigmoid_binary_cross_entropy(logits, y).mean(), logits


@nnx.jit
def train_step(model, optimizer, metrics, x, y):
    (loss, logits), grads = nnx.value_and_grad(loss_fn, has_aux=True)(model, x, y)
    metrics.update(loss=loss, logits=logits, labels=y)
    optimizer.update(model, grads)


model = Gate(nnx.Rngs(0))
optimizer = nnx.Optimizer(model, optax.adam(3e-3), wrt=nnx.Param)
metrics = nnx.MultiMetric(
    accuracy=nnx.metrics.Accuracy(threshold=0.5),
    loss=nnx.metrics.Average("loss"),
)
for epoch in range(5):
    for i in range(0, 800, 50):
        train_step(model, optimizer, metrics, jnp.asarray(x[i:i + 50]), jnp.asarray(y[i:i + 50]))
    print({k: float(v) for k, v in metrics.compute().items()})
    metrics.reset()
