import equinox as eqx
import jax
import jax.numpy as jnp
import jax.random as jr
import optax
from sklearn.datasets import load_digits


def make(key, width):
    return eqx.nn.MLP(64, 10, width, 1, key=key)


def scores(model, x):
    return jax.vmap(model)(x)


@eqx.filter_jit
def fit(model, x, targets, steps, lr=3e-3):
    params, static = eqx.partition(model, eqx.is_array)
    tx = optax.adam(lr)

    def body(carry, _):
        params, state = carry

        def loss(params):
            return optax.softmax_cross_entropy(scores(eqx.combine(params, static), x), targets).mean()

        value, grads = jax.value_and_grad(loss)(params)
        updates, state = tx.update(grads, state)
        return (optax.apply_updates(params, updates), state), value

    (params, _), values = jax.lax.scan(body, (params, tx.init(params)), length=steps)
    return eqx.combine(params, static), values[-1]


x, y = load_digits(return_X_y=True)
x, onehot = jnp.asarray(x / 16), jax.nn.one_hot(y, 10)
teachers = [fit(make(k, 48), x, onehot, 40)[0] for k in jr.split(jr.key(0), 3)]
soft = jnp.mean(jnp.stack([jax.nn.softmax(scores(t, x) / 2.0) for t in teachers]), axis=0)
student, value = fit(make(jr.key(9), 12), x, soft, 60)
print(value, (scores(student, x).argmax(1) == y).mean())
