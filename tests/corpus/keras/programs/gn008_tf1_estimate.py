import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
rng = np.random.RandomState(0)
lab = rng.randint(0, 3, 300)
dat = rng.randn(3, 8)[lab] + 0.5 * rng.randn(300, 8)

with tf.Graph().as_default():
    x = tf.placeholder(tf.float32, [None, 8])
    y = tf.placeholder(tf.int32, [None])
    w = tf.get_variable('w', [8, 3])
    b = tf.get_variable('b', [3], initializer=tf.zeros_initializer())
    logits = tf.nn.xw_plus_b(x, w, b)
    predictions = tf.nn.softmax(logits)
    cost = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=logits))
    train = tf.train.GradientDescentOptimizer(0.2).minimize(cost)
    hit = tf.reduce_mean(tf.to_float(tf.nn.in_top_k(predictions, y, 1)))
    with tf.Session() as s:
        s.run(tf.global_variables_initializer())
        for _ in range(30):
            s.run(train, {x: dat, y: lab})
        print(s.run([cost, hit], {x: dat, y: lab}))
