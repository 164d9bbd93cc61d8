import jax
import jax.numpy as jnp
import optax

N_ACTIONS = 4


def init(key):
    k1, k2 = jax.random.split(key)
    return {"w": 0.3 * jax.random.normal(k1, (6, 16)), "pi": 0.1 * jax.random.normal(k2, (16, N_ACTIONS)), "v": jnp.zeros((16, 1))}


def policy(params, obs):
    h = jnp.tanh(obs @ params["w"])
    return h @ params["pi"], (h @ params["v"])[:, 0]


def ppo_loss(params, batch, clip=0.2):
    logits, value = policy(params, batch["obs"])
    logp_all = jax.nn.log_softmax(logits)
    logp = jnp.take_along_axis(logp_all, batch["action"][:, None], 1)[:, 0]
    ratio = jnp.exp(logp - batch["logp"])
    gain = jnp.minimum(ratio * batch["adv"], jnp.clip(ratio, 1 - clip, 1 + clip) * batch["adv"])
    entropy = -(jnp.exp(logp_all) * logp_all).sum(-1)
    return -gain.mean() + 0.5 * jnp.mean((value - batch["ret"]) ** 2) - 0.01 * entropy.mean()


def rollout(params, key, n=128):
    ko, ka = jax.random.split(key)
    obs = jax.random.normal(ko, (n, 6))
    logits, value = policy(params, obs)
    action = jax.random.categorical(ka, logits)
    ret = (action == obs[:, :N_ACTIONS].argmax(1)).astype(jnp.float32)
    logp = jax.nn.log_softmax(logits)[jnp.arange(n), action]
    return {"obs": obs, "action": action, "logp": logp, "ret": ret, "adv": ret - value}


params = init(jax.random.PRNGKey(0))
tx = optax.adam(1e-2)
state = tx.init(params)
grad_fn = jax.jit(jax.value_and_grad(ppo_loss))
for i in range(30):
    batch = rollout(params, jax.random.PRNGKey(i + 1))
    for _ in range(3):
        loss, grads = grad_fn(params, batch)
        updates, state = tx.update(grads, state)
        params = optax.apply_updates(params, updates)
print(loss, batch["ret"].mean())
