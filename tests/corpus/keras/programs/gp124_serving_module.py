import tempfile

import numpy as np
import tensorflow as tf


class Exported(tf.Module):
    def __init__(self, model, names):
        super().__init__()
        self.model = model
        self.names = tf.constant(names)

    @tf.function(input_signature=[tf.TensorSpec((None, 10), tf.float32)])
    def serve(self, x):
        scores = tf.nn.softmax(self.model(x, training=False), axis=-1)
        top = tf.argmax(scores, axis=-1)
        return {'label': tf.gather(self.names, top), 'score': tf.reduce_max(scores, axis=-1)}


labels = ['hold', 'press', 'swipe']
k = np.random.randint(0, 3, 300)
x = (np.random.randn(3, 10)[k] + np.random.randn(300, 10)).astype('float32')
model = tf.keras.Sequential([tf.keras.layers.Dense(16, activation='relu'), tf.keras.layers.Dense(3, activation='softmax')])
model.compile('adam', 'sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(x, k, epochs=3, verbose=0)

module = Exported(model, labels)
tf.saved_model.save(module, tempfile.mkdtemp())
print(module.serve(x[:4]))
