import numpy as np
import tensorflow as tf

species = np.random.randint(0, 3, 300)
leaf = (np.random.randn(3, 6)[species] + 0.4 * np.random.randn(300, 6)).astype("float32")
onehot = tf.one_hot(species, 3)


class Softmax(tf.Module):
    """multinomial regression"""

    def __init__(self):
        self.w = tf.Variable(tf.zeros([6, 3]), name="w")
        self.b = tf.Variable(tf.zeros([3]), name="b")

    def __call__(self, x):
        return tf.linalg.matmul(x, self.w) + self.b


softmax = Softmax()
opt = tf.optimizers.SGD(0.3)
for step in range(40):
    with tf.GradientTape() as tape:
        prediction = softmax(leaf)
        loss = tf.math.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(logits=prediction, labels=onehot))
    opt.apply_gradients(zip(tape.gradient(loss, softmax.trainable_variables), softmax.trainable_variables))
print(float(loss), np.mean(tf.argmax(softmax(leaf), 1) == species))
