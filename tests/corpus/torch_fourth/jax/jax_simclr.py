import jax
import jax.numpy as jnp
import optax

LARGE_NUM = 1e9


def encode(params, x):
    h = jax.nn.relu(x @ params["w1"])
    z = h @ params["w2"]
    return z / jnp.linalg.norm(z, axis=-1, keepdims=True)


def nt_xent(hidden1, hidden2, temperature=0.5):
    """contrastive loss of SimCLR, both directions"""
    batch_size = hidden1.shape[0]
    labels = jax.nn.one_hot(jnp.arange(batch_size), batch_size * 2)
    masks = jax.nn.one_hot(jnp.arange(batch_size), batch_size)

    logits_aa = hidden1 @ hidden1.T / temperature - masks * LARGE_NUM
    logits_bb = hidden2 @ hidden2.T / temperature - masks * LARGE_NUM
    logits_ab = hidden1 @ hidden2.T / temperature
    logits_ba = hidden2 @ hidden1.T / temperature

    loss_a = optax.softmax_cross_entropy(jnp.concatenate([logits_ab, logits_aa], 1), labels)
    loss_b = optax.softmax_cross_entropy(jnp.concatenate([logits_ba, logits_bb], 1), labels)
    return jnp.mean(loss_a + loss_b), logits_ab


def loss_fn(params, key):
    kx, k1, k2 = jax.random.split(key, 3)
    x = jax.random.normal(kx, (64, 10))
    view1 = x + 0.1 * jax.random.normal(k1, x.shape)
    view2 = x + 0.1 * jax.random.normal(k2, x.shape)
    return nt_xent(encode(params, view1), encode(params, view2))


k1, k2 = jax.random.split(jax.random.key(0))
params = {"w1": jax.random.normal(k1, (10, 32)) / 3, "w2": jax.random.normal(k2, (32, 8)) / 6}
opt = optax.lion(1e-3)
state = opt.init(params)
step = jax.jit(jax.value_and_grad(loss_fn, has_aux=True))
for i in range(100):
    (loss, logits), grads = step(params, jax.random.key(i))
    updates, state = opt.update(grads, state, params)
    params = optax.apply_updates(params, updates)
print(loss, (logits.argmax(1) == jnp.arange(64)).mean())
