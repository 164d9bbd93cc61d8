import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

Z = 4
generator = tf.keras.Sequential([layers.Input((Z,)), layers.Dense(16, activation='relu'), layers.Dense(2)])
critic = tf.keras.Sequential([layers.Input((2,)), layers.Dense(16, activation='relu'), layers.Dense(1)])
g_opt = tf.keras.optimizers.Adam(1e-3, beta_1=0.0)
c_opt = tf.keras.optimizers.Adam(1e-3, beta_1=0.0)


def ring(n):
    a = np.random.uniform(0, 2 * np.pi, n)
    return np.stack([np.cos(a), np.sin(a)], 1).astype('float32')


def penalty(real, fake):
    u = tf.random.uniform((len(real), 1))
    mix = u * real + (1 - u) * fake
    with tf.GradientTape() as tape:
        tape.watch(mix)
        s = critic(mix)
    slope = tf.norm(tape.gradient(s, mix), axis=1)
    return tf.reduce_mean((slope - 1.0) ** 2)


for step in range(12):
    real, fake = ring(64), generator(tf.random.normal((64, Z)))
    with tf.GradientTape() as tape:
        gap = tf.reduce_mean(critic(fake)) - tf.reduce_mean(critic(real))
        c_loss = gap + 10.0 * penalty(real, fake)
    c_opt.apply_gradients(zip(tape.gradient(c_loss, critic.trainable_variables), critic.trainable_variables))
    if step % 4 == 3:
        with tf.GradientTape() as tape:
            g_loss = -tf.reduce_mean(critic(generator(tf.random.normal((64, Z)))))
        g_opt.apply_gradients(zip(tape.gradient(g_loss, generator.trainable_variables),
                                  generator.trainable_variables))
        print(step, float(c_loss), float(g_loss))
