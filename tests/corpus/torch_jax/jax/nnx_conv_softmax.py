import jax
import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import load_digits


class CNN(nnx.Module):
    def __init__(self, rngs):
        self.conv = nnx.Conv(1, 8, (3, 3), rngs=rngs)
        self.dense = nnx.Linear(4 * 4 * 8, 10, rngs=rngs)

    def __call__(self, x):
        x = nnx.max_pool(nnx.relu(self.conv(x)), (2, 2), strides=(2, 2))
        x = self.dense(x.reshape(x.shape[0], -1))
        return nnx.softmax(x)


def loss_fn(model, batch):
    logits = model(batch["image"])
    loss = optax.softmax_cross_entropy_with_integer_labels(logits=logits, labels=batch["label"]).mean()
    return loss, logits


@nnx.jit
def train_step(model, optimizer, batch):
    (loss, logits), grads = nnx.value_and_grad(loss_fn, has_aux=True)(model, batch)
    optimizer.update(model, grads)
    return loss, (logits.argmax(-1) == batch["label"]).mean()


digits = load_digits()
images = jnp.asarray(digits.images / 16.0, jnp.float32)[..., None]
labels = jnp.asarray(digits.target)
model = CNN(nnx.Rngs(0))
optimizer = nnx.Optimizer(model, optax.adam(2e-3), wrt=nnx.Param)
for step in range(40):
    i = (step * 64) % 1600
    loss, acc = train_step(model, optimizer, {"image": images[i:i + 64], "label": labels[i:i + 64]})
print("loss", loss, "accuracy", acc)
