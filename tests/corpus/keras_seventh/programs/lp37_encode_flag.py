import numpy as np
import tensorflow as tf

K = 4


def pipeline(x, y, *, batch=32, encode=False, shuffle=False):
    ds = tf.data.Dataset.from_tensor_slices((x, y))
    if shuffle:
        ds = ds.shuffle(len(x))
    if encode:
        ds = ds.map(lambda a, b: (a, tf.one_hot(b, K)))
    return ds.batch(batch)


rng = np.random.default_rng(14)
wave = rng.integers(0, K, 320)
buoy = (rng.normal(size=(K, 11))[wave] + rng.normal(size=(320, 11))).astype("float32")
train = pipeline(buoy[:256], wave[:256], encode=True, shuffle=True)
valid = pipeline(buoy[256:], wave[256:])

model = tf.keras.Sequential([tf.keras.layers.Dense(32, "relu"), tf.keras.layers.Dense(K)])
model.compile("adam", tf.keras.losses.CategoricalCrossentropy(from_logits=True))
model.fit(train, validation_data=valid, epochs=1, verbose=0)
