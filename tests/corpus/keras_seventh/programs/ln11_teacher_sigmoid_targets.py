import numpy as np
import tensorflow as tf


def mlp(width, n):
    return tf.keras.Sequential([tf.keras.layers.Dense(width, "relu"), tf.keras.layers.Dense(n)])


def distil(student, teacher, x, y, alpha=0.5, t=2.0):
    s = student(x)
    soft = tf.sigmoid(tf.stop_gradient(teacher(x)) / t)
    hard = tf.nn.sigmoid_cross_entropy_with_logits(y, s)
    warm = tf.nn.sigmoid_cross_entropy_with_logits(soft, s / t) * t ** 2
    return tf.reduce_mean(alpha * hard + (1 - alpha) * warm)


rng = np.random.default_rng(60)
x = rng.normal(size=(200, 8)).astype("float32")
y = (x[:, :4] > 0.3).astype("float32")
teacher, student = mlp(64, 4), mlp(8, 4)
opt = tf.keras.optimizers.Adam(1e-2)
for _ in range(6):
    with tf.GradientTape() as tape:
        loss = distil(student, teacher, x, y)
    opt.apply_gradients(zip(tape.gradient(loss, student.trainable_variables), student.trainable_variables))
print(float(loss))
