import functools

import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()


def cached(function):
    name = "_" + function.__name__

    @property
    @functools.wraps(function)
    def wrapper(self):
        if not hasattr(self, name):
            setattr(self, name, function(self))
        return getattr(self, name)

    return wrapper


class SequenceClassifier:
    def __init__(self, data, target, units=24):
        self.data, self.target, self.units = data, target, units
        self.train
        self.accuracy

    @cached
    def logits(self):
        cell = tf.nn.rnn_cell.GRUCell(self.units)
        output, state = tf.nn.dynamic_rnn(cell, self.data, dtype=tf.float32)
        n = int(self.target.get_shape()[1])
        w = tf.Variable(tf.truncated_normal([self.units, n], stddev=0.01))
        return tf.matmul(state, w) + tf.Variable(tf.constant(0.1, shape=[n]))

    @cached
    def prediction(self):
        return tf.nn.softmax(self.logits)

    @cached
    def train(self):
        cost = tf.nn.softmax_cross_entropy_with_logits_v2(labels=self.target, logits=self.logits)
        return tf.train.AdamOptimizer(1e-3).minimize(tf.reduce_mean(cost))

    @cached
    def accuracy(self):
        right = tf.equal(tf.argmax(self.target, 1), tf.argmax(self.prediction, 1))
        return tf.reduce_mean(tf.cast(right, tf.float32))


x = np.random.randn(200, 15, 3)
y = np.eye(4)[np.random.randint(0, 4, 200)]
model = SequenceClassifier(tf.placeholder(tf.float32, [None, 15, 3]), tf.placeholder(tf.float32, [None, 4]))
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    feed = {model.data: x, model.target: y}
    for _ in range(5):
        sess.run(model.train, feed)
    print(sess.run(model.accuracy, feed), sess.run(model.prediction, feed)[:2])
