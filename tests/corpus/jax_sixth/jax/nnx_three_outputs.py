from typing import TypedDict

import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx


class Outputs(TypedDict):
    visits: jnp.ndarray
    churn: jnp.ndarray
    segment: jnp.ndarray


class Customer(nnx.Module):
    def __init__(self, rngs):
        self.body = nnx.Sequential(nnx.Linear(6, 32, rngs=rngs), nnx.relu)
        self.visits = nnx.Linear(32, 1, rngs=rngs)
        self.churn = nnx.Linear(32, 1, rngs=rngs)
        self.segment = nnx.Linear(32, 4, rngs=rngs)

    def __call__(self, x) -> Outputs:
        h = self.body(x)
        return Outputs(
            visits=nnx.softplus(self.visits(h))[:, 0],
            churn=self.churn(h)[:, 0],
            segment=self.segment(h),
        )


def poisson_nll(rate, count):
    return jnp.mean(rate - count * jnp.log(rate + 1e-6))


def loss_fn(model, x, y):
    out = model(x)
    parts = {
        "visits": poisson_nll(out["visits"], y["visits"]),
        "churn": optax.sigmoid_binary_cross_entropy(out["churn"], y["churn"]).mean(),
        "segment": optax.softmax_cross_entropy_with_integer_labels(out["segment"], y["segment"]).mean(),
    }
    return sum(parts.values()), parts


rng = np.random.default_rng(0)
x = rng.normal(size=(300, 6)).astype(np.float32)
y = {
    "visits": rng.poisson(np.exp(0.5 * x[:, 0])).astype(np.float32),
    "churn": (x[:, 1] > 0).astype(np.float32),
    "segment": (x[:, 2] > 0) * 2 + (x[:, 3] > 0).astype(int),
}
model = Customer(nnx.Rngs(0))
optimizer = nnx.Optimizer(model, optax.adam(5e-3), wrt=nnx.Param)
step = nnx.jit(nnx.value_and_grad(loss_fn, has_aux=True))
for _ in range(60):
    (loss, parts), grads = step(model, x, y)
    optimizer.update(model, grads)
print(loss, {k: float(v) for k, v in parts.items()})
print(((model(x)["churn"] > 0) == y["churn"]).mean())
