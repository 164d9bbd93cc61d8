import numpy as np
import tensorflow as tf
from sklearn.datasets import load_iris

iris = load_iris()
X = iris.data.astype(np.float32)
Y = tf.one_hot(iris.target, depth=3)


class Net(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.dense1 = tf.keras.layers.Dense(10, activation='relu')
        self.dense2 = tf.keras.layers.Dense(3)

    def call(self, x):
        return self.dense2(self.dense1(x))


def cross_entropy(y_pred, y_true):
    y_pred = tf.clip_by_value(y_pred, 1e-9, 1.)
    return tf.reduce_mean(-tf.reduce_sum(y_true * tf.math.log(y_pred), axis=-1))


def accuracy(y_pred, y_true):
    hit = tf.equal(tf.argmax(y_pred, 1), tf.argmax(y_true, 1))
    return tf.reduce_mean(tf.cast(hit, tf.float32))


net = Net()
optimizer = tf.keras.optimizers.SGD(0.1)
for step in range(1, 51):
    with tf.GradientTape() as g:
        pred = net(X)
        loss = cross_entropy(pred, Y)
    optimizer.apply_gradients(zip(g.gradient(loss, net.trainable_variables), net.trainable_variables))
    if step % 25 == 0:
        print("step: %i, loss: %f, accuracy: %f" % (step, loss, accuracy(pred, Y)))
