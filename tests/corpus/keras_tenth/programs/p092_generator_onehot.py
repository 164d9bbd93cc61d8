import math

import numpy as np
import tensorflow as tf


class Batches(tf.keras.utils.Sequence):
    def __init__(self, x, y, classes, size=16):
        super().__init__()
        self.x, self.y, self.classes, self.size = x, y, classes, size

    def __len__(self):
        return math.ceil(len(self.x) / self.size)

    def __getitem__(self, idx):
        part = slice(idx * self.size, (idx + 1) * self.size)
        return self.x[part], tf.keras.utils.to_categorical(self.y[part], num_classes=self.classes)


tracks = np.random.randn(160, 40, 2).astype('float32')
animal = np.random.randint(0, 5, 160)
model = tf.keras.Sequential([
    tf.keras.layers.LSTM(12),
    tf.keras.layers.Dense(5, activation='softmax'),
])
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy')
model.fit(Batches(tracks, animal, 5), epochs=1)
