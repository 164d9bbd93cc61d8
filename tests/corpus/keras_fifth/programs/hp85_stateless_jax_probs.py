import os

os.environ.setdefault("KERAS_BACKEND", "jax")

import jax
import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(0)
y = rng.integers(0, 4, 256)
x = (rng.normal(size=(4, 6))[y] + 0.5 * rng.normal(size=(256, 6))).astype("float32")

model = keras.Sequential([layers.Input((6,)), layers.Dense(16, activation="relu"), layers.Dense(4, activation="softmax")])
loss_fn = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
opt = keras.optimizers.Adam(1e-2)
opt.build(model.trainable_variables)


def compute(trainable, non_trainable, x, y):
    y_pred, non_trainable = model.stateless_call(trainable, non_trainable, x, training=True)
    return loss_fn(y, y_pred), non_trainable


grad_fn = jax.jit(jax.value_and_grad(compute, has_aux=True))
tv, ntv, ov = model.trainable_variables, model.non_trainable_variables, opt.variables
tv, ntv, ov = [v.value for v in tv], [v.value for v in ntv], [v.value for v in ov]
for step in range(8):
    (loss, ntv), grads = grad_fn(tv, ntv, x, y)
    tv, ov = opt.stateless_apply(ov, grads, tv)
print(float(loss))
