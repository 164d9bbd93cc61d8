import haiku as hk
import jax
import jax.numpy as jnp
import numpy as np
import optax

K, EPS = 8, 0.1


def smooth(ids):
    hot = jax.nn.one_hot(ids, K)
    return jnp.where(hot == 1, 1.0 - EPS, EPS)


forward = hk.without_apply_rng(hk.transform(lambda x: hk.nets.MLP([64, K])(x)))
optimizer = optax.sgd(1e-2)


@jax.jit
def step(params, state, x, ids):
    def loss(p):
        return optax.softmax_cross_entropy(forward.apply(p, x), smooth(ids)).mean()

    value, grads = jax.value_and_grad(loss)(params)
    updates, state = optimizer.update(grads, state)
    return optax.apply_updates(params, updates), state, value


x = np.random.randn(256, 20)
ids = np.random.randint(0, K, 256)
params = forward.init(jax.random.PRNGKey(0), x)
state = optimizer.init(params)
for _ in range(10):
    params, state, value = step(params, state, x, ids)
print(float(value))
