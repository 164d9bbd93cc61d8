from collections import namedtuple

import numpy as np
import tensorflow as tf

Hyper = namedtuple('Hyper', 'classes loss batch', defaults=(8, 'categorical_crossentropy', 32))
hp = Hyper()


def chunks(n=256):
    rng = np.random.default_rng(2)
    for _ in range(n):
        k = int(rng.integers(0, hp.classes))
        yield rng.normal(k, 1, size=(20,)).astype('float32'), k


ds = tf.data.Dataset.from_generator(chunks, output_signature=(
    tf.TensorSpec((20,), tf.float32), tf.TensorSpec((), tf.int32))).batch(hp.batch)

model = tf.keras.Sequential([
    tf.keras.layers.Input((20,)),
    tf.keras.layers.Dense(32, activation='relu'),
    tf.keras.layers.Dense(hp.classes, activation='softmax'),
])
model.compile(optimizer='adam', loss=hp.loss, metrics=['accuracy'])
model.fit(ds, epochs=2)
