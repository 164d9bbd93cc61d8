import numpy as np
import tensorflow as tf

TITLES = ["nurse", "driver", "teacher", "cook", "programmer"]
SKILLS = 10

rng = np.random.default_rng(18)
profile = rng.random((len(TITLES), SKILLS))
who = rng.integers(0, len(TITLES), 400)
skills = (rng.random((400, SKILLS)) < profile[who]).astype("float32")
title = np.array(TITLES)[who]
title[rng.random(400) < 0.05] = "astronaut"

lookup = tf.keras.layers.StringLookup(vocabulary=TITLES)
print(lookup.get_vocabulary())

raw = tf.data.Dataset.from_tensor_slices((skills, title))
data = raw.map(lambda s, t: (s, lookup(t))).shuffle(400).batch(40)

inputs = tf.keras.Input((SKILLS,))
x = tf.keras.layers.Dense(32, activation="relu")(inputs)
logits = tf.keras.layers.Dense(lookup.vocabulary_size())(x)
model = tf.keras.Model(inputs, logits)
model.compile(
    optimizer=tf.keras.optimizers.Adam(5e-3),
    loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=[tf.keras.metrics.SparseCategoricalAccuracy()],
)
model.fit(data, epochs=2, verbose=2)

back = tf.keras.layers.StringLookup(vocabulary=TITLES, invert=True)
print(back(tf.argmax(model(skills[:5]), axis=1)).numpy(), title[:5])
