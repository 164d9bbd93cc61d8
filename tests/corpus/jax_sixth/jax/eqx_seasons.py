import equinox as eqx
import jax
import jax.numpy as jnp
import numpy as np
import optax

SEASONS = ("winter", "spring", "summer", "autumn")
INDEX = {name: i for i, name in enumerate(SEASONS)}

rng = np.random.default_rng(3)
days = rng.integers(0, 364, 300)
names = [SEASONS[d // 91] for d in days]
temperature = 10 - 12 * np.cos(2 * np.pi * days / 365) + rng.normal(0, 2, 300)
light = 12 + 4 * np.sin(2 * np.pi * (days - 80) / 365)
x = jnp.asarray(np.c_[temperature / 10 - 1, light / 4 - 3], jnp.float32)
y = jnp.asarray([INDEX[n] for n in names])

model = eqx.nn.MLP(2, len(SEASONS) - 1, 20, 1, key=jax.random.key(0))
optim = optax.adam(1e-2)


@eqx.filter_jit
def step(model, state, x, y):
    def loss(model):
        logits = jax.vmap(model)(x)
        return optax.softmax_cross_entropy_with_integer_labels(logits, y).mean()
    value, grads = eqx.filter_value_and_grad(loss)(model)
    updates, state = optim.update(grads, state)
    return eqx.apply_updates(model, updates), state, value


state = optim.init(eqx.filter(model, eqx.is_array))
for _ in range(30):
    model, state, value = step(model, state, x, y)
print("loss", value)
