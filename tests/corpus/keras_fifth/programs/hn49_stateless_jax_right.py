import os

os.environ.setdefault("KERAS_BACKEND", "jax")

import jax
import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(1)
y = rng.integers(0, 3, 210)
x = (rng.normal(size=(3, 6))[y] + 0.5 * rng.normal(size=(210, 6))).astype("float32")
model = keras.Sequential([layers.Input((6,)), layers.Dense(16, activation="relu"), layers.Dense(3)])
loss_fn = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
opt = keras.optimizers.SGD(0.1)
opt.build(model.trainable_variables)


def compute(tv, ntv, x, y):
    z, ntv = model.stateless_call(tv, ntv, x, training=True)
    return loss_fn(y, z), ntv


grad_fn = jax.value_and_grad(compute, has_aux=True)
tv = [v.value for v in model.trainable_variables]
ntv = [v.value for v in model.non_trainable_variables]
ov = [v.value for v in opt.variables]
for _ in range(5):
    (loss, ntv), g = grad_fn(tv, ntv, x, y)
    tv, ov = opt.stateless_apply(ov, g, tv)
z, _ = model.stateless_call(tv, ntv, x)
p = jax.nn.softmax(z)
print(float(loss), (np.asarray(p).max(1) > 0.5).mean(), (np.asarray(z).argmax(1) == y).mean())
