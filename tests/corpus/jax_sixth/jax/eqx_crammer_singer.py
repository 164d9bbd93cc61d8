import equinox as eqx
import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_iris
from sklearn.preprocessing import StandardScaler

LOSSES = {
    "hinge": optax.losses.multiclass_hinge_loss,
    "perceptron": optax.losses.multiclass_perceptron_loss,
}


def fit(name, x, y, epochs=60):
    model = eqx.nn.Linear(4, 3, key=jax.random.key(0))
    tx = optax.sgd(0.1)
    state = tx.init(eqx.filter(model, eqx.is_array))
    per_row = LOSSES[name]

    @eqx.filter_jit
    def step(model, state):
        def loss(m):
            return per_row(jax.vmap(m)(x), y).mean()
        value, grads = eqx.filter_value_and_grad(loss)(model)
        updates, state = tx.update(grads, state)
        return eqx.apply_updates(model, updates), state, value

    for _ in range(epochs):
        model, state, value = step(model, state)
    return model, value


if __name__ == "__main__":
    data, target = load_iris(return_X_y=True)
    x, y = jnp.asarray(StandardScaler().fit_transform(data)), jnp.asarray(target)
    for name in LOSSES:
        model, value = fit(name, x, y)
        print(f"{name:>10} {value:.3f} {(jax.vmap(model)(x).argmax(1) == y).mean():.3f}")
