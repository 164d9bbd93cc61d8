import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn

rng = np.random.default_rng(17)
acidity, sugar = rng.normal(size=300), rng.normal(size=300)
quality = np.digitize(acidity + 0.5 * sugar, [-1, 0, 1]) + 1          # grades 1 to 4
x = np.stack([acidity, sugar], axis=1).astype(np.float32)

net = nn.Sequential([nn.Dense(16), nn.relu, nn.Dense(4)])
params = net.init(jax.random.key(0), x)
tx = optax.rmsprop(1e-2)
state = tx.init(params)


@jax.jit
def step(params, state):
    loss, g = jax.value_and_grad(
        lambda p: optax.softmax_cross_entropy_with_integer_labels(net.apply(p, x), quality).mean())(params)
    up, state = tx.update(g, state)
    return optax.apply_updates(params, up), state, loss


for _ in range(30):
    params, state, loss = step(params, state)
print(loss, jnp.bincount(net.apply(params, x).argmax(1), length=4))
