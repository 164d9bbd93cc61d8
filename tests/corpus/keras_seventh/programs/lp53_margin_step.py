import numpy as np
import tensorflow as tf

rng = np.random.default_rng(29)
x = rng.normal(size=(256, 6)).astype("float32")
won = (x @ rng.normal(size=6) > 0).astype("float32")
games = tf.data.Dataset.from_tensor_slices((x, won)).batch(32)

rating = tf.keras.Sequential([tf.keras.Input((6,)), tf.keras.layers.Dense(8, "relu"), tf.keras.layers.Dense(1)])
opt = tf.keras.optimizers.Adam(1e-2)


def logistic(sign, score):
    return tf.reduce_mean(tf.math.softplus(-sign * score))


for features, outcome in games:
    with tf.GradientTape() as tape:
        cost = logistic(2.0 * outcome - 1.0, rating(features))
    opt.apply_gradients(zip(tape.gradient(cost, rating.trainable_variables), rating.trainable_variables))
print(float(cost))
