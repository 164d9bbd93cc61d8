import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits

d = load_digits()
raw = tf.data.Dataset.from_tensor_slices({'image': d.images.astype('float32'), 'label': d.target})

LOSSES = {
    'multi': tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    'binary': tf.keras.losses.BinaryCrossentropy(from_logits=True),
}


def pipeline(ds, batch, training=True):
    ds = ds.map(lambda e: (e['image'] / 16.0, tf.one_hot(e['label'], 10)))
    if training:
        ds = ds.shuffle(500).repeat()
    return ds.batch(batch).prefetch(1)


model = tf.keras.Sequential([
    tf.keras.layers.Flatten(),
    tf.keras.layers.Dense(32, activation='relu'),
    tf.keras.layers.Dense(10),
])
model.compile(optimizer='adam', loss=LOSSES['multi'])
model.fit(pipeline(raw, 32), steps_per_epoch=20, epochs=2)
