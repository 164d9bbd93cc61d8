import equinox as eqx
import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_digits


class Classifier(eqx.Module):
    mlp: eqx.nn.MLP
    temperature: float = eqx.field(static=True, default=1.0)

    def __init__(self, key):
        self.mlp = eqx.nn.MLP(64, 10, 48, depth=1, key=key)

    def __call__(self, x):
        return self.mlp(x) / self.temperature


def probs(model, x):
    return jax.nn.softmax(jax.vmap(model)(x), axis=-1)


@eqx.filter_jit
@eqx.filter_value_and_grad
def loss(model, x, y):
    return optax.softmax_cross_entropy_with_integer_labels(jax.vmap(model)(x), y).mean()


X, y = load_digits(return_X_y=True)
X, y = jnp.asarray(X / 16, jnp.float32), jnp.asarray(y)
model = Classifier(jax.random.key(0))
tx = optax.adamw(3e-3)
state = tx.init(eqx.filter(model, eqx.is_array))
for i in range(0, 1500, 50):
    value, grads = loss(model, X[i:i + 50], y[i:i + 50])
    updates, state = tx.update(grads, state, eqx.filter(model, eqx.is_array))
    model = eqx.apply_updates(model, updates)
p = probs(model, X[1500:])
print(value, (p.argmax(1) == y[1500:]).mean(), p.max(1).mean(), (p.max(1) > 0.5).mean())
