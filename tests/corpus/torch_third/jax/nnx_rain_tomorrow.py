import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx


class RainNet(nnx.Module):
    def __init__(self, n_in, rngs: nnx.Rngs):
        self.hidden = nnx.Linear(n_in, 16, rngs=rngs)
        self.drop = nnx.Dropout(0.1, rngs=rngs)
        self.out = nnx.Linear(16, 1, rngs=rngs)

    def __call__(self, x):
        x = nnx.relu(self.hidden(x))
        x = self.out(self.drop(x))
        return nnx.softmax(x, axis=-1)


def days(n, seed):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(n, 6)).astype(np.float32)
    rain = (x[:, 0] - x[:, 2] + 0.3 * rng.normal(size=n) > 0).astype(np.float32)
    return jnp.asarray(x), jnp.asarray(rain)[:, None]


@nnx.jit
def train_step(model, optimizer, x, rain):
    def loss_fn(model):
        return optax.sigmoid_binary_cross_entropy(model(x), rain).mean()

    loss, grads = nnx.value_and_grad(loss_fn)(model)
    optimizer.update(model, grads)
    return loss


x, rain = days(400, 1)
model = RainNet(6, nnx.Rngs(0))
optimizer = nnx.Optimizer(model, optax.adam(3e-3), wrt=nnx.Param)
for epoch in range(60):
    loss = train_step(model, optimizer, x, rain)
    if epoch % 20 == 0:
        print(epoch, loss)
model.eval()
x, rain = days(200, 2)
print("accuracy", jnp.mean((model(x) > 0.5) == (rain > 0.5)))
