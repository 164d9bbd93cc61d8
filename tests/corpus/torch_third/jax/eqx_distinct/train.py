import equinox as eqx
import jax
import jax.numpy as jnp
import numpy as np
import optax

from model import DistinctNet

VOCAB = 4


def batch(rng, n=64, length=5):
    """how many different symbols, 1 to VOCAB, become the classes 0 to VOCAB - 1"""
    tokens = rng.integers(0, VOCAB, (n, length))
    distinct = np.array([len(set(row)) for row in tokens.tolist()])
    return jnp.asarray(tokens), jnp.asarray(distinct - 1)


def loss_fn(model, tokens, label):
    logits = jax.vmap(model)(tokens)
    return optax.softmax_cross_entropy_with_integer_labels(logits, label).mean()


@eqx.filter_jit
def step(model, st, tokens, label):
    v, g = eqx.filter_value_and_grad(loss_fn)(model, tokens, label)
    u, st = tx.update(g, st)
    return eqx.apply_updates(model, u), st, v


rng = np.random.default_rng(0)
model = DistinctNet(VOCAB, VOCAB, jax.random.PRNGKey(1))
tx = optax.adam(1e-2)
st = tx.init(eqx.filter(model, eqx.is_array))
for i in range(80):
    model, st, v = step(model, st, *batch(rng))
tokens, label = batch(rng, 300)
print(v, (jax.vmap(model)(tokens).argmax(1) == label).mean())
