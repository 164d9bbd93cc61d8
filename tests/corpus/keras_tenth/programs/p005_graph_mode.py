import numpy as np
import tensorflow.compat.v1 as tf
from sklearn.datasets import load_digits

tf.disable_v2_behavior()

digits = load_digits()
images, targets = digits.data / 16.0, np.eye(10)[digits.target]

x = tf.placeholder(tf.float32, [None, 64], name="x")
y_ = tf.placeholder(tf.float32, [None, 10], name="y_")

W1 = tf.get_variable("W1", [64, 32])
b1 = tf.get_variable("b1", [32], initializer=tf.zeros_initializer())
W2 = tf.get_variable("W2", [32, 10])
b2 = tf.get_variable("b2", [10], initializer=tf.zeros_initializer())
hidden = tf.nn.relu(tf.matmul(x, W1) + b1)
y = tf.nn.softmax(tf.matmul(hidden, W2) + b2)

cross_entropy = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits_v2(labels=y_, logits=y))
train_step = tf.train.GradientDescentOptimizer(0.5).minimize(cross_entropy)
correct = tf.equal(tf.argmax(y, 1), tf.argmax(y_, 1))
accuracy = tf.reduce_mean(tf.cast(correct, tf.float32))

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(40):
        pick = np.random.randint(0, len(images), 100)
        sess.run(train_step, feed_dict={x: images[pick], y_: targets[pick]})
    print(sess.run(accuracy, feed_dict={x: images, y_: targets}))
