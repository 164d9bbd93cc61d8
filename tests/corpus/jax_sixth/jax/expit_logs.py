import jax
import jax.numpy as jnp
import numpy as np
from jax.scipy.special import expit

rng = np.random.default_rng(4)
challenger, holder = rng.integers(0, 12, 800), rng.integers(0, 12, 800)
strength = rng.normal(size=12)
won = rng.random(800) < 1 / (1 + np.exp(strength[holder] - strength[challenger]))


def negative_log_likelihood(ratings):
    p = expit(ratings[challenger] - ratings[holder])
    return -jnp.mean(jnp.where(won, jnp.log(p), jnp.log(1 - p)))


ratings = jnp.zeros(12)
step = jax.jit(lambda r: r - 4.0 * jax.grad(negative_log_likelihood)(r))
for _ in range(100):
    ratings = step(ratings)
print(negative_log_likelihood(ratings), np.corrcoef(ratings, strength)[0, 1])
