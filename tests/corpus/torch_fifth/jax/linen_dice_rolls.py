import jax
import jax.numpy as jnp
import optax
from flax import linen as nn

SIDES = 6


class DiceReader(nn.Module):
    """reads the pips of a noisy 3x3 picture of a die"""

    @nn.compact
    def __call__(self, img):
        h = nn.relu(nn.Conv(16, (2, 2))(img))
        h = h.reshape((h.shape[0], -1))
        return nn.Dense(SIDES)(h)


PIPS = {1: [4], 2: [0, 8], 3: [0, 4, 8], 4: [0, 2, 6, 8], 5: [0, 2, 4, 6, 8], 6: [0, 2, 3, 5, 6, 8]}
FACES = jnp.zeros((SIDES, 9))
for n, spots in PIPS.items():
    FACES = FACES.at[n - 1, jnp.array(spots)].set(1.0)


def throw(key, n):
    k1, k2 = jax.random.split(key)
    pips = jax.random.randint(k1, (n,), 1, SIDES + 1)
    img = FACES[pips - 1] + 0.2 * jax.random.normal(k2, (n, 9))
    return img.reshape(n, 3, 3, 1), pips


model = DiceReader()
key = jax.random.PRNGKey(0)
params = model.init(key, jnp.zeros((1, 3, 3, 1)))
tx = optax.adam(5e-3)
opt_state = tx.init(params)


@jax.jit
def step(params, opt_state, img, pips):
    def loss(p):
        return optax.softmax_cross_entropy_with_integer_labels(model.apply(p, img), pips).mean()
    v, g = jax.value_and_grad(loss)(params)
    up, opt_state = tx.update(g, opt_state)
    return optax.apply_updates(params, up), opt_state, v


for i in range(100):
    key, sub = jax.random.split(key)
    params, opt_state, v = step(params, opt_state, *throw(sub, 64))
    if i % 25 == 0:
        print(i, v)
