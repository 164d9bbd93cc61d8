import jax
import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import load_digits

HALF = jnp.float16
digits = load_digits()
images = jnp.asarray(digits.images[..., None] / 16, HALF)
labels = jnp.asarray(digits.target)


class Vision(nnx.Module):
    def __init__(self, rngs: nnx.Rngs):
        self.conv = nnx.Conv(1, 8, kernel_size=(3, 3), dtype=HALF, rngs=rngs)
        self.fc = nnx.Linear(8 * 16, 10, dtype=HALF, rngs=rngs)

    def __call__(self, img):
        h = nnx.relu(self.conv(img))
        h = nnx.avg_pool(h, (2, 2), strides=(2, 2))
        return jax.nn.softmax(self.fc(h.reshape(h.shape[0], -1)))


def nll(probs, y):
    right = jnp.take_along_axis(probs, y[:, None], axis=1)
    return -jnp.log(right + 1e-4).mean()


@nnx.jit
def step(model, optimizer, img, y):
    loss, grads = nnx.value_and_grad(lambda m: nll(m(img), y))(model)
    optimizer.update(model, grads)
    return loss


model = Vision(nnx.Rngs(0))
optimizer = nnx.Optimizer(model, optax.sgd(0.05), wrt=nnx.Param)
for epoch in range(3):
    for i in range(0, 1500, 100):
        loss = step(model, optimizer, images[i:i + 100], labels[i:i + 100])
    print(epoch, loss, (model(images[1500:]).argmax(1) == labels[1500:]).mean())
