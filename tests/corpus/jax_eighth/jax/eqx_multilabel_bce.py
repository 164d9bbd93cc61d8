import equinox as eqx
import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import make_multilabel_classification

X, Y = make_multilabel_classification(400, 16, n_classes=6, random_state=9)
X = jnp.asarray((X - X.mean(0)) / X.std(0), jnp.float32)
Y = jnp.asarray(Y, jnp.float32)

model = eqx.nn.MLP(16, 6, width_size=32, depth=2, activation=jax.nn.relu, key=jax.random.key(2))
opt = optax.adamw(3e-3)
state = opt.init(eqx.filter(model, eqx.is_inexact_array))


def bce(p, y, eps=1e-6):
    p = jnp.clip(p, eps, 1 - eps)
    return -jnp.mean(y * jnp.log(p) + (1 - y) * jnp.log1p(-p))


@eqx.filter_jit
def step(model, state):
    loss, g = eqx.filter_value_and_grad(lambda m: bce(jax.vmap(m)(X), Y))(model)
    up, state = opt.update(g, state, eqx.filter(model, eqx.is_inexact_array))
    return eqx.apply_updates(model, up), state, loss


for _ in range(80):
    model, state, loss = step(model, state)
print("loss", loss)
