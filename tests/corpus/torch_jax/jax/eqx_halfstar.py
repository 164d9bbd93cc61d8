import equinox as eqx
import jax
import jax.numpy as jnp
import optax

RATINGS = [
    ([0.9, 0.1, 0.3], 2.0), ([0.2, 0.8, 0.5], 0.5), ([0.7, 0.3, 0.1], 1.5),
    ([0.1, 0.9, 0.9], 0.0), ([0.8, 0.2, 0.6], 2.0), ([0.4, 0.6, 0.2], 1.0),
]


class Recommender(eqx.Module):
    linear: eqx.nn.Linear

    def __call__(self, x):
        return self.linear(x)


def main():
    x = jnp.array([features for features, _ in RATINGS])
    y = jnp.array([stars for _, stars in RATINGS])
    model = Recommender(eqx.nn.Linear(3, 3, key=jax.random.key(2)))
    optim = optax.sgd(0.3)
    state = optim.init(eqx.filter(model, eqx.is_array))

    @eqx.filter_jit
    def step(model, state):
        def loss(model):
            logits = jax.vmap(model)(x)
            return optax.softmax_cross_entropy_with_integer_labels(logits, y).mean()

        value, grads = eqx.filter_value_and_grad(loss)(model)
        updates, state = optim.update(grads, state)
        return eqx.apply_updates(model, updates), state, value

    for _ in range(50):
        model, state, value = step(model, state)
    print(value)


if __name__ == "__main__":
    main()
