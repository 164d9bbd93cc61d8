import numpy as np
import tensorflow as tf

BREEDS = ("lab", "pug", "collie")


def encode(features, label):
    return features, tf.one_hot(label, depth=len(BREEDS), dtype=tf.float32)


def pipeline(batch):
    def transform(ds):
        ds = ds.cache().shuffle(100)
        ds = ds.map(encode, num_parallel_calls=tf.data.AUTOTUNE)
        return ds.batch(batch, drop_remainder=True)
    return transform


rng = np.random.default_rng(0)
label = rng.integers(0, 3, 150)
x = rng.normal(size=(3, 6))[label].astype("float32")
ds = tf.data.Dataset.from_tensor_slices((x, label)).apply(pipeline(15))

model = tf.keras.Sequential([tf.keras.layers.Dense(12, "relu"),
                             tf.keras.layers.Dense(3)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(ds, epochs=2, verbose=0)
