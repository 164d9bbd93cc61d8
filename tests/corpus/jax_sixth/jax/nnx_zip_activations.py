import dataclasses

import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import load_digits


@dataclasses.dataclass(frozen=True)
class Spec:
    sizes: tuple = (64, 64, 32, 10)
    acts: tuple = ("tanh", "tanh", "relu")
    lr: float = 2e-3


class MLP(nnx.Module):
    def __init__(self, spec: Spec, rngs: nnx.Rngs):
        self.layers = nnx.List([nnx.Linear(i, o, rngs=rngs) for i, o in zip(spec.sizes[:-1], spec.sizes[1:])])
        self.acts = spec.acts

    def __call__(self, x):
        for layer, act in zip(self.layers, self.acts):
            x = getattr(nnx, act)(layer(x))
        return x


spec = Spec()
X, y = load_digits(return_X_y=True)
X, y = jnp.asarray(X / 16, jnp.float32), jnp.asarray(y)
model = MLP(spec, nnx.Rngs(params=0))
optimizer = nnx.Optimizer(model, optax.adam(spec.lr), wrt=nnx.Param)


@nnx.jit
def train_step(model, optimizer, x, y):
    def loss_fn(model):
        out = model(x)
        return optax.softmax_cross_entropy_with_integer_labels(out, y).mean(), out
    (loss, out), grads = nnx.value_and_grad(loss_fn, has_aux=True)(model)
    optimizer.update(model, grads)
    return loss, (out.argmax(-1) == y).mean()


for epoch in range(4):
    for lo in range(0, 1700, 100):
        loss, acc = train_step(model, optimizer, X[lo:lo + 100], y[lo:lo + 100])
    print(epoch, loss, acc)
