import jax
import jax.numpy as jnp
import optax

first_batch = {"x": [[0.2, 1.1], [1.3, 0.4], [0.1, 0.9]], "y": [0, 1, 0]}
second_batch = {"x": [[1.1, 0.2], [0.3, 1.2]], "y": [[0, 1], [1, 0]]}

features = jnp.array(first_batch["x"] + second_batch["x"])
labels = jnp.array(first_batch["y"] + second_batch["y"])

params = {"w": jnp.zeros((2, 2)), "b": jnp.zeros(2)}


def forward(params, x):
    return x @ params["w"] + params["b"]


def loss_fn(params):
    return optax.softmax_cross_entropy_with_integer_labels(forward(params, features), labels).mean()


for _ in range(100):
    value, grads = jax.value_and_grad(loss_fn)(params)
    params = jax.tree.map(lambda p, g: p - 0.5 * g, params, grads)
print(value)
