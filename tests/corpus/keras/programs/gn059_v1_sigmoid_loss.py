import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()
data = np.random.randn(200, 7).astype(np.float32)
tags = (data[:, :3] > 0).astype(np.float32)
x = tf.placeholder(tf.float32, [None, 7])
t = tf.placeholder(tf.float32, [None, 3])
h = tf.nn.tanh(tf.matmul(x, tf.Variable(tf.random_normal([7, 12], stddev=0.3))))
z = tf.matmul(h, tf.Variable(tf.random_normal([12, 3], stddev=0.3)))
prob = tf.sigmoid(z)
loss = tf.losses.sigmoid_cross_entropy(t, z)
step = tf.train.AdamOptimizer(0.02).minimize(loss)
same = tf.reduce_mean(tf.cast(tf.equal(prob > 0.5, t > 0.5), tf.float32))
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(40):
        sess.run(step, {x: data, t: tags})
    print(sess.run([loss, same], {x: data, t: tags}))
