import equinox as eqx
import jax
import jax.numpy as jnp
import jax.random as jr
import optax
from sklearn.datasets import load_digits

BATCH, STEPS = 128, 120
X, y = load_digits(return_X_y=True)
X, y = jnp.asarray(X / 16.0, dtype=jnp.float32), jnp.asarray(y)


def make_model(key):
    return eqx.nn.MLP(in_size=64, out_size=10, width_size=48, depth=2, final_activation=jax.nn.relu, key=key)


@eqx.filter_jit
def loss(model, x, y):
    scores = jax.vmap(model)(x)
    return optax.softmax_cross_entropy_with_integer_labels(scores, y).mean()


@eqx.filter_jit
def make_step(model, opt_state, x, y):
    value, grads = eqx.filter_value_and_grad(loss)(model, x, y)
    updates, opt_state = optim.update(grads, opt_state, eqx.filter(model, eqx.is_inexact_array))
    return eqx.apply_updates(model, updates), opt_state, value


model_key, data_key = jr.split(jr.key(5678))
model = make_model(model_key)
optim = optax.adamw(2e-3)
opt_state = optim.init(eqx.filter(model, eqx.is_inexact_array))
for step in range(STEPS):
    data_key, sub = jr.split(data_key)
    idx = jr.randint(sub, (BATCH,), 0, 1500)
    model, opt_state, value = make_step(model, opt_state, X[idx], y[idx])
    if step % 40 == 0:
        print(step, value)
print("acc", jnp.mean(jax.vmap(model)(X[1500:]).argmax(-1) == y[1500:]))
