import equinox as eqx
import jax
import jax.numpy as jnp
import jax.random as jr
import optax


class Policy(eqx.Module):
    net: eqx.nn.MLP

    def __init__(self, key):
        self.net = eqx.nn.MLP(3, 4, 16, 1, key=key)

    def __call__(self, obs):
        return self.net(obs)

    def probabilities(self, obs):
        return jax.nn.softmax(self(obs))


def pg_loss(policy, obs, actions, returns):
    logp = jax.nn.log_softmax(jax.vmap(policy)(obs), axis=-1)
    chosen = jnp.take_along_axis(logp, actions[:, None], axis=-1).squeeze(-1)
    return -jnp.mean(chosen * returns)


key = jr.PRNGKey(0)
policy = Policy(key)
tx = optax.adam(5e-3)
state = tx.init(eqx.filter(policy, eqx.is_array))
for step in range(40):
    key, ko, ka = jr.split(key, 3)
    obs = jr.normal(ko, (64, 3))
    actions = jr.categorical(ka, jax.vmap(policy)(obs))
    returns = (actions == jnp.argmax(obs, axis=1)).astype(jnp.float32)
    loss, grads = eqx.filter_value_and_grad(pg_loss)(policy, obs, actions, returns)
    updates, state = tx.update(grads, state)
    policy = eqx.apply_updates(policy, updates)
print(loss, returns.mean(), policy.probabilities(obs[0]))
