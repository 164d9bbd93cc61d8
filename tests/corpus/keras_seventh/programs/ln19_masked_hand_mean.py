import numpy as np
import tensorflow as tf

rng = np.random.default_rng(66)
x = rng.normal(size=(200, 6)).astype("float32")
answer = (x[:, 0] > 0).astype("float32")
answer[::7] = np.nan
net = tf.keras.Sequential([tf.keras.layers.Dense(12, "relu"), tf.keras.layers.Dense(1)])


def masked_loss(answer, score):
    known = tf.math.is_finite(answer)
    answer = tf.where(known, answer, tf.zeros_like(answer))[..., tf.newaxis]
    each = tf.nn.sigmoid_cross_entropy_with_logits(labels=answer, logits=score)
    known = tf.cast(known, score.dtype)
    return tf.reduce_sum(each[:, 0] * known) / tf.reduce_sum(known)


opt = tf.keras.optimizers.Adam(1e-2)
for _ in range(8):
    with tf.GradientTape() as tape:
        loss = masked_loss(answer, net(x))
    opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
print(float(loss))
