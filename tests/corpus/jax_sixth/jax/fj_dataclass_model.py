from dataclasses import dataclass
from functools import partial

import fromlogits.jax as fj
import jax
import jax.numpy as jnp
from sklearn.datasets import load_iris


@partial(jax.tree_util.register_dataclass, data_fields=["w1", "w2"], meta_fields=["temperature"])
@dataclass
class Iris:
    w1: jax.Array
    w2: jax.Array
    temperature: float = 1.0

    def __call__(self, x):
        z = jnp.tanh(x @ self.w1) @ self.w2
        return jax.nn.softmax(z / self.temperature)


def loss(model, x, y):
    return jnp.mean(fj.softmax_cross_entropy_with_integer_labels(model(x), y))


def main(steps=80, lr=0.3):
    data = load_iris()
    x = jnp.asarray((data.data - data.data.mean(0)) / data.data.std(0))
    y = jnp.asarray(data.target)
    a, b = jax.random.split(jax.random.key(0))
    model = Iris(0.3 * jax.random.normal(a, (4, 10)), 0.3 * jax.random.normal(b, (10, 3)))
    value_and_grad = jax.jit(jax.value_and_grad(loss))
    for _ in range(steps):
        value, grad = value_and_grad(model, x, y)
        model = jax.tree.map(lambda p, g: p - lr * g, model, grad)
    print(value, (model(x).argmax(1) == y).mean())


if __name__ == "__main__":
    main()
