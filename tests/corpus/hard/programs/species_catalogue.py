import jax
import jax.numpy as jnp
import numpy as np
import optax

N_SPECIES = 200
PER_SPECIES = 6


class Catalogue:
    """Leaf measurements kept as compactly as possible."""

    def __init__(self, seed=0):
        rng = np.random.default_rng(seed)
        centers = rng.normal(size=(N_SPECIES, 16))
        ids = np.repeat(np.arange(N_SPECIES), PER_SPECIES)
        self.features = (centers[ids] + 0.2 * rng.normal(size=(len(ids), 16))).astype(np.float16)
        self.labels = ids.astype(np.int8)

    def __len__(self):
        return len(self.labels)

    def epoch(self, size, rng):
        for idx in np.array_split(rng.permutation(len(self)), len(self) // size):
            yield self.features[idx].astype(np.float32), self.labels[idx]


def apply(params, x):
    x = jnp.maximum(x @ params["w0"] + params["b0"], 0.0)
    return x @ params["w1"] + params["b1"]


def loss(params, x, y):
    return optax.softmax_cross_entropy_with_integer_labels(apply(params, x), y).mean()


k0, k1 = jax.random.split(jax.random.PRNGKey(0))
params = {
    "w0": jax.random.normal(k0, (16, 128)) / 4, "b0": jnp.zeros(128),
    "w1": jax.random.normal(k1, (128, N_SPECIES)) / 12, "b1": jnp.zeros(N_SPECIES),
}
tx = optax.adam(5e-3)
opt_state = tx.init(params)
data = Catalogue()
rng = np.random.default_rng(1)
grad = jax.jit(jax.value_and_grad(loss))
for epoch in range(6):
    for x, y in data.epoch(100, rng):
        value, g = grad(params, x, jnp.asarray(y))
        updates, opt_state = tx.update(g, opt_state)
        params = optax.apply_updates(params, updates)
    print(epoch, value)
guess = apply(params, data.features.astype(np.float32)).argmax(-1)
truth = np.repeat(np.arange(N_SPECIES), PER_SPECIES)
print("species found", (np.asarray(guess) == truth).mean())
