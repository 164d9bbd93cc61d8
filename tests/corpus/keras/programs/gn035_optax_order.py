import os

os.environ["KERAS_BACKEND"] = "jax"

import jax
import keras
import numpy as np
import optax
from keras import layers

rng = np.random.default_rng(4)
y = rng.integers(0, 3, 240)
x = (rng.normal(size=(3, 5))[y] + 0.5 * rng.normal(size=(240, 5))).astype("float32")
model = keras.Sequential([layers.Input((5,)), layers.Dense(16, activation="relu"), layers.Dense(3)])
tv = [v.value for v in model.trainable_variables]
ntv = [v.value for v in model.non_trainable_variables]
tx = optax.adam(1e-2)
state = tx.init(tv)


def compute_loss(tv, ntv, x, y):
    logits, ntv = model.stateless_call(tv, ntv, x, training=True)
    return optax.softmax_cross_entropy_with_integer_labels(logits, y).mean(), logits


@jax.jit
def step(tv, state):
    (loss, logits), grads = jax.value_and_grad(compute_loss, has_aux=True)(tv, ntv, x, y)
    updates, state = tx.update(grads, state, tv)
    return optax.apply_updates(tv, updates), state, loss, (logits.argmax(-1) == y).mean()


for i in range(30):
    tv, state, loss, acc = step(tv, state)
print(float(loss), float(acc))
