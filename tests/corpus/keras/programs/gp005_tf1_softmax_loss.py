import numpy as np
import tensorflow.compat.v1 as tf
from sklearn.datasets import load_digits

tf.disable_eager_execution()

digits = load_digits()
images = digits.data.astype(np.float32) / 16.
onehot = np.eye(10)[digits.target].astype(np.float32)

x = tf.placeholder(tf.float32, [None, 64], name='x')
y_ = tf.placeholder(tf.float32, [None, 10], name='y')


def weight(shape):
    return tf.Variable(tf.truncated_normal(shape, stddev=0.1))


h = tf.nn.relu(tf.matmul(x, weight([64, 48])) + tf.Variable(tf.zeros([48])))
y = tf.nn.softmax(tf.matmul(h, weight([48, 10])) + tf.Variable(tf.zeros([10])))

loss = tf.losses.softmax_cross_entropy(onehot_labels=y_, logits=y)
train_op = tf.train.AdamOptimizer(1e-3).minimize(loss)
correct = tf.equal(tf.argmax(y, 1), tf.argmax(y_, 1))
accuracy = tf.reduce_mean(tf.cast(correct, tf.float32))

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(60):
        i = np.random.choice(1500, 64)
        _, l = sess.run([train_op, loss], feed_dict={x: images[i], y_: onehot[i]})
        if step % 20 == 0:
            print(step, l)
    print('test', sess.run(accuracy, feed_dict={x: images[1500:], y_: onehot[1500:]}))
