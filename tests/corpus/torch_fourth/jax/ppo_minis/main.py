import jax
import jax.numpy as jnp
import optax

from networks import ActorCritic

CLIP, VF, ENT = 0.2, 0.5, 0.01
net = ActorCritic(n_actions=3)
tx = optax.chain(optax.clip_by_global_norm(0.5), optax.adam(3e-3))


def rollout(params, key):
    k1, k2 = jax.random.split(key)
    obs = jax.random.normal(k1, (128, 3))
    pi, value = net.apply(params, obs)
    action = pi.sample(k2)
    reward = (action == obs.argmax(-1)).astype(jnp.float32)
    return obs, action, pi.log_prob(action), reward, reward - value


def ppo_loss(params, obs, action, old_log_prob, reward, advantage):
    pi, value = net.apply(params, obs)
    ratio = jnp.exp(pi.log_prob(action) - old_log_prob)
    advantage = (advantage - advantage.mean()) / (advantage.std() + 1e-8)
    actor = -jnp.minimum(ratio * advantage, jnp.clip(ratio, 1 - CLIP, 1 + CLIP) * advantage).mean()
    return actor + VF * jnp.mean((value - reward) ** 2) - ENT * pi.entropy().mean()


@jax.jit
def update(params, opt_state, key):
    batch = rollout(params, key)

    def epoch(carry, _):
        params, opt_state = carry
        loss, grads = jax.value_and_grad(ppo_loss)(params, *batch)
        updates, opt_state = tx.update(grads, opt_state)
        return (optax.apply_updates(params, updates), opt_state), loss

    (params, opt_state), losses = jax.lax.scan(epoch, (params, opt_state), None, length=4)
    return params, opt_state, losses[-1], batch[3].mean()


if __name__ == "__main__":
    params = net.init(jax.random.key(0), jnp.zeros((1, 3)))
    opt_state = tx.init(params)
    for i in range(40):
        params, opt_state, loss, reward = update(params, opt_state, jax.random.key(i))
    pi, _ = net.apply(params, jnp.eye(3))
    print(loss, reward, pi.mode(), jax.nn.softmax(pi.logits).max(-1))
