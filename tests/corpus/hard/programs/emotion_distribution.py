"""Label distribution learning: every picture has a distribution over six emotions."""
import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn

EMOTIONS = ["joy", "sadness", "anger", "fear", "surprise", "disgust"]


class EmotionNet(nn.Module):
    n: int = len(EMOTIONS)

    def setup(self):
        self.enc = [nn.Dense(48), nn.Dense(24)]
        self.dec = nn.Dense(self.n)

    def encode(self, x):
        for layer in self.enc:
            x = nn.leaky_relu(layer(x))
        return x

    def __call__(self, x):
        return self.dec(self.encode(x))

    def log_distribution(self, x):
        return jax.nn.log_softmax(self(x), axis=0)


def pictures(n=320, seed=0):
    rng = np.random.default_rng(seed)
    dist = rng.dirichlet(np.full(len(EMOTIONS), 0.4), size=n)
    x = dist @ rng.normal(size=(len(EMOTIONS), 30)) + 0.1 * rng.normal(size=(n, 30))
    return jnp.asarray(x, jnp.float32), jnp.asarray(dist, jnp.float32)


net = EmotionNet()
x, dist = pictures()
params = net.init(jax.random.PRNGKey(0), x)
tx = optax.adam(1e-2)
opt_state = tx.init(params)


def divergence(params, x, dist):
    log_q = net.apply(params, x, method=EmotionNet.log_distribution)
    return optax.losses.kl_divergence(log_q, dist).mean()


@jax.jit
def step(params, opt_state):
    value, grads = jax.value_and_grad(divergence)(params, x[:256], dist[:256])
    updates, opt_state = tx.update(grads, opt_state)
    return optax.apply_updates(params, updates), opt_state, value


for i in range(120):
    params, opt_state, value = step(params, opt_state)
    if i % 30 == 0:
        print(i, value)
print("held out divergence", divergence(params, x[256:], dist[256:]))
