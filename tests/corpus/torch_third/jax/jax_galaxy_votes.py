import jax
import jax.numpy as jnp
import optax

# five people looked at each galaxy: (spiral, elliptical, irregular)
FEATURES = jnp.array([
    [0.9, 0.2, 0.1], [0.8, 0.3, 0.2], [0.1, 0.9, 0.1], [0.2, 0.8, 0.3],
    [0.4, 0.4, 0.9], [0.3, 0.2, 0.8], [0.7, 0.5, 0.3], [0.2, 0.6, 0.7],
])
VOTES = jnp.array([
    [5, 0, 0], [4, 1, 0], [0, 5, 0], [1, 4, 0],
    [1, 0, 4], [0, 0, 5], [3, 1, 1], [0, 2, 3],
], dtype=jnp.float32)


def init(key, hidden=8):
    a, b = jax.random.split(key)
    return {
        "w1": jax.random.normal(a, (3, hidden)),
        "b1": jnp.zeros(hidden),
        "w2": jax.random.normal(b, (hidden, 3)) * 0.3,
        "b2": jnp.zeros(3),
    }


def net(p, x):
    return jnp.tanh(x @ p["w1"] + p["b1"]) @ p["w2"] + p["b2"]


def loss_fn(p, x, votes):
    logits = net(p, x)
    return optax.softmax_cross_entropy(logits, votes).mean()


params = init(jax.random.PRNGKey(2))
opt = optax.sgd(0.05, momentum=0.9)
opt_state = opt.init(params)
step = jax.jit(jax.value_and_grad(loss_fn))
for i in range(100):
    value, grads = step(params, FEATURES, VOTES)
    updates, opt_state = opt.update(grads, opt_state)
    params = optax.apply_updates(params, updates)
    if i % 25 == 0:
        print(i, value)
print(jax.nn.softmax(net(params, FEATURES)).round(2))
