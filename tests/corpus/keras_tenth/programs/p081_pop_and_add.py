import numpy as np
import tensorflow as tf


def pretext(n_out):
    m = tf.keras.Sequential([
        tf.keras.layers.Input((12, 12, 1)),
        tf.keras.layers.Conv2D(8, 3, activation="relu"),
        tf.keras.layers.GlobalAveragePooling2D(),
        tf.keras.layers.Dense(n_out),
    ])
    m.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    return m


tiles = np.random.rand(160, 12, 12, 1).astype("float32")
turn = np.random.randint(0, 4, 160)
turned = np.stack([np.rot90(t, k) for t, k in zip(tiles, turn)])
model = pretext(4)
model.fit(turned, turn, epochs=1, verbose=0)

# fine-tuning on the three real classes
model.pop()
model.add(tf.keras.layers.Dense(3, activation="softmax", name="fine"))
grain = np.random.randint(0, 3, 160)
model.compile(tf.keras.optimizers.Adam(1e-4), tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
model.fit(tiles, grain, epochs=1, verbose=2)
