import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_digits

from network import Network
from settings import Settings


def main(settings=Settings()):
    data, target = load_digits(return_X_y=True)
    data, target = jnp.asarray(data / 16.0), jnp.asarray(target)
    network = Network(n_classes=settings.n_classes, hidden=settings.hidden)
    params = network.init(jax.random.PRNGKey(0), data[:1])
    tx = optax.adam(settings.learning_rate)
    state = tx.init(params)

    @jax.jit
    def update(params, state, x, y):
        def loss(p):
            return optax.softmax_cross_entropy_with_integer_labels(network.apply(p, x), y).mean()
        value, grads = jax.value_and_grad(loss)(params)
        updates, state = tx.update(grads, state)
        return optax.apply_updates(params, updates), state, value

    for epoch in range(settings.epochs):
        for i in range(0, 1700, settings.batch_size):
            params, state, value = update(params, state, data[i:i + settings.batch_size], target[i:i + settings.batch_size])
        print(epoch, value)


if __name__ == "__main__":
    main()
