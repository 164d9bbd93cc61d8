import equinox as eqx
import jax
import jax.numpy as jnp
import jax.random as jr
import optax


class Agent(eqx.Module):
    body: eqx.nn.Linear
    actor: eqx.nn.Linear
    goal: eqx.nn.Linear

    def __init__(self, key):
        k1, k2, k3 = jr.split(key, 3)
        self.body = eqx.nn.Linear(4, 16, key=k1)
        self.actor = eqx.nn.Linear(16, 3, key=k2)
        self.goal = eqx.nn.Linear(16, "scalar", key=k3)

    def __call__(self, s):
        h = jnp.tanh(self.body(s))
        return self.actor(h), self.goal(h)


def losses(agent, s, a, advantage, reached):
    prefs, goal_logit = jax.vmap(agent)(s)
    pi = jax.nn.softmax(prefs, axis=-1)
    chosen = jnp.log(pi)[jnp.arange(a.size), a]
    aux = optax.sigmoid_binary_cross_entropy(goal_logit, reached)
    return jnp.mean(-advantage * chosen + aux)


key = jr.key(0)
ks, ka, kr = jr.split(key, 3)
s = jr.normal(ks, (256, 4))
a = jr.randint(ka, (256,), 0, 3)
reached = (s[:, 0] > 0).astype(jnp.float32)
advantage = jnp.where(a == (s[:, 1] > 0), 1.0, -0.2)
agent = Agent(kr)
tx = optax.adam(3e-3)
state = tx.init(eqx.filter(agent, eqx.is_array))
for _ in range(40):
    value, grads = eqx.filter_value_and_grad(losses)(agent, s, a, advantage, reached)
    updates, state = tx.update(grads, state)
    agent = eqx.apply_updates(agent, updates)
_, goal = jax.vmap(agent)(s)
print(value, "goal accuracy", jnp.mean((goal > 0.5) == (reached == 1)))
