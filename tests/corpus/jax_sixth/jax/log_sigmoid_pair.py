import jax
import jax.numpy as jnp
import numpy as np
from jax.nn import log_sigmoid

rng = np.random.default_rng(2)
N_STUDENTS, N_ITEMS = 120, 20
ability, difficulty = rng.normal(size=N_STUDENTS), rng.normal(size=N_ITEMS)
answers = (rng.random((N_STUDENTS, N_ITEMS)) < 1 / (1 + np.exp(difficulty - ability[:, None]))).astype(np.float32)


def rasch(theta):
    return theta["ability"][:, None] - theta["difficulty"][None, :]


def log_posterior(theta):
    z = rasch(theta)
    likelihood = answers * log_sigmoid(z) + (1 - answers) * log_sigmoid(-z)
    prior = sum(-0.5 * jnp.sum(v ** 2) for v in theta.values())
    return likelihood.sum() + prior


theta = {"ability": jnp.zeros(N_STUDENTS), "difficulty": jnp.zeros(N_ITEMS)}
step = jax.jit(lambda t: jax.tree.map(lambda p, g: p + 0.03 * g, t, jax.grad(log_posterior)(t)))
for _ in range(150):
    theta = step(theta)
print(log_posterior(theta), np.corrcoef(theta["difficulty"], difficulty)[0, 1])
hard = [i for i, d in enumerate(theta["difficulty"]) if d > 0.5]
print("hard items", hard)
