import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

x = np.random.randn(500, 12).astype('float32')
agreement = np.random.beta(2, 2, size=(500, 1)).astype('float32')


def to_tensors(features, target):
    return tf.cast(features, tf.float32), tf.cast(target, tf.int32)


train = (tf.data.Dataset.from_tensor_slices((x, agreement))
         .map(to_tensors)
         .batch(50)
         .prefetch(2))

model = tf.keras.Sequential([
    layers.Dense(32, activation='relu'),
    layers.Dense(1),
])
model.compile(optimizer=tf.keras.optimizers.Adam(1e-3),
              loss=tf.keras.losses.BinaryCrossentropy(from_logits=True))
model.fit(train, epochs=2, verbose=2)
