import numpy as np
import tensorflow as tf

rng = np.random.default_rng(77)
usage = rng.normal(size=(900, 6)).astype("float32")
left = (usage[:, 0] - usage[:, 3] > 1.6).astype("float32")
weight = float((left == 0).sum() / left.sum())
print("positive weight", round(weight, 2))

w1 = tf.Variable(rng.normal(size=(6, 16), scale=0.3).astype("float32"))
w2 = tf.Variable(rng.normal(size=(16, 1), scale=0.3).astype("float32"))


def forward(batch):
    h = tf.tanh(batch @ w1)
    return tf.squeeze(tf.sigmoid(h @ w2), axis=1)


opt = tf.keras.optimizers.Adam(0.02)
for step in range(50):
    rows = rng.integers(0, 900, 64)
    with tf.GradientTape() as tape:
        p = forward(tf.constant(usage[rows]))
        loss = tf.reduce_mean(tf.nn.weighted_cross_entropy_with_logits(
            labels=tf.constant(left[rows]), logits=p, pos_weight=weight))
    opt.apply_gradients(zip(tape.gradient(loss, [w1, w2]), [w1, w2]))
print("loss", float(loss), "flagged", int(tf.reduce_sum(tf.cast(forward(usage) > 0.5, tf.int32))))
