from functools import partial

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(4)
gait = rng.integers(0, 4, 200)
signal = (rng.normal(size=(4, 30))[gait] + rng.normal(size=(200, 30))).astype("float32")

features = tf.data.Dataset.from_tensor_slices(signal)
labels = tf.data.Dataset.from_tensor_slices(gait).map(partial(tf.one_hot, depth=4))
train = tf.data.Dataset.zip((features, labels)).shuffle(200, seed=0).batch(20)

i = tf.keras.Input((30,))
o = tf.keras.layers.Dense(4)(tf.keras.layers.Dense(32, "relu")(i))
m = tf.keras.Model(i, o)
loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
m.compile("adam", loss)
m.fit(train, epochs=1, verbose=0)
