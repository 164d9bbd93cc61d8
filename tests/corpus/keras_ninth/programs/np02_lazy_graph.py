"""Sequence labelling in the graph style of old blog posts."""
import functools

import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()


def lazy_property(function):
    attribute = "_cache_" + function.__name__

    @property
    @functools.wraps(function)
    def decorator(self):
        if not hasattr(self, attribute):
            with tf.variable_scope(function.__name__):
                setattr(self, attribute, function(self))
        return getattr(self, attribute)

    return decorator


class Model:
    def __init__(self, data, target):
        self.data = data
        self.target = target
        self.prediction
        self.optimize
        self.error

    @lazy_property
    def prediction(self):
        size = int(self.target.get_shape()[1])
        hidden = tf.layers.dense(self.data, 64, activation=tf.nn.relu)
        weight = tf.get_variable("w", [64, size], initializer=tf.truncated_normal_initializer(stddev=0.1))
        bias = tf.get_variable("b", [size], initializer=tf.zeros_initializer())
        return tf.nn.softmax(tf.matmul(hidden, weight) + bias)

    @lazy_property
    def optimize(self):
        cross_entropy = tf.nn.softmax_cross_entropy_with_logits_v2(labels=self.target, logits=self.prediction)
        return tf.train.RMSPropOptimizer(0.003).minimize(tf.reduce_mean(cross_entropy))

    @lazy_property
    def error(self):
        mistakes = tf.not_equal(tf.argmax(self.target, 1), tf.argmax(self.prediction, 1))
        return tf.reduce_mean(tf.cast(mistakes, tf.float32))


def main():
    rng = np.random.RandomState(0)
    ids = rng.randint(0, 6, 600)
    x = rng.randn(6, 20)[ids] + 0.4 * rng.randn(600, 20)
    y = np.eye(6)[ids]
    data = tf.placeholder(tf.float32, [None, 20])
    target = tf.placeholder(tf.float32, [None, 6])
    model = Model(data, target)
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        for epoch in range(10):
            sess.run(model.optimize, {data: x, target: y})
            print(epoch, sess.run(model.error, {data: x, target: y}))


if __name__ == "__main__":
    main()
