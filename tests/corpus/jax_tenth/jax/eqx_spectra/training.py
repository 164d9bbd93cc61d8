import equinox as eqx
import jax
import optax


def loss_fn(model, x, y):
    scores = jax.vmap(model)(x)
    return optax.losses.softmax_cross_entropy(scores, y).mean()


def fit(model, x, y, optim, steps=80):
    state = optim.init(eqx.filter(model, eqx.is_inexact_array))

    @eqx.filter_jit
    def step(model, state):
        loss, grads = eqx.filter_value_and_grad(loss_fn)(model, x, y)
        updates, state = optim.update(grads, state, eqx.filter(model, eqx.is_inexact_array))
        return eqx.apply_updates(model, updates), state, loss

    for _ in range(steps):
        model, state, loss = step(model, state)
    print("loss", loss)
    return model
