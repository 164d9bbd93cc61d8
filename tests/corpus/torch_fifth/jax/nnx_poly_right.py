import jax
import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
X, Y = jnp.asarray(X / 16, jnp.float32), jax.nn.one_hot(jnp.asarray(y), 10)


class Block(nnx.Module):
    def __init__(self, i, o, rngs):
        self.lin = nnx.Linear(i, o, rngs=rngs)
        self.gate = nnx.Linear(i, o, rngs=rngs)

    def __call__(self, x):
        return nnx.tanh(self.lin(x)) * nnx.sigmoid(self.gate(x))


class Digits(nnx.Module):
    def __init__(self, rngs):
        self.blocks = nnx.Sequential(Block(64, 48, rngs), Block(48, 48, rngs))
        self.classes = nnx.Linear(48, 10, rngs=rngs)

    def __call__(self, x):
        return self.classes(self.blocks(x))


@nnx.jit
def step(model, optimizer, x, labels):
    def objective(m):
        return optax.losses.poly_loss_cross_entropy(m(x), labels, epsilon=1.0).mean()
    value, grads = nnx.value_and_grad(objective)(model)
    optimizer.update(model, grads)
    return value


model = Digits(nnx.Rngs(3))
optimizer = nnx.Optimizer(model, optax.adamw(3e-3), wrt=nnx.Param)
for epoch in range(4):
    for i in range(0, 1500, 75):
        value = step(model, optimizer, X[i:i + 75], Y[i:i + 75])
confidence = nnx.softmax(model(X[1500:]))
hit = confidence.argmax(1) == Y[1500:].argmax(1)
print(value, hit.mean(), "low confidence", (confidence.max(1) < 0.5).sum())
