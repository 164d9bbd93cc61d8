import equinox as eqx
import jax
import jax.numpy as jnp
import numpy as np
import optax
from sklearn.datasets import make_moons

points, side = make_moons(400, noise=0.2, random_state=0)
y = np.where(side == 1, 1.0, -1.0)
x = jnp.asarray(points, dtype=jnp.float32)

model = eqx.nn.MLP(in_size=2, out_size="scalar", width_size=16, depth=2, activation=jnp.tanh, key=jax.random.key(0))
optim = optax.adam(5e-3)
opt_state = optim.init(eqx.filter(model, eqx.is_array))


@eqx.filter_jit
def make_step(model, opt_state):
    @eqx.filter_value_and_grad
    def loss(model):
        margin = jax.vmap(model)(x)
        return jnp.mean(optax.sigmoid_binary_cross_entropy(margin, y))
    value, grads = loss(model)
    updates, opt_state = optim.update(grads, opt_state)
    return eqx.apply_updates(model, updates), opt_state, value


for _ in range(60):
    model, opt_state, value = make_step(model, opt_state)
print(value, np.mean(np.sign(jax.vmap(model)(x)) == y))
