import jax
import jax.numpy as jnp
import optax

from model import make_model
from training import fit

MATERIALS = ["glass", "paper", "metal"]
key = jax.random.PRNGKey(8)
k_data, k_noise, k_model = jax.random.split(key, 3)
kind = jax.random.randint(k_data, (450,), 0, len(MATERIALS))
basis = jnp.array([[1.0, 0.1, 0.4, 0.0], [0.2, 1.0, 0.1, 0.5], [0.1, 0.3, 1.0, 0.9]])
spectra = basis[kind] + 0.2 * jax.random.normal(k_noise, (450, 4))
model = fit(make_model(k_model, 4, len(MATERIALS)), spectra, jax.nn.one_hot(kind, len(MATERIALS)), optax.adam(5e-3))
print("acc", jnp.mean(jax.vmap(model)(spectra).argmax(1) == kind))
