import jax
import jax.numpy as jnp
import optax
from flax import linen as nn
from sklearn.datasets import make_circles

X, y = make_circles(400, factor=0.5, noise=0.08, random_state=4)
X = jnp.asarray(X, jnp.float32)
sign = jnp.where(jnp.asarray(y) == 1, 1.0, -1.0)


class Margin(nn.Module):
    @nn.compact
    def __call__(self, x):
        phi = jnp.cos(nn.Dense(64, kernel_init=nn.initializers.normal(2.0))(x))
        return nn.Dense(1)(phi)[:, 0]


net = Margin()
params = net.init(jax.random.PRNGKey(0), X)
tx = optax.adam(1e-2)
state = tx.init(params)


def objective(params):
    decision = net.apply(params, X)
    l2 = sum(jnp.sum(w**2) for w in jax.tree.leaves(params))
    return optax.losses.hinge_loss(decision, sign).mean() + 1e-4 * l2


@jax.jit
def step(params, state):
    value, grads = jax.value_and_grad(objective)(params)
    updates, state = tx.update(grads, state, params)
    return optax.apply_updates(params, updates), state, value


for i in range(120):
    params, state, value = step(params, state)
print(value, "acc", jnp.mean(jnp.sign(net.apply(params, X)) == sign))
