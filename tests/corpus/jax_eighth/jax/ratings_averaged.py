import equinox as eqx
import jax
import jax.numpy as jnp
import numpy as np
import optax

rng = np.random.default_rng(5)
votes = rng.integers(0, 3, size=(250, 2))
rating = votes.mean(axis=1)                       # 0, 0.5, 1, ...
feat = jnp.asarray(rng.normal(size=(250, 6)) + rating[:, None], jnp.float32)
net = eqx.nn.Linear(6, 3, key=jax.random.key(0))


def loss(net, x, y):
    z = jax.vmap(net)(x)
    return optax.softmax_cross_entropy_with_integer_labels(z, y).mean()


value, grads = eqx.filter_value_and_grad(loss)(net, feat, jnp.asarray(rating))
print(value)
