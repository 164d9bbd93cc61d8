import numpy as np
import tensorflow as tf

N, D, K = 512, 16, 5
rng = np.random.default_rng(9)
ids = rng.integers(0, K, N)
x = (rng.normal(size=(K, D))[ids] + 0.7 * rng.normal(size=(N, D))).astype("float32")
y = np.eye(K, dtype="float32")[ids]


def mix(first, second):
    (xa, ya), (xb, yb) = first, second
    lam = tf.random.uniform([], 0.3, 0.7)
    images = lam * xa + (1.0 - lam) * xb
    labels = lam * ya + (1.0 - lam) * yb
    return images, tf.cast(labels, tf.int32)


one = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(N).batch(32)
two = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(N).batch(32)
mixed = tf.data.Dataset.zip((one, two)).map(mix, num_parallel_calls=tf.data.AUTOTUNE)

model = tf.keras.Sequential([
    tf.keras.layers.Dense(64, activation="swish"),
    tf.keras.layers.Dense(K),
])
model.compile(
    optimizer="adam",
    loss=tf.keras.losses.CategoricalCrossentropy(from_logits=True),
    metrics=["categorical_accuracy"],
)
model.fit(mixed, epochs=4, verbose=2)
