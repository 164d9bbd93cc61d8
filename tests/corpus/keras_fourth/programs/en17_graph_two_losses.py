import numpy as np
import tensorflow as tf

tf = tf.compat.v1
tf.disable_v2_behavior()


def mlp(x, sizes, scope):
    with tf.variable_scope(scope):
        for i, (a, b) in enumerate(zip(sizes, sizes[1:])):
            w = tf.get_variable("w%d" % i, (a, b))
            c = tf.get_variable("c%d" % i, (b,), initializer=tf.zeros_initializer())
            x = tf.matmul(x, w) + c
            if i < len(sizes) - 2:
                x = tf.nn.relu(x)
    return x


x = tf.placeholder(tf.float32, (None, 9))
species = tf.placeholder(tf.int32, (None,))
ripe = tf.placeholder(tf.float32, (None, 1))

species_out = mlp(x, (9, 32, 4), "species")
ripe_prob = tf.sigmoid(mlp(x, (9, 16, 1), "ripe"))

species_loss = tf.losses.softmax_cross_entropy(tf.one_hot(species, 4), species_out, label_smoothing=0.1)
ripe_loss = tf.losses.log_loss(ripe, ripe_prob)
total = tf.losses.get_total_loss()
train = tf.train.AdamOptimizer(1e-2).minimize(total)
species_prob = tf.nn.softmax(species_out)
ripe_hit = tf.reduce_mean(tf.cast(tf.equal(ripe_prob > 0.5, ripe > 0.5), tf.float32))

rng = np.random.RandomState(4)
fruit = rng.randint(0, 4, 400)
data = rng.randn(4, 9)[fruit] + 0.3 * rng.randn(400, 9)
feed = {x: data, species: fruit, ripe: (data[:, :1] > 0).astype(np.float32)}
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(60):
        sess.run(train, feed)
    p, hit, a, b = sess.run([species_prob, ripe_hit, species_loss, ripe_loss], feed)
print((p.argmax(1) == fruit).mean(), hit, a, b)
