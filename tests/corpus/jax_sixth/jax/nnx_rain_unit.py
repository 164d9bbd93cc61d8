import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx

rng = np.random.default_rng(5)
pressure = rng.normal(1013, 8, 500)
humidity = rng.uniform(20, 100, 500)
rain = (humidity / 100 - (pressure - 1013) / 30 + rng.normal(0, 0.2, 500) > 0.6).astype("float32")
features = np.stack([(pressure - 1013) / 8, humidity / 50 - 1], axis=1).astype("float32")


class RainNet(nnx.Module):
    def __init__(self, rngs):
        self.layers = nnx.Sequential(
            nnx.Linear(2, 12, rngs=rngs),
            nnx.elu,
            nnx.Linear(12, 1, rngs=rngs),
            lambda h: jax.nn.softmax(h, axis=-1),
        )

    def __call__(self, x):
        return self.layers(x)[..., 0]


def criterion(net, x, y):
    return jnp.mean(optax.losses.sigmoid_binary_cross_entropy(net(x), y))


net = RainNet(nnx.Rngs(3))
opt = nnx.Optimizer(net, optax.sgd(0.1, momentum=0.9), wrt=nnx.Param)
grad_fn = nnx.jit(nnx.value_and_grad(criterion))
for epoch in range(50):
    loss, grads = grad_fn(net, features, rain)
    opt.update(net, grads)
print("loss", loss, "rainy", float((net(features) > 0.5).mean()))
