import jax
import jax.numpy as jnp
import numpy as np

VOCAB, WIDTH, LENGTH = 40, 24, 12


def init(key):
    k1, k2, k3 = jax.random.split(key, 3)
    return {
        "emb": 0.1 * jax.random.normal(k1, (VOCAB, WIDTH)),
        "rec": jnp.eye(WIDTH),
        "out": 0.1 * jax.random.normal(k2, (WIDTH, VOCAB)),
    }


def rnn(params, tokens):
    def cell(h, tok):
        h = jnp.tanh(h @ params["rec"] + params["emb"][tok])
        return h, jax.nn.softmax(h @ params["out"])

    _, outs = jax.lax.scan(cell, jnp.zeros(WIDTH), tokens)
    return outs


def sequence_nll(params, tokens):
    logp = rnn(params, tokens[:-1])
    return jnp.mean(jax.vmap(lambda lp, t: -lp[t])(logp, tokens[1:]))


def loss(params, batch):
    return jax.vmap(sequence_nll, in_axes=(None, 0))(params, batch).mean()


@jax.jit
def step(params, batch):
    value, grads = jax.value_and_grad(loss)(params, batch)
    return jax.tree.map(lambda p, g: p - 0.5 * g, params, grads), value


params = init(jax.random.PRNGKey(0))
batch = jnp.asarray(np.random.randint(0, VOCAB, (32, LENGTH)))
for i in range(20):
    params, value = step(params, batch)
print(value)
