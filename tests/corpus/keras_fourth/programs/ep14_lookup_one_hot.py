import numpy as np
import tensorflow as tf

ROOMS = ["bath", "bedroom", "hall", "kitchen"]

rng = np.random.default_rng(31)
room = rng.choice(ROOMS, 320)
base = {name: rng.normal(size=8) for name in ROOMS}
audio = np.stack([base[name] for name in room]) + 0.5 * rng.normal(size=(320, 8))

to_label = tf.keras.layers.StringLookup(vocabulary=ROOMS, num_oov_indices=0, output_mode="one_hot")
features = tf.data.Dataset.from_tensor_slices(audio.astype("float32")).batch(32)
labels = tf.data.Dataset.from_tensor_slices(room).batch(32).map(to_label, num_parallel_calls=tf.data.AUTOTUNE)
both = tf.data.Dataset.zip((features, labels)).shuffle(10, seed=1).prefetch(1)
train, test = both.skip(2), both.take(2)

model = tf.keras.Sequential([
    tf.keras.Input((8,)),
    tf.keras.layers.Dense(16, activation="relu"),
    tf.keras.layers.Dense(to_label.vocabulary_size(), activation="softmax"),
])
model.compile(loss=tf.losses.SparseCategoricalCrossentropy(), optimizer="adam", metrics=["acc"])
model.fit(train, validation_data=test, epochs=2, verbose=2)
