"""News topics from averaged word vectors."""
import haiku as hk
import jax
import jax.numpy as jnp
import numpy as np
import optax

TOPICS = 5


def net_fn(x, is_training):
    mlp = hk.Sequential([
        hk.Linear(64), jax.nn.relu,
        hk.Linear(32), jax.nn.relu,
        hk.Linear(TOPICS),
    ])
    h = mlp(x)
    if is_training:
        h = hk.dropout(hk.next_rng_key(), 0.1, h)
    return jax.nn.softmax(h)


net = hk.transform(net_fn)
optimiser = optax.adam(1e-3)


def loss_fn(params, rng, batch):
    out = net.apply(params, rng, batch["vec"], True)
    labels = jax.nn.one_hot(batch["topic"], TOPICS)
    l2 = 0.5 * sum(jnp.sum(jnp.square(p)) for p in jax.tree_util.tree_leaves(params))
    return optax.softmax_cross_entropy(logits=out, labels=labels).mean() + 1e-4 * l2


@jax.jit
def update(params, opt_state, rng, batch):
    loss, grads = jax.value_and_grad(loss_fn)(params, rng, batch)
    updates, opt_state = optimiser.update(grads, opt_state)
    return optax.apply_updates(params, updates), opt_state, loss


rng = np.random.default_rng(0)
topic = rng.integers(0, TOPICS, 800)
vec = rng.normal(size=(TOPICS, 50))[topic] + rng.normal(size=(800, 50))
key = hk.PRNGSequence(1)
params = net.init(next(key), jnp.zeros((1, 50)), True)
state = optimiser.init(params)
for step in range(50):
    pick = rng.integers(0, 800, 64)
    params, state, loss = update(params, state, next(key), {"vec": vec[pick], "topic": topic[pick]})
print(float(loss))
