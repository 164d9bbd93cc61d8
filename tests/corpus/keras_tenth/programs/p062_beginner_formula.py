import numpy as np
import tensorflow as tf

tf1 = tf.compat.v1
tf1.disable_eager_execution()

x = tf1.placeholder(tf.float32, [None, 20])
labels = tf1.placeholder(tf.float32, [None, 5])
W = tf1.Variable(tf.zeros([20, 5]))
b = tf1.Variable(tf.zeros([5]))
y = tf.nn.softmax(tf.matmul(x, W) + b)
cost = tf.reduce_mean(-tf.reduce_sum(labels * tf.math.log(y), axis=[1]))
train_op = tf1.train.AdamOptimizer(0.01).minimize(cost)

kind = np.random.randint(0, 5, 500)
data = np.random.randn(5, 20)[kind] + np.random.randn(500, 20)
with tf1.Session() as session:
    session.run(tf1.global_variables_initializer())
    for epoch in range(5):
        for k in range(0, 500, 50):
            _, c = session.run([train_op, cost], {x: data[k:k + 50], labels: np.eye(5)[kind[k:k + 50]]})
        print(epoch, c)
