import abc
from dataclasses import dataclass

import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import make_circles


class Loss(abc.ABC):
    @abc.abstractmethod
    def call(self, y_true, y_pred): ...

    def __call__(self, y_true, y_pred):
        return jnp.mean(self.call(y_true, y_pred))


@dataclass
class BinaryCrossentropy(Loss):
    label_smoothing: float = 0.0

    def call(self, y_true, y_pred):
        y_true = y_true * (1 - self.label_smoothing) + 0.5 * self.label_smoothing
        return optax.sigmoid_binary_cross_entropy(y_true, y_pred)


def logits(params, x):
    h = jax.nn.relu(x @ params["w1"] + params["b1"])
    return h @ params["w2"] + params["b2"]


x, y = make_circles(300, noise=0.08, factor=0.4, random_state=2)
x, y = jnp.asarray(x), jnp.asarray(y, jnp.float32)
k1, k2 = jax.random.split(jax.random.key(0))
params = {"w1": jax.random.normal(k1, (2, 32)), "b1": jnp.zeros(32), "w2": jax.random.normal(k2, (32,)) * 0.1, "b2": 0.0}
criterion = BinaryCrossentropy(label_smoothing=0.02)
value_and_grad = jax.jit(jax.value_and_grad(lambda p: criterion(y, logits(p, x))))
for i in range(100):
    value, grads = value_and_grad(params)
    params = jax.tree.map(lambda p, g: p - 0.05 * g, params, grads)
print(value, ((logits(params, x) > 0) == (y > 0.5)).mean())
