import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits
from tensorflow.keras import layers

noise_dim = 16
real = (load_digits().images[..., None] / 8 - 1).astype('float32')


def make_generator():
    return tf.keras.Sequential([
        layers.Input((noise_dim,)),
        layers.Dense(4 * 4 * 8),
        layers.LeakyReLU(),
        layers.Reshape((4, 4, 8)),
        layers.Conv2DTranspose(1, 3, strides=2, padding='same', activation='tanh'),
    ])


def make_discriminator():
    return tf.keras.Sequential([
        layers.Input((8, 8, 1)),
        layers.Conv2D(8, 3, strides=2, padding='same'),
        layers.LeakyReLU(),
        layers.Dropout(0.3),
        layers.Flatten(),
        layers.Dense(1),
    ])


cross_entropy = tf.keras.losses.BinaryCrossentropy()
G, D = make_generator(), make_discriminator()
g_opt, d_opt = tf.keras.optimizers.Adam(1e-4), tf.keras.optimizers.Adam(1e-4)


def discriminator_loss(real_output, fake_output):
    return (cross_entropy(tf.ones_like(real_output), real_output)
            + cross_entropy(tf.zeros_like(fake_output), fake_output))


def generator_loss(fake_output):
    return cross_entropy(tf.ones_like(fake_output), fake_output)


for step in range(10):
    images = real[np.random.randint(0, len(real), 32)]
    with tf.GradientTape() as g_tape, tf.GradientTape() as d_tape:
        generated = G(tf.random.normal((32, noise_dim)), training=True)
        real_output, fake_output = D(images, training=True), D(generated, training=True)
        g_loss, d_loss = generator_loss(fake_output), discriminator_loss(real_output, fake_output)
    g_opt.apply_gradients(zip(g_tape.gradient(g_loss, G.trainable_variables), G.trainable_variables))
    d_opt.apply_gradients(zip(d_tape.gradient(d_loss, D.trainable_variables), D.trainable_variables))
print(float(g_loss), float(d_loss))
