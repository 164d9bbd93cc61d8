import numpy as np
import tensorflow.compat.v1 as tf
from sklearn.datasets import load_digits

tf.disable_eager_execution()

flags = {"hidden": [64, 32], "lr": 1e-3, "steps": 60}


def fc(x, n_out, scope, act=tf.nn.relu):
    with tf.variable_scope(scope):
        n_in = x.get_shape().as_list()[-1]
        w = tf.get_variable("w", [n_in, n_out], initializer=tf.truncated_normal_initializer(stddev=0.1))
        b = tf.get_variable("b", [n_out], initializer=tf.zeros_initializer())
        z = tf.nn.bias_add(tf.matmul(x, w), b)
        return act(z) if act is not None else z


def inference(images):
    net = images
    for i, width in enumerate(flags["hidden"]):
        net = fc(net, width, "fc%d" % i)
    return fc(net, 10, "logits")


images = tf.placeholder(tf.float32, [None, 64])
labels = tf.placeholder(tf.int32, [None])
logits = inference(images)
loss = tf.losses.sparse_softmax_cross_entropy(labels, logits)
train_op = tf.train.AdamOptimizer(flags["lr"]).minimize(loss)
correct = tf.nn.in_top_k(logits, labels, 1)
accuracy = tf.reduce_mean(tf.cast(correct, tf.float32))

X, Y = load_digits(return_X_y=True)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(flags["steps"]):
        pick = np.random.choice(len(X), 100)
        _, value = sess.run([train_op, loss], {images: X[pick] / 16.0, labels: Y[pick]})
    print(value, sess.run(accuracy, {images: X / 16.0, labels: Y}))
