from dataclasses import dataclass

import jax
import jax.numpy as jnp
import optax
from flax import nnx


@dataclass(frozen=True)
class Policy:
    param_dtype: jnp.dtype = jnp.float32
    compute_dtype: jnp.dtype = jnp.bfloat16


class Ranker(nnx.Module):
    def __init__(self, policy: Policy, rngs: nnx.Rngs):
        kw = dict(dtype=policy.compute_dtype, param_dtype=policy.param_dtype, rngs=rngs)
        self.inp = nnx.Linear(16, 64, **kw)
        self.mid = nnx.Linear(64, 64, **kw)
        self.out = nnx.Linear(64, 1, **kw)

    def __call__(self, x):
        x = jax.nn.relu(self.inp(x))
        x = jax.nn.relu(self.mid(x))
        return jax.nn.sigmoid(self.out(x))


def log_loss(p, y, eps=1e-6):
    p = jnp.clip(p, eps, 1.0 - eps)
    return -jnp.mean(y * jnp.log(p) + (1.0 - y) * jnp.log(1.0 - p))


@nnx.jit
def step(model, opt, x, y):
    loss, grads = nnx.value_and_grad(lambda m: log_loss(m(x), y))(model)
    opt.update(model, grads)
    return loss


model = Ranker(Policy(), nnx.Rngs(0))
opt = nnx.Optimizer(model, optax.adam(1e-3), wrt=nnx.Param)
for i in range(80):
    x = jax.random.normal(jax.random.key(i), (128, 16))
    y = (x[:, :4].sum(1, keepdims=True) > 0).astype(jnp.float32)
    loss = step(model, opt, x, y)
print(loss)
