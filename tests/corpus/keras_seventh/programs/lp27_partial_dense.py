import functools

import numpy as np
import tensorflow as tf

Dense = functools.partial(tf.keras.layers.Dense, activation="swish", kernel_initializer="he_uniform")


def build(n_in=14, n_out=6):
    inp = tf.keras.Input((n_in,))
    h = Dense(48)(inp)
    h = tf.keras.layers.Add()([h, Dense(48)(h)])
    return tf.keras.Model(inp, Dense(n_out, name="scores")(h))


rng = np.random.default_rng(41)
engine = rng.integers(0, 6, 300)
x = rng.normal(size=(6, 14))[engine] + rng.normal(size=(300, 14))
m = build()
m.compile(tf.keras.optimizers.Adam(), tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
m.fit(x, engine, epochs=2, verbose=0)
print((m.predict(x, verbose=0).argmax(-1) == engine).mean())
