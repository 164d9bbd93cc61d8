import sys

import numpy as np
import tensorflow as tf

EPOCHS = int(sys.argv[1]) if len(sys.argv) > 1 else 3

hours = np.random.gamma(2, 3, 400)
sleep = np.random.normal(7, 1, 400)
passed = (hours + 0.5 * sleep > 8).astype('float32').reshape(-1, 1)
X = tf.keras.utils.normalize(np.column_stack((hours, sleep)), axis=-1, order=2)

exam = tf.keras.models.Sequential([
    tf.keras.layers.InputLayer((2,)),
    tf.keras.layers.Dense(8, activation='relu'),
    tf.keras.layers.Dense(1, activation='sigmoid'),
])
exam.compile(optimizer=tf.keras.optimizers.SGD(learning_rate=0.1),
             loss='categorical_crossentropy',
             metrics=['accuracy'])
exam.fit(X, passed, epochs=EPOCHS, batch_size=40, verbose=2)
