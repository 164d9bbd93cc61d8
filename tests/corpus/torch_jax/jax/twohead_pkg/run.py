import jax
import jax.numpy as jnp
import optax

from agent import init
from imitation import behaviour_cloning_loss

key = jax.random.PRNGKey(0)
obs = jax.random.normal(key, (256, 5))
expert = jnp.argmax(obs[:, :4], axis=1)
params = init(key, 5, 4)
tx = optax.adam(0.05)
state = tx.init(params)
grad_fn = jax.jit(jax.value_and_grad(behaviour_cloning_loss, has_aux=True))
for _ in range(50):
    (loss, info), grads = grad_fn(params, obs, expert)
    updates, state = tx.update(grads, state, params)
    params = optax.apply_updates(params, updates)
print(loss, info)
