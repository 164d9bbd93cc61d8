import os

os.environ["KERAS_BACKEND"] = "jax"

import jax
import keras
import numpy as np
import optax

rng = np.random.default_rng(11)
sort = rng.integers(0, 3, 300)
rice = (rng.normal(size=(3, 7))[sort] + 0.5 * rng.normal(size=(300, 7))).astype("float32")

model = keras.Sequential([keras.Input((7,)), keras.layers.Dense(20, activation="relu"), keras.layers.Dense(3)])
tx = optax.adam(1e-2)


def objective(trainable, frozen, x, y):
    logits, frozen = model.stateless_call(trainable, frozen, x, training=True)
    smooth = optax.smooth_labels(jax.nn.one_hot(y, 3), 0.1)
    return optax.softmax_cross_entropy(logits, smooth).mean(), frozen


@jax.jit
def update(state, x, y):
    trainable, frozen, opt_state = state
    (value, frozen), grads = jax.value_and_grad(objective, has_aux=True)(trainable, frozen, x, y)
    updates, opt_state = tx.update(grads, opt_state, trainable)
    return (optax.apply_updates(trainable, updates), frozen, opt_state), value


trainable = [v.value for v in model.trainable_variables]
frozen = [v.value for v in model.non_trainable_variables]
state = trainable, frozen, tx.init(trainable)
for _ in range(30):
    state, value = update(state, rice, sort)
logits, _ = model.stateless_call(state[0], state[1], rice)
confidence = jax.nn.softmax(logits).max(axis=-1)
print(float(value), "sure:", int((confidence > 0.5).sum()))
