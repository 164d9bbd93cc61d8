import numpy as np
import tensorflow.compat.v1 as tf
from sklearn.datasets import load_digits

tf.disable_eager_execution()
digits = load_digits()

x = tf.placeholder(tf.float32, shape=[None, 8, 8, 1])
labels = tf.placeholder(tf.int64, shape=[None])
filters = tf.get_variable("filters", [3, 3, 1, 8])
conv = tf.nn.relu(tf.nn.conv2d(x, filters, strides=[1, 1, 1, 1], padding="SAME"))
pool = tf.nn.max_pool2d(conv, ksize=2, strides=2, padding="SAME")
flat = tf.reshape(pool, [-1, 4 * 4 * 8])
weights = tf.get_variable("weights", [4 * 4 * 8, 10])
y_conv = tf.matmul(flat, weights)

loss = tf.losses.sparse_softmax_cross_entropy(labels=labels, logits=y_conv)
train = tf.train.AdamOptimizer(1e-3).minimize(loss)
prob = tf.nn.softmax(y_conv)
right = tf.reduce_mean(tf.cast(tf.equal(tf.argmax(prob, 1), labels), tf.float32))

with tf.Session() as s:
    s.run(tf.global_variables_initializer())
    for k in range(0, 1700, 100):
        s.run(train, {x: digits.images[k:k + 100, ..., None] / 16, labels: digits.target[k:k + 100]})
    print(s.run(right, {x: digits.images[..., None] / 16, labels: digits.target}))
