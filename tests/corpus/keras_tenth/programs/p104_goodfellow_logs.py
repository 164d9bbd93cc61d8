import numpy as np
import tensorflow as tf

tfk = tf.keras
G = tfk.Sequential([tfk.layers.Dense(16, activation="relu"), tfk.layers.Dense(2)])
D = tfk.Sequential([tfk.layers.Dense(16, activation="relu"), tfk.layers.Dense(1)])
g_opt, d_opt = tfk.optimizers.Adam(1e-3), tfk.optimizers.Adam(1e-3)
data = np.random.multivariate_normal([1, -1], [[1, 0.8], [0.8, 1]], 512).astype("float32")

for step in range(8):
    real = data[np.random.randint(0, 512, 64)]
    z = tf.random.normal((64, 4))
    with tf.GradientTape(persistent=True) as tape:
        fake = G(z)
        d_real, d_fake = tf.sigmoid(D(real)), tf.sigmoid(D(fake))
        d_loss = -tf.reduce_mean(tf.math.log(d_real) + tf.math.log(1 - d_fake))
        g_loss = -tf.reduce_mean(tf.math.log(d_fake))
    d_opt.apply_gradients(zip(tape.gradient(d_loss, D.trainable_variables), D.trainable_variables))
    g_opt.apply_gradients(zip(tape.gradient(g_loss, G.trainable_variables), G.trainable_variables))
    print(step, float(d_loss), float(g_loss))
