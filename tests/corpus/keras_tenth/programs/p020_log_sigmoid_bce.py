import numpy as np
import tensorflow as tf

leak = np.random.randint(0, 2, 400).astype("float32")
flow = (np.random.randn(400, 12) + leak[:, None] * 0.8).astype("float32")

body = tf.keras.layers.Dense(16, activation="relu")
unit = tf.keras.layers.Dense(1)
opt = tf.keras.optimizers.Adam(1e-3)


@tf.function
def log_prob(x):
    return tf.math.log_sigmoid(unit(body(x)))


for x, t in tf.data.Dataset.from_tensor_slices((flow, leak[:, None])).batch(40):
    with tf.GradientTape() as tape:
        out = log_prob(x)
        loss = tf.reduce_mean(tf.keras.losses.binary_crossentropy(t, out))
    variables = body.trainable_variables + unit.trainable_variables
    opt.apply_gradients(zip(tape.gradient(loss, variables), variables))
print(float(loss))
