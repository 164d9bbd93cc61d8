import numpy as np
import tensorflow as tf

bce = tf.keras.losses.BinaryCrossentropy(from_logits=True)


def discriminator_loss(real_output, fake_output):
    real_loss = bce(tf.ones_like(real_output), real_output)
    fake_loss = bce(tf.zeros_like(fake_output), fake_output)
    return real_loss + fake_loss


def generator_loss(fake_output):
    return bce(tf.ones_like(fake_output), fake_output)


G = tf.keras.Sequential([tf.keras.layers.Dense(16, activation='relu'), tf.keras.layers.Dense(2, activation='tanh')])
D = tf.keras.Sequential([tf.keras.layers.Dense(16, activation=tf.nn.leaky_relu), tf.keras.layers.Dense(1)])
g_opt, d_opt = tf.keras.optimizers.Adam(1e-3), tf.keras.optimizers.Adam(1e-3)

for _ in range(5):
    a = np.random.rand(32, 1) * 6.28
    real = np.concatenate([np.cos(a), np.sin(a)], 1).astype('float32') * 0.8
    with tf.GradientTape() as gt, tf.GradientTape() as dt:
        fake = G(tf.random.normal((32, 4)))
        r, f = D(real), D(fake)
        g_loss, d_loss = generator_loss(f), discriminator_loss(r, f)
    g_opt.apply_gradients(zip(gt.gradient(g_loss, G.trainable_variables), G.trainable_variables))
    d_opt.apply_gradients(zip(dt.gradient(d_loss, D.trainable_variables), D.trainable_variables))
print(float(g_loss), float(d_loss), tf.sigmoid(D(real[:3])).numpy().ravel())
