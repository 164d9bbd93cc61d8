import equinox as eqx
import jax
import optax

from bridge_pkg.data import sensors
from bridge_pkg.net import Regressor


def objective(model, strain, closed):
    scores = jax.vmap(model)(strain)
    return optax.sigmoid_binary_cross_entropy(scores, closed).mean()


def main():
    strain, closed = sensors()
    model = Regressor(10, jax.random.PRNGKey(0))
    tx = optax.adam(1e-2)
    state = tx.init(eqx.filter(model, eqx.is_inexact_array))
    value_and_grad = eqx.filter_jit(eqx.filter_value_and_grad(objective))
    for i in range(30):
        value, grads = value_and_grad(model, strain, closed)
        updates, state = tx.update(grads, state)
        model = eqx.apply_updates(model, updates)
    print(i, value)


if __name__ == "__main__":
    main()
