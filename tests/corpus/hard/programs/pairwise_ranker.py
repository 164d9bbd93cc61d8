import dataclasses
from typing import Iterator, Tuple

import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn


@dataclasses.dataclass
class PairSampler:
    """Pairs of items, the target says which of the two was preferred."""

    n_items: int = 60
    dim: int = 8
    seed: int = 5

    def __post_init__(self):
        self.rng = np.random.default_rng(self.seed)
        self.items = self.rng.normal(size=(self.n_items, self.dim)).astype(np.float32)
        self.taste = self.rng.normal(size=self.dim)

    def __call__(self, n_batches: int, size: int = 64) -> Iterator[Tuple[np.ndarray, np.ndarray, np.ndarray]]:
        for _ in range(n_batches):
            a, b = self.rng.integers(0, self.n_items, (2, size))
            margin = (self.items[a] - self.items[b]) @ self.taste + 0.3 * self.rng.normal(size=size)
            yield self.items[a], self.items[b], np.where(margin > 0, 1.0, -1.0).astype(np.float32)


class Utility(nn.Module):
    @nn.compact
    def __call__(self, item):
        h = nn.tanh(nn.Dense(16)(item))
        return nn.Dense(1)(h)[..., 0]


utility = Utility()


def preference_loss(params, a, b, target):
    margin = utility.apply(params, a) - utility.apply(params, b)
    return optax.sigmoid_binary_cross_entropy(margin, target).mean()


sampler = PairSampler()
params = utility.init(jax.random.PRNGKey(0), sampler.items[:1])
tx = optax.adam(3e-3)
opt_state = tx.init(params)


@jax.jit
def update(params, opt_state, a, b, target):
    loss, grads = jax.value_and_grad(preference_loss)(params, a, b, target)
    updates, opt_state = tx.update(grads, opt_state)
    return optax.apply_updates(params, updates), opt_state, loss


for a, b, target in sampler(150):
    params, opt_state, loss = update(params, opt_state, a, b, target)
a, b, target = next(sampler(1, 500))
order = jnp.sign(utility.apply(params, a) - utility.apply(params, b))
print("loss", loss, "pairs in the right order", jnp.mean(order == target))
