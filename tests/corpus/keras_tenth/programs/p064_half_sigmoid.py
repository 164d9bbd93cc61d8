import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

policy = tf.keras.mixed_precision.Policy('mixed_float16')
tf.keras.mixed_precision.set_global_policy(policy)

x = np.random.randn(512, 32).astype('float32')
y = (x[:, ::4].sum(1) > 0).astype('float32')

i = layers.Input((32,))
h = layers.Dense(64, activation='relu')(i)
h = layers.Dropout(0.2)(h)
o = layers.Dense(1, activation='sigmoid')(h)
model = tf.keras.Model(i, o)
model.compile(optimizer='adam', loss=tf.keras.losses.BinaryCrossentropy())
model.fit(x, y, epochs=2, batch_size=64, verbose=2)
