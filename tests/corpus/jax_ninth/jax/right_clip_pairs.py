import equinox as eqx
import jax
import jax.numpy as jnp
import numpy as np
import optax


class Tower(eqx.Module):
    mlp: eqx.nn.MLP

    def __init__(self, n_in, key):
        self.mlp = eqx.nn.MLP(n_in, 16, 32, 1, key=key)

    def __call__(self, x):
        z = self.mlp(x)
        return z / jnp.linalg.norm(z)


class Pair(eqx.Module):
    image: Tower
    text: Tower
    log_scale: jax.Array

    def __init__(self, key):
        a, b = jax.random.split(key)
        self.image, self.text = Tower(40, a), Tower(25, b)
        self.log_scale = jnp.log(1 / 0.07)


def clip_loss(model, images, texts):
    zi, zt = jax.vmap(model.image)(images), jax.vmap(model.text)(texts)
    logits = jnp.exp(model.log_scale) * zi @ zt.T
    target = jnp.arange(logits.shape[0])
    rows = optax.softmax_cross_entropy_with_integer_labels(logits, target)
    cols = optax.softmax_cross_entropy_with_integer_labels(logits.T, target)
    return (rows.mean() + cols.mean()) / 2


model = Pair(jax.random.key(0))
optim = optax.adam(1e-3)
state = optim.init(eqx.filter(model, eqx.is_inexact_array))
images, texts = np.random.randn(32, 40), np.random.randn(32, 25)
for _ in range(10):
    loss, grads = eqx.filter_value_and_grad(clip_loss)(model, images, texts)
    updates, state = optim.update(grads, state)
    model = eqx.apply_updates(model, updates)
zi, zt = jax.vmap(model.image)(images), jax.vmap(model.text)(texts)
match = jax.nn.softmax(zt @ zi.T / 0.07, axis=0)
print(loss, match.argmax(axis=0)[:5])
