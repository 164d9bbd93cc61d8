from functools import partial

import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import load_digits


class CNN(nnx.Module):
    def __init__(self, *, rngs: nnx.Rngs):
        self.conv = nnx.Conv(1, 12, kernel_size=(3, 3), rngs=rngs)
        self.pool = partial(nnx.avg_pool, window_shape=(2, 2), strides=(2, 2))
        self.dense = nnx.Linear(12 * 16, 10, rngs=rngs)

    def __call__(self, x):
        x = self.pool(nnx.relu(self.conv(x)))
        x = self.dense(x.reshape(x.shape[0], -1))
        return nnx.softmax(x)


def loss_fn(model: CNN, batch):
    logits = model(batch["image"])
    loss = optax.softmax_cross_entropy_with_integer_labels(logits=logits, labels=batch["label"]).mean()
    return loss, logits


@nnx.jit
def train_step(model, optimizer, batch):
    (loss, logits), grads = nnx.value_and_grad(loss_fn, has_aux=True)(model, batch)
    optimizer.update(model, grads)
    return loss, jnp.mean(logits.argmax(-1) == batch["label"])


digits = load_digits()
images = jnp.asarray(digits.images[..., None] / 16, jnp.float32)
labels = jnp.asarray(digits.target)
model = CNN(rngs=nnx.Rngs(0))
optimizer = nnx.Optimizer(model, optax.adamw(3e-3), wrt=nnx.Param)
for epoch in range(3):
    for i in range(0, 1700, 100):
        loss, acc = train_step(model, optimizer, {"image": images[i:i + 100], "label": labels[i:i + 100]})
    print(epoch, loss, acc)
