import numpy as np
import tensorflow as tf

rng = np.random.default_rng(19)
X = rng.normal(size=(500, 8)).astype(np.float32)
margin = X @ rng.normal(size=(8,)) + 0.2
side = np.sign(margin).astype(np.float32)

w = tf.Variable(tf.zeros([8, 1]))
b = tf.Variable(0.0)
opt = tf.keras.optimizers.SGD(learning_rate=0.3)


def objective():
    z = tf.squeeze(X @ w, axis=1) + b
    return tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=side, logits=z))


for _ in range(25):
    with tf.GradientTape() as tape:
        value = objective()
    opt.apply_gradients(zip(tape.gradient(value, [w, b]), [w, b]))
print("objective", value.numpy())
