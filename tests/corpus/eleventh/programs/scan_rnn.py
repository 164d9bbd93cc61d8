import jax
import jax.numpy as jnp
import optax


def init(key, vocab, d):
    k = jax.random.split(key, 4)
    return {
        "emb": jax.random.normal(k[0], (vocab, d)) * 0.1,
        "wx": jax.random.normal(k[1], (d, d)) / d ** 0.5,
        "wh": jax.random.normal(k[2], (d, d)) / d ** 0.5,
        "out": jax.random.normal(k[3], (d, vocab)) / d ** 0.5,
    }


def forward(params, tokens):
    def cell(h, x):
        h = jnp.tanh(x @ params["wx"] + h @ params["wh"])
        return h, h @ params["out"]

    x = params["emb"][tokens]
    _, scores = jax.lax.scan(cell, jnp.zeros((tokens.shape[0], x.shape[-1])), x.transpose(1, 0, 2))
    return scores.transpose(1, 0, 2)


def loss_fn(params, tokens, lengths):
    scores = forward(params, tokens[:, :-1])
    targets = tokens[:, 1:]
    logp = jax.nn.log_softmax(scores, axis=-1)
    nll = -jnp.take_along_axis(logp, targets[..., None], axis=-1).squeeze(-1)
    mask = jnp.arange(targets.shape[1])[None] < lengths[:, None] - 1
    return jnp.sum(nll * mask) / jnp.sum(mask)


params = init(jax.random.key(0), 30, 16)
tx = optax.adam(1e-2)
state = tx.init(params)
for i in range(30):
    k1, k2 = jax.random.split(jax.random.key(i))
    tokens = jax.random.randint(k1, (16, 12), 0, 30)
    lengths = jax.random.randint(k2, (16,), 4, 13)
    loss, grads = jax.value_and_grad(loss_fn)(params, tokens, lengths)
    updates, state = tx.update(grads, state)
    params = optax.apply_updates(params, updates)
print(loss)
