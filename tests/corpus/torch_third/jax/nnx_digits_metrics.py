import jax
import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import load_digits


class DigitNet(nnx.Module):
    def __init__(self, rngs: nnx.Rngs):
        self.conv = nnx.Conv(1, 8, kernel_size=(3, 3), rngs=rngs)
        self.fc = nnx.Linear(8 * 16, 10, rngs=rngs)

    def __call__(self, x):
        x = nnx.relu(self.conv(x))
        x = nnx.avg_pool(x, window_shape=(2, 2), strides=(2, 2))
        return self.fc(x.reshape(x.shape[0], -1))


@nnx.jit
def train_step(model, optimizer, metrics, batch):
    def loss_fn(model):
        logits = model(batch["image"])
        return optax.softmax_cross_entropy(logits, batch["label"]).mean(), logits

    (loss, logits), grads = nnx.value_and_grad(loss_fn, has_aux=True)(model)
    metrics.update(loss=loss, logits=logits, labels=batch["label"])
    optimizer.update(model, grads)


digits = load_digits()
images = jnp.asarray(digits.images[..., None] / 16, jnp.float32)
labels = jax.nn.one_hot(digits.target, 10)
model = DigitNet(nnx.Rngs(0))
optimizer = nnx.Optimizer(model, optax.adam(5e-3), wrt=nnx.Param)
metrics = nnx.MultiMetric(loss=nnx.metrics.Average("loss"), accuracy=nnx.metrics.Accuracy())
for epoch in range(2):
    for i in range(0, 1500, 100):
        train_step(model, optimizer, metrics, {"image": images[i:i + 100], "label": labels[i:i + 100]})
    print(epoch, metrics.compute())
    metrics.reset()
