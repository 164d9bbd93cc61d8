import jax
import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale


def soften(ids, n, eps=0.05):
    return jax.nn.one_hot(ids, n) + eps


class Bottle(nnx.Module):
    def __init__(self, rngs):
        self.fc1 = nnx.Linear(13, 26, rngs=rngs)
        self.drop = nnx.Dropout(0.2, rngs=rngs)
        self.fc2 = nnx.Linear(26, 3, rngs=rngs)

    def __call__(self, x):
        return self.fc2(self.drop(nnx.relu(self.fc1(x))))


def loss_fn(model, batch):
    logits = model(batch["x"])
    return optax.softmax_cross_entropy(logits=logits, labels=batch["y"]).mean()


x, ids = load_wine(return_X_y=True)
batch = {"x": jnp.asarray(scale(x), jnp.float32), "y": soften(ids, 3)}
model = Bottle(nnx.Rngs(params=0, dropout=1))
optimizer = nnx.Optimizer(model, optax.adamw(5e-3), wrt=nnx.Param)
for i in range(60):
    loss, grads = nnx.value_and_grad(loss_fn)(model, batch)
    optimizer.update(model, grads)
model.eval()
print(loss, jnp.mean(model(batch["x"]).argmax(-1) == ids))
