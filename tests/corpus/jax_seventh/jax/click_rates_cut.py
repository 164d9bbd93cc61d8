import equinox as eqx
import jax
import jax.numpy as jnp
import numpy as np
import optax

rng = np.random.default_rng(3)
banners = rng.normal(size=(250, 5)).astype(np.float32)
shown = rng.integers(50, 400, 250)
clicked = rng.binomial(shown, 1 / (1 + np.exp(-banners.sum(1) + 2)))
rate = (clicked / shown).astype(np.int32)

model = eqx.nn.MLP(5, "scalar", 16, 1, key=jax.random.key(0))
tx = optax.adam(1e-2)
state = tx.init(eqx.filter(model, eqx.is_array))


@eqx.filter_jit
def step(model, state, x, y):
    def objective(m):
        z = eqx.filter_vmap(m)(x)
        return jnp.mean(optax.sigmoid_binary_cross_entropy(z, y))
    value, grads = eqx.filter_value_and_grad(objective)(model)
    updates, state = tx.update(grads, state)
    return eqx.apply_updates(model, updates), state, value


for _ in range(80):
    model, state, value = step(model, state, banners, jnp.asarray(rate))
print(value, "mean rate", (clicked / shown).mean(), "predicted", jax.nn.sigmoid(jax.vmap(model)(banners)).mean())
