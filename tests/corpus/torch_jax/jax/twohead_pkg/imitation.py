import jax.numpy as jnp
import optax

from agent import act


def behaviour_cloning_loss(params, obs, expert_actions):
    scores, probabilities = act(params, obs)
    loss = optax.losses.softmax_cross_entropy_with_integer_labels(scores, expert_actions).mean()
    return loss, {"confidence": jnp.max(probabilities, axis=-1).mean()}
