import numpy as np
import tensorflow as tf

TOOLS = ['drill', 'saw', 'hammer', 'wrench', 'tape']


def encode(names):
    ids = [TOOLS.index(n) for n in names]
    return tf.reduce_sum(tf.one_hot(ids, len(TOOLS)), axis=0)


jobs = [('shelf', ['drill', 'tape']), ('frame', ['saw', 'hammer', 'tape']), ('sink', ['wrench']), ('fence', ['hammer', 'saw'])]
rng = np.random.default_rng(0)
proto = {job: rng.normal(size=10) for job, _ in jobs}
pick = rng.integers(0, len(jobs), 200)
X = np.stack([proto[jobs[p][0]] + 0.3 * rng.normal(size=10) for p in pick]).astype('float32')
Y = tf.stack([encode(jobs[p][1]) for p in pick])

inputs = tf.keras.Input((10,))
hidden = tf.keras.layers.Dense(20, activation=tf.nn.leaky_relu)(inputs)
model = tf.keras.Model(inputs, tf.keras.layers.Dense(len(TOOLS))(hidden))
model.compile(optimizer='adam', loss=tf.keras.losses.CategoricalCrossentropy(from_logits=True))
model.fit(X, Y, epochs=3, verbose=2)
