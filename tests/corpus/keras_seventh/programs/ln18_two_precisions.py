import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

tf.keras.mixed_precision.set_global_policy("mixed_bfloat16")
i = layers.Input((10,))
h = layers.Dense(32, activation="relu")(i)
z = layers.Dense(4)(h)
z = layers.Lambda(lambda t: tf.cast(t, tf.float32), dtype="float32")(z)
p = layers.Softmax(dtype="float32")(z)
m = tf.keras.Model(i, p)
m.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy())
rng = np.random.default_rng(65)
y = rng.integers(0, 4, 160)
x = rng.normal(size=(4, 10))[y] + rng.normal(size=(160, 10))
m.fit(x, y, epochs=1, verbose=0)
print(m.predict(x[:2], verbose=0).dtype)
