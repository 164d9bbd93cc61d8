import argparse

import equinox as eqx
import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_digits

ACTIVATIONS = {"relu": jax.nn.relu, "gelu": jax.nn.gelu, "tanh": jnp.tanh}

parser = argparse.ArgumentParser()
parser.add_argument("--act", choices=sorted(ACTIVATIONS), default="relu")
parser.add_argument("--steps", type=int, default=60)
args = parser.parse_args()

act = ACTIVATIONS[args.act]
model = eqx.nn.MLP(64, 10, width_size=48, depth=2, activation=act, final_activation=act, key=jax.random.key(0))
digits = load_digits()
x, y = jnp.asarray(digits.data / 16, jnp.float32), jnp.asarray(digits.target)
tx = optax.adamw(2e-3)
state = tx.init(eqx.filter(model, eqx.is_inexact_array))


@eqx.filter_jit
def step(model, state):
    @eqx.filter_value_and_grad(has_aux=True)
    def run(model):
        logits = jax.vmap(model)(x)
        return optax.softmax_cross_entropy_with_integer_labels(logits, y).mean(), logits

    (value, logits), grads = run(model)
    updates, state = tx.update(grads, state, eqx.filter(model, eqx.is_inexact_array))
    return eqx.apply_updates(model, updates), state, value, (logits.argmax(1) == y).mean()


for _ in range(args.steps):
    model, state, value, acc = step(model, state)
print(value, acc)
