import numpy as np
import tensorflow as tf

tf.keras.mixed_precision.set_global_policy("mixed_float16")
K = 9
style = np.random.randint(0, K, 450)
brush = (np.random.randn(K, 24)[style] + np.random.randn(450, 24)).astype("float32")

net = tf.keras.Sequential([
    tf.keras.layers.Dense(64, activation="relu"),
    tf.keras.layers.Dense(64, activation="relu"),
    tf.keras.layers.Dense(K, activation="softmax", dtype=tf.float32),
])
net.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
net.fit(brush, style, epochs=2, batch_size=45, verbose=2)
