import numpy as np
import tensorflow as tf

AUTOTUNE = tf.data.AUTOTUNE
N_CLASS = 4


def parse(window, label):
    window = tf.cast(window, tf.float32)
    window = (window - tf.reduce_mean(window)) / (tf.math.reduce_std(window) + 1e-6)
    return window, tf.one_hot(label, depth=N_CLASS)


activity = np.random.randint(0, N_CLASS, 240)
acc = np.random.randn(240, 50, 3) * (1 + activity[:, None, None])
ds = (tf.data.Dataset.from_tensor_slices((acc, activity))
      .map(parse, num_parallel_calls=AUTOTUNE)
      .shuffle(240)
      .batch(24)
      .prefetch(AUTOTUNE))

model = tf.keras.Sequential([
    tf.keras.layers.Conv1D(16, 5, activation='relu'),
    tf.keras.layers.GlobalMaxPooling1D(),
    tf.keras.layers.Dense(N_CLASS),
])
model.compile(tf.keras.optimizers.Adam(), tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(ds, epochs=2)
