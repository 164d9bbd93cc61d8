import numpy as np
import tensorflow as tf


class LogLinear(tf.Module):
    def __init__(self, d, k):
        self.w = tf.Variable(tf.zeros([d, k]))

    def __call__(self, x):
        return tf.nn.log_softmax(tf.matmul(x, self.w))

    def nll(self, x, y):
        idx = tf.stack([tf.range(tf.shape(x)[0]), tf.cast(y, tf.int32)], axis=1)
        return -tf.reduce_mean(tf.gather_nd(self(x), idx))


rng = np.random.default_rng(34)
y = rng.integers(0, 2, 200)
x = (np.where(y, 1, -1)[:, None] + rng.normal(size=(200, 3))).astype('float32')
model = LogLinear(3, 2)
opt = tf.keras.optimizers.SGD(0.5)
for _ in range(20):
    with tf.GradientTape() as tape:
        loss = model.nll(x, y)
    opt.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
p = np.exp(model(x).numpy())
print(float(loss), ((p[:, 1] > 0.5) == y).mean())
