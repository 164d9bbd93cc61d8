import jax
import numpy as np
import optax
from flax.training.train_state import TrainState

import backbones  # noqa: F401  (fills the registry)
import registry
from objectives import total

CONFIG = {
    "model": "conv1d",
    "model_args": {"n_classes": 3},
    "objectives": ["ce", "center"],
    "lr": 3e-3,
    "steps": 60,
}


def waves(n, rng):
    kind = rng.integers(0, 3, n)
    t = np.linspace(0, 4 * np.pi, 48)[None] + rng.uniform(0, 6, (n, 1))
    shapes = np.stack([np.sin(t), np.sign(np.sin(t)), t % 2 - 1])
    x = shapes[kind, np.arange(n)] + 0.2 * rng.normal(size=(n, 48))
    return x.astype(np.float32), kind.astype(np.int32)


def create_state(cfg, key, sample):
    model = registry.create(cfg["model"], **cfg["model_args"])
    variables = model.init(key, sample)
    return TrainState.create(apply_fn=model.apply, params=variables["params"], tx=optax.adam(cfg["lr"]))


def make_step(names):
    @jax.jit
    def step(state, x, y):
        def objective(params):
            return total(names, state.apply_fn({"params": params}, x), y)
        loss, grads = jax.value_and_grad(objective)(state.params)
        return state.apply_gradients(grads=grads), loss
    return step


def main(cfg=CONFIG):
    rng = np.random.default_rng(0)
    state = create_state(cfg, jax.random.PRNGKey(0), waves(2, rng)[0])
    step = make_step(tuple(cfg["objectives"]))
    for i in range(cfg["steps"]):
        state, loss = step(state, *waves(64, rng))
    x, y = waves(300, rng)
    guess = state.apply_fn({"params": state.params}, x)["output"].argmax(-1)
    print(cfg["model"], "of", registry.available(), float(loss), "accuracy", float((guess == y).mean()))


if __name__ == "__main__":
    main()
