import numpy as np
import tensorflow as tf

rng = np.random.default_rng(15)
x = rng.normal(size=(300, 6)).astype("float32")
sign = np.where(x[:, :1] + 0.4 * rng.normal(size=(300, 1)) > 0, 1.0, -1.0).astype("float32")

svm = tf.keras.Sequential([tf.keras.layers.Dense(1, kernel_regularizer="l2")])
svm.compile("sgd", loss=tf.keras.losses.Hinge())
svm.fit(x, sign, epochs=3, verbose=0)

margin = svm(x)
zero_one = (sign + 1) / 2
a, b = tf.Variable(1.0), tf.Variable(0.0)
bce = tf.keras.losses.BinaryCrossentropy(from_logits=True)
for _ in range(30):
    with tf.GradientTape() as tape:
        loss = bce(zero_one, a * margin + b)
    ga, gb = tape.gradient(loss, [a, b])
    a.assign_sub(0.3 * ga)
    b.assign_sub(0.3 * gb)
p = tf.sigmoid(a * margin + b)
print("sure", float(tf.reduce_mean(tf.cast(p > 0.5, tf.float32))), float(loss))
