import jax
import jax.numpy as jnp
import optax


def log_loss(p, y, eps=1e-6):
    p = jnp.clip(p, eps, 1.0 - eps)
    return -(y * jnp.log(p) + (1.0 - y) * jnp.log1p(-p)).mean()


def learn(net, x, y, *, steps=120, lr=1e-2, seed=0):
    params = net.init(jax.random.key(seed), x[:1])
    tx = optax.adamw(lr)
    carry = params, tx.init(params)

    def body(carry, _):
        params, state = carry
        value, grads = jax.value_and_grad(lambda p: log_loss(net.apply(p, x), y))(params)
        updates, state = tx.update(grads, state, params)
        return (optax.apply_updates(params, updates), state), value

    (params, _), values = jax.lax.scan(body, carry, None, length=steps)
    return params, values[-1]
