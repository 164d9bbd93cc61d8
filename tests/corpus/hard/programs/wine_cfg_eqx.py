import argparse
import dataclasses

import equinox as eqx
import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_wine


@dataclasses.dataclass
class Experiment:
    n_features: int = 13
    n_classes: int = 2
    width: int = 32
    depth: int = 2
    lr: float = 3e-3
    steps: int = 60

    def model(self, key):
        return eqx.nn.MLP(self.n_features, self.n_classes, self.width, self.depth, key=key)

    def optimizer(self):
        return optax.adam(self.lr)


def loss_fn(model, x, y):
    scores = jax.vmap(model)(x)
    return jnp.mean(optax.softmax_cross_entropy_with_integer_labels(scores, y))


def run(exp: Experiment, key):
    wine = load_wine()
    x = jnp.asarray((wine.data - wine.data.mean(0)) / wine.data.std(0), jnp.float32)
    y = jnp.asarray(wine.target)
    model = exp.model(key)
    optim = exp.optimizer()
    opt_state = optim.init(eqx.filter(model, eqx.is_array))

    @eqx.filter_jit
    def step(model, opt_state):
        value, grads = eqx.filter_value_and_grad(loss_fn)(model, x, y)
        updates, opt_state = optim.update(grads, opt_state)
        return eqx.apply_updates(model, updates), opt_state, value

    for i in range(exp.steps):
        model, opt_state, value = step(model, opt_state)
        if i % 20 == 0:
            print(i, value)
    return jnp.mean(jax.vmap(model)(x).argmax(-1) == y)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--width", type=int, default=Experiment.width)
    args = parser.parse_args()
    print("accuracy", run(Experiment(width=args.width), jax.random.PRNGKey(args.seed)))
