import equinox as eqx
import jax
import jax.numpy as jnp
import numpy as np
import optax

rng = np.random.default_rng(3)
features = rng.normal(size=(1500, 5)).astype(np.float32)
income = np.exp(0.5 * features[:, 0] + 0.3 * features[:, 1] + 0.2 * rng.normal(size=1500))
edges = np.array([0.0, 0.7, 1.0, 1.5])  # lower edge of every bin
bins = np.digitize(income, edges)


class Income(eqx.Module):
    mlp: eqx.nn.MLP

    def __init__(self, key):
        self.mlp = eqx.nn.MLP(in_size=5, out_size=len(edges), width_size=32, depth=2, key=key)

    def __call__(self, x):
        return self.mlp(x)


@eqx.filter_value_and_grad
def loss_fn(model, x, y):
    logits = jax.vmap(model)(x)
    return optax.softmax_cross_entropy_with_integer_labels(logits, y).mean()


@eqx.filter_jit
def step(model, opt_state, x, y):
    loss, grads = loss_fn(model, x, y)
    updates, opt_state = tx.update(grads, opt_state)
    return eqx.apply_updates(model, updates), opt_state, loss


model = Income(jax.random.key(0))
tx = optax.adam(3e-3)
opt_state = tx.init(eqx.filter(model, eqx.is_array))
x, y = jnp.asarray(features), jnp.asarray(bins)
for i in range(60):
    model, opt_state, loss = step(model, opt_state, x, y)
print(loss)
