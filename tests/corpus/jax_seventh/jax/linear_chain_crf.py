import jax
import jax.numpy as jnp
import numpy as np
import optax
from jax.nn import logsumexp

TAGS, WORDS, LENGTH = 4, 40, 9
rng = np.random.default_rng(2)
owner = rng.integers(0, TAGS, WORDS)
sentences = rng.integers(0, WORDS, (80, LENGTH))
tags = owner[sentences]


def sequence_score(p, emission, y):
    picked = jnp.take_along_axis(emission, y[:, None], axis=1).sum()
    return picked + p["move"][y[:-1], y[1:]].sum()


def log_partition(p, emission):
    def forward(alpha, e):
        return logsumexp(alpha[:, None] + p["move"], axis=0) + e, None
    alpha, _ = jax.lax.scan(forward, emission[0], emission[1:])
    return logsumexp(alpha)


def nll(p, words, y):
    def one(words, y):
        emission = p["word"][words] @ p["out"]
        return log_partition(p, emission) - sequence_score(p, emission, y)
    return jax.vmap(one)(words, y).mean()


k = jax.random.split(jax.random.key(0))
p = {
    "word": jax.random.normal(k[0], (WORDS, 12)) * 0.3,
    "out": jax.random.normal(k[1], (12, TAGS)) * 0.3,
    "move": jnp.zeros((TAGS, TAGS)),
}
tx = optax.adam(2e-2)
state = tx.init(p)
vg = jax.jit(jax.value_and_grad(nll))
for _ in range(60):
    value, g = vg(p, sentences, tags)
    u, state = tx.update(g, state)
    p = optax.apply_updates(p, u)
print(value, ((p["word"][sentences] @ p["out"]).argmax(-1) == tags).mean())
