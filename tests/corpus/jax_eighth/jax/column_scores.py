import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from sklearn.datasets import make_moons

X, y = make_moons(300, noise=0.2, random_state=0)
X, y = X.astype(np.float32), y.astype(np.float32)


class MoonNet(nn.Module):
    @nn.compact
    def __call__(self, x):
        for n in (16, 16):
            x = nn.swish(nn.Dense(n)(x))
        return nn.Dense(1)(x)


net = MoonNet()
params = net.init(jax.random.key(0), X)
tx = optax.adam(1e-2)
state = tx.init(params)


@jax.jit
def step(params, state):
    def f(p):
        return optax.sigmoid_binary_cross_entropy(net.apply(p, X), y).mean()
    v, g = jax.value_and_grad(f)(params)
    u, state = tx.update(g, state)
    return optax.apply_updates(params, u), state, v


for _ in range(100):
    params, state, v = step(params, state)
print(v)
