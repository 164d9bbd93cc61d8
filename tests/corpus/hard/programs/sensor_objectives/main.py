import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax.training.train_state import TrainState

from machine import StateNet
from settings import Settings


def brier(out, onehot):
    return jnp.mean(jnp.sum((out - onehot) ** 2, axis=-1))


def xent(out, onehot):
    return optax.softmax_cross_entropy(out, onehot).mean()


def setup(settings):
    normalise = settings.objective == "brier"
    objective = brier if normalise else xent
    return StateNet(settings.n_states, normalise=normalise), objective


def readings(n, n_states, seed):
    rng = np.random.default_rng(seed)
    k = rng.integers(0, n_states, n)
    x = np.random.default_rng(0).normal(size=(n_states, 7))[k] + 0.6 * rng.normal(size=(n, 7))
    return x.astype(np.float32), jax.nn.one_hot(k, n_states)


def run(settings):
    model, objective = setup(settings)
    x, t = readings(600, settings.n_states, 1)
    state = TrainState.create(apply_fn=model.apply, params=model.init(jax.random.PRNGKey(0), x[:1]), tx=optax.adam(settings.lr))

    @jax.jit
    def step(state):
        value, grads = jax.value_and_grad(lambda p: objective(state.apply_fn(p, x), t))(state.params)
        return state.apply_gradients(grads=grads), value

    for _ in range(settings.steps):
        state, value = step(state)
    out = model.apply(state.params, x)
    print(settings.objective, value, (out.argmax(-1) == t.argmax(-1)).mean())


if __name__ == "__main__":
    run(Settings())
    run(Settings(objective="brier"))
