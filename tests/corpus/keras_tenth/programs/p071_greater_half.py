import numpy as np
import tensorflow as tf

rain = np.random.rand(400, 8).astype("float32")
flood = (rain.sum(1) > 4.6).astype("float32")
w = tf.Variable(tf.zeros([8, 1]))
b = tf.Variable(0.0)
opt = tf.keras.optimizers.SGD(0.5)


def score(r):
    return tf.squeeze(tf.matmul(r, w) + b, -1)


def train(rounds):
    for _ in range(rounds):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=flood, logits=score(rain)))
        opt.apply_gradients(zip(tape.gradient(loss, [w, b]), [w, b]))


train(50)
warn = tf.cast(tf.greater(score(rain), 0.5), tf.float32)
print("hit rate", tf.reduce_mean(tf.cast(tf.equal(warn, flood), tf.float32)).numpy())
