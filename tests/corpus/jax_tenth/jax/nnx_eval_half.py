import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import make_classification


class Binary(nnx.Module):
    def __init__(self, din, rngs: nnx.Rngs):
        self.hidden = nnx.Linear(din, 32, rngs=rngs)
        self.dropout = nnx.Dropout(0.1, rngs=rngs)
        self.readout = nnx.Linear(32, 1, rngs=rngs)

    def __call__(self, x):
        return self.readout(self.dropout(nnx.gelu(self.hidden(x))))[:, 0]


def loss_fn(model, x, y):
    return optax.sigmoid_binary_cross_entropy(model(x), y).mean()


@nnx.jit
def train_step(model, optimizer, x, y):
    loss, grads = nnx.value_and_grad(loss_fn)(model, x, y)
    optimizer.update(model, grads)
    return loss


@nnx.jit
def eval_step(model, x, y):
    logits = model(x)
    decision = (logits > 0.5).astype(jnp.float32)
    return jnp.mean(decision == y)


X, y = make_classification(600, 11, n_informative=7, random_state=13)
X, y = jnp.asarray(X, jnp.float32), jnp.asarray(y, jnp.float32)
model = Binary(11, nnx.Rngs(0))
optimizer = nnx.Optimizer(model, optax.adam(3e-3), wrt=nnx.Param)
for epoch in range(20):
    model.train()
    for i in range(0, 500, 50):
        loss = train_step(model, optimizer, X[i:i + 50], y[i:i + 50])
model.eval()
print(loss, eval_step(model, X[500:], y[500:]))
