import numpy as np
import tensorflow as tf


class SoftmaxRegression(tf.Module):
    def __init__(self, n_in, n_out):
        super().__init__()
        self.w = tf.Variable(tf.zeros((n_in, n_out)), name='w')
        self.b = tf.Variable(tf.zeros(n_out), name='b')

    def __call__(self, x):
        return tf.nn.softmax(x @ self.w + self.b, axis=0)


rs = np.random.RandomState(12)
color = rs.randint(0, 3, 300)
rgb = (np.eye(3)[color] * 0.6 + rs.rand(300, 3) * 0.4).astype('float32')
target = tf.one_hot(color, 3)

f = SoftmaxRegression(3, 3)
cce = tf.keras.losses.CategoricalCrossentropy()
opt = tf.keras.optimizers.Adam(0.1)
for it in range(40):
    with tf.GradientTape() as tape:
        loss = cce(target, f(rgb))
    grads = tape.gradient(loss, f.trainable_variables)
    opt.apply_gradients(zip(grads, f.trainable_variables))
    if it % 10 == 0:
        print(it, float(loss))
print('acc', float(tf.reduce_mean(tf.cast(tf.argmax(f(rgb), 1) == color, tf.float32))))
