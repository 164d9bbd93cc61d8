"""pure-function multilayer perceptron, parameters in a flat dict"""
import jax
import jax.numpy as jnp


def init(key, sizes):
    params = {}
    for i, (n_in, n_out) in enumerate(zip(sizes, sizes[1:])):
        key, sub = jax.random.split(key)
        params[f"w{i}"] = jax.random.normal(sub, (n_in, n_out)) * (2 / n_in) ** 0.5
        params[f"b{i}"] = jnp.zeros(n_out)
    return params


def forward(params, x):
    """log-odds of failure within a year, shape (batch,)"""
    depth = len(params) // 2
    for i in range(depth):
        x = x @ params[f"w{i}"] + params[f"b{i}"]
        if i < depth - 1:
            x = jax.nn.relu(x)
    return jnp.squeeze(x, axis=-1)
