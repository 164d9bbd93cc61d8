import jax
import jax.numpy as jnp
import numpy as np
import optax

VOCAB, PAD = 12, -1


def make_corpus(n=64, length=10, seed=0):
    rng = np.random.default_rng(seed)
    tokens = rng.integers(0, VOCAB, size=(n, length))
    targets = np.roll(tokens, -1, axis=1)
    for row, keep in enumerate(rng.integers(4, length, size=n)):
        tokens[row, keep:] = 0
        targets[row, keep - 1:] = PAD
    return jnp.asarray(tokens), jnp.asarray(targets)


def init(key, d=16):
    a, b = jax.random.split(key)
    return {"emb": 0.1 * jax.random.normal(a, (VOCAB, d)), "out": 0.1 * jax.random.normal(b, (d, VOCAB))}


def logits_fn(params, tokens):
    return params["emb"][tokens] @ params["out"]


@jax.jit
def loss_fn(params, tokens, targets):
    logits = logits_fn(params, tokens)
    return optax.softmax_cross_entropy_with_integer_labels(logits, targets).mean()


tokens, targets = make_corpus()
params = init(jax.random.PRNGKey(0))
tx = optax.adam(0.01)
state = tx.init(params)
for i in range(50):
    loss, grads = jax.value_and_grad(loss_fn)(params, tokens, targets)
    updates, state = tx.update(grads, state)
    params = optax.apply_updates(params, updates)
print("loss", loss)
