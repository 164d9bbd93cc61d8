import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

N_CLASSES = 4
rng = np.random.default_rng(27)
lab = rng.integers(0, N_CLASSES, 320)
mel = (rng.normal(size=(N_CLASSES, 16))[lab] + 0.5 * rng.normal(size=(320, 16))).astype('float32')


def prepare(ds, shuffle=False):
    if shuffle:
        ds = ds.shuffle(256)
        ds = ds.map(lambda m, k: (m + tf.random.normal(tf.shape(m), stddev=0.05), tf.one_hot(k, N_CLASSES)))
    return ds.batch(32).prefetch(tf.data.AUTOTUNE)


train = prepare(tf.data.Dataset.from_tensor_slices((mel[:256], lab[:256])), shuffle=True)
val = prepare(tf.data.Dataset.from_tensor_slices((mel[256:], lab[256:])))

inputs = layers.Input((16,))
outputs = layers.Dense(N_CLASSES)(layers.Dense(32, activation='relu')(inputs))
model = tf.keras.Model(inputs, outputs)
model.compile('adam', tf.keras.losses.CategoricalCrossentropy(from_logits=True), metrics=['accuracy'])
model.fit(train, validation_data=val, epochs=2, verbose=2)
