"""Contextual bandit policy, all weights in bfloat16 to save memory."""
import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx

ARMS = 4


class Policy(nnx.Module):
    def __init__(self, n_context: int, rngs: nnx.Rngs):
        kw = dict(dtype=jnp.bfloat16, param_dtype=jnp.bfloat16, rngs=rngs)
        self.hidden = nnx.Linear(n_context, 32, **kw)
        self.arms = nnx.Linear(32, ARMS, **kw)

    def __call__(self, context):
        z = self.arms(nnx.relu(self.hidden(context)))
        return jax.nn.softmax(z, axis=-1)


def act(probs, key):
    u = jax.random.uniform(key, (probs.shape[0], 1))
    return jnp.minimum((jnp.cumsum(probs.astype(jnp.float32), -1) < u).sum(-1), ARMS - 1)


def policy_loss(policy, context, arm, reward):
    probs = policy(context)
    taken = jnp.take_along_axis(probs, arm[:, None], axis=-1)[:, 0]
    return -jnp.mean(jnp.log(taken) * (reward - reward.mean()))


@nnx.jit
def learn(policy, optimizer, context, arm, reward):
    value, grads = nnx.value_and_grad(policy_loss)(policy, context, arm, reward)
    optimizer.update(policy, grads)
    return value


rng = np.random.default_rng(0)
preference = rng.normal(size=(6, ARMS))
policy = Policy(6, nnx.Rngs(0))
optimizer = nnx.Optimizer(policy, optax.sgd(0.05), wrt=nnx.Param)
key = jax.random.PRNGKey(3)
for t in range(60):
    key, sub = jax.random.split(key)
    context = jnp.asarray(rng.normal(size=(128, 6)), jnp.bfloat16)
    arm = act(policy(context), sub)
    utility = np.asarray(context, np.float32) @ preference
    reward = jnp.asarray(utility[np.arange(128), np.asarray(arm)], jnp.bfloat16)
    value = learn(policy, optimizer, context, arm, reward)
    if t % 20 == 0:
        print(t, value, "mean reward", reward.mean())
