import jax
import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import load_digits


class Digits(nnx.Module):
    def __init__(self, rngs: nnx.Rngs):
        self.conv = nnx.Conv(1, 8, (3, 3), rngs=rngs)
        self.dense = nnx.Linear(8 * 16, 10, rngs=rngs)

    def __call__(self, x):
        x = nnx.relu(self.conv(x))
        x = nnx.max_pool(x, (2, 2), strides=(2, 2))
        return self.dense(x.reshape(x.shape[0], -1))


AXIS = 0
d = load_digits()
images = jnp.asarray(d.images[..., None] / 16, jnp.float32)
onehot = jax.nn.one_hot(d.target, 10)
model = Digits(nnx.Rngs(0))
optimizer = nnx.Optimizer(model, optax.adam(1e-3), wrt=nnx.Param)


@nnx.jit
def train(model, optimizer, x, y):
    def loss_fn(model):
        return optax.softmax_cross_entropy(model(x), y, axis=AXIS).mean()
    loss, grads = nnx.value_and_grad(loss_fn)(model)
    optimizer.update(model, grads)
    return loss


for i in range(0, 1600, 100):
    loss = train(model, optimizer, images[i:i + 100], onehot[i:i + 100])
print(loss, (model(images[1600:]).argmax(1) == onehot[1600:].argmax(1)).mean())
