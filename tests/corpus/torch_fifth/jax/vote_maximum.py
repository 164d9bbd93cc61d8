import jax
import jax.numpy as jnp
import numpy as np
import optax

rng = np.random.default_rng(4)
SPECIES, VOLUNTEERS = 5, 12
photos = rng.normal(size=(400, 10)).astype(np.float32)
true_w = rng.normal(size=(10, SPECIES))
p = np.exp(photos @ true_w) / np.exp(photos @ true_w).sum(1, keepdims=True)
votes = np.stack([rng.multinomial(VOLUNTEERS, row) for row in p])
# scale the votes to 0..1
soft = jnp.asarray(votes / votes.max(axis=1, keepdims=True), jnp.float32)


def scores(params, x):
    x = jnp.tanh(x @ params["w1"] + params["b1"])
    return x @ params["w2"] + params["b2"]


def loss(params, x, target):
    return jnp.mean(optax.softmax_cross_entropy(scores(params, x), target))


k1, k2 = jax.random.split(jax.random.key(0))
params = {
    "w1": jax.random.normal(k1, (10, 24)) * 0.3, "b1": jnp.zeros(24),
    "w2": jax.random.normal(k2, (24, SPECIES)) * 0.3, "b2": jnp.zeros(SPECIES),
}
tx = optax.adam(1e-2)
state = tx.init(params)
fast = jax.jit(jax.value_and_grad(loss))
for i in range(120):
    v, g = fast(params, photos[:300], soft[:300])
    u, state = tx.update(g, state, params)
    params = optax.apply_updates(params, u)
top = scores(params, photos[300:]).argmax(1)
print("loss", v, "agrees with the majority:", (top == votes[300:].argmax(1)).mean())
