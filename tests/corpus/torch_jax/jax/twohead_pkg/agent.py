import jax
import jax.numpy as jnp


def init(key, d, k):
    return {"w": 0.1 * jax.random.normal(key, (d, k)), "b": jnp.zeros(k)}


def act(params, obs):
    scores = obs @ params["w"] + params["b"]
    return scores, jax.nn.softmax(scores, axis=-1)
