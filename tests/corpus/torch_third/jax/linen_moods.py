import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn

MOODS = ["calm", "happy", "sad", "tense"]


class MoodNet(nn.Module):
    width: int = 24

    def setup(self):
        self.enc1 = nn.Dense(self.width)
        self.enc2 = nn.Dense(self.width)
        self.out = nn.Dense(len(MOODS))

    def __call__(self, x):
        x = jnp.tanh(self.enc1(x))
        x = jnp.tanh(self.enc2(x))
        return jnp.tanh(self.out(x))


def songs(n, seed):
    rng = np.random.default_rng(seed)
    valence, energy = rng.uniform(-1, 1, (2, n))
    mood = (energy > 0).astype(int) * 2 + (valence > 0).astype(int)
    noise = rng.normal(0, 0.1, (n, 4))
    return np.c_[valence, energy, noise].astype(np.float32), mood


x, mood = songs(500, 0)
net = MoodNet()
variables = net.init(jax.random.PRNGKey(1), x)
tx = optax.adam(1e-2)
state = tx.init(variables)


@jax.jit
def step(variables, state):
    def objective(v):
        scores = net.apply(v, x)
        return optax.softmax_cross_entropy_with_integer_labels(scores, mood).mean()

    value, grads = jax.value_and_grad(objective)(variables)
    updates, state = tx.update(grads, state)
    return optax.apply_updates(variables, updates), state, value


for i in range(120):
    variables, state, value = step(variables, state)
    if i % 40 == 0:
        print(i, value)
x_new, mood_new = songs(300, 1)
print("accuracy", (net.apply(variables, x_new).argmax(-1) == mood_new).mean())
