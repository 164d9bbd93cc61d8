import equinox as eqx
import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_digits

from nets import mlp
from settings import Settings

cfg = Settings()
X, y = load_digits(return_X_y=True)
X, y = jnp.asarray(X / 16, jnp.float32), jnp.asarray(y)
model = mlp(cfg, X.shape[1], jax.random.key(0))
opt = optax.adam(cfg.lr)
state = opt.init(eqx.filter(model, eqx.is_array))


@eqx.filter_jit
def step(model, state):
    def f(m):
        return optax.softmax_cross_entropy_with_integer_labels(jax.vmap(m)(X), y).mean()
    v, g = eqx.filter_value_and_grad(f)(model)
    u, state = opt.update(g, state)
    return eqx.apply_updates(model, u), state, v


for _ in range(cfg.steps):
    model, state, v = step(model, state)
print(v)
