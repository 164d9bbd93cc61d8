import math

import tensorflow as tf

V, D, K = 40, 8, 5
emb_in = tf.Variable(tf.random.normal((V, D), stddev=0.1))
emb_out = tf.Variable(tf.random.normal((V, D), stddev=0.1))
opt = tf.keras.optimizers.Adagrad(0.5)


def nce(center, context, noise):
    v = tf.gather(emb_in, center)[:, None, :]
    pos = tf.reduce_sum(v * tf.gather(emb_out, context)[:, None, :], -1)
    neg = tf.reduce_sum(v * tf.gather(emb_out, noise), -1)
    shift = math.log(K / V)
    logits = tf.concat([pos, neg], axis=1) - shift
    labels = tf.concat([tf.ones_like(pos), tf.zeros_like(neg)], axis=1)
    return tf.reduce_mean(tf.reduce_sum(tf.nn.sigmoid_cross_entropy_with_logits(labels, logits), axis=1))


for step in range(6):
    c = tf.random.uniform((64,), 0, V, tf.int32)
    noise = tf.random.uniform((64, K), 0, V, tf.int32)
    with tf.GradientTape() as tape:
        loss = nce(c, (c + 1) % V, noise)
    opt.apply_gradients(zip(tape.gradient(loss, [emb_in, emb_out]), [emb_in, emb_out]))
print(float(loss))
