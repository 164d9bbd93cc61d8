"""Softmax regression from scratch with tf.Variable, chapter 3 exercises."""
import numpy as np
import tensorflow as tf
from sklearn.datasets import make_blobs

num_inputs, num_outputs = 6, 4
X, y = make_blobs(n_samples=400, centers=num_outputs, n_features=num_inputs, random_state=10)
X = ((X - X.mean(0)) / X.std(0)).astype(np.float32)
Y = tf.one_hot(y, num_outputs)

w = tf.Variable(tf.random.normal((num_inputs, num_outputs), stddev=0.01))
b = tf.Variable(tf.zeros(num_outputs))
params = [w, b]


def net(X):
    return tf.matmul(tf.reshape(X, (-1, num_inputs)), w) + b


def cross_entropy(o, y):
    prob = tf.nn.softmax(o, axis=0)
    return -tf.reduce_sum(y * tf.math.log(prob), axis=1)


def sgd(params, grads, lr):
    for p, g in zip(params, grads):
        p.assign_sub(lr * g)


def evaluate_accuracy():
    return float(np.mean(tf.argmax(net(X), axis=1).numpy() == y))


batch_size, lr = 50, 0.1
for epoch in range(3):
    for i in range(0, len(X), batch_size):
        with tf.GradientTape() as tape:
            l = tf.reduce_mean(cross_entropy(net(X[i:i + batch_size]), Y[i:i + batch_size]))
        sgd(params, tape.gradient(l, params), lr)
    print("epoch %d, loss %.4f, train acc %.3f" % (epoch + 1, float(l), evaluate_accuracy()))
