import numpy as np
import tensorflow as tf


class CharModel(tf.Module):
    def __init__(self, n, h=20):
        self.e = tf.Variable(tf.random.normal([n, h], stddev=0.1))
        self.o = tf.Variable(tf.random.normal([h, n], stddev=0.1))

    def __call__(self, ids):
        return tf.nn.log_softmax(tf.matmul(tf.tanh(tf.gather(self.e, ids)), self.o), axis=-1)


cce = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=False)
text = np.frombuffer(b"she sells sea shells by the sea shore " * 20, np.uint8)
symbols, ids = np.unique(text, return_inverse=True)
model = CharModel(len(symbols))
opt = tf.keras.optimizers.Adam(0.01)
for step in range(20):
    at = np.random.randint(0, len(ids) - 1, 64)
    with tf.GradientTape() as tape:
        loss = cce(ids[at + 1], model(ids[at]))
    opt.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
print(float(loss))
