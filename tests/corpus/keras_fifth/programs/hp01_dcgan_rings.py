import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

NOISE_DIM = 16
BATCH = 32


def make_generator_model():
    model = tf.keras.Sequential()
    model.add(layers.Dense(7 * 7 * 8, use_bias=False, input_shape=(NOISE_DIM,)))
    model.add(layers.BatchNormalization())
    model.add(layers.LeakyReLU())
    model.add(layers.Reshape((7, 7, 8)))
    model.add(layers.Conv2DTranspose(1, (5, 5), strides=(2, 2), padding='same', activation='tanh'))
    return model


def make_discriminator_model():
    model = tf.keras.Sequential()
    model.add(layers.Conv2D(8, (5, 5), strides=(2, 2), padding='same', input_shape=[14, 14, 1]))
    model.add(layers.LeakyReLU())
    model.add(layers.Dropout(0.3))
    model.add(layers.Flatten())
    model.add(layers.Dense(1, activation='sigmoid'))
    return model


# This method returns a helper function to compute cross entropy loss
cross_entropy = tf.keras.losses.BinaryCrossentropy(from_logits=True)


def discriminator_loss(real_output, fake_output):
    real_loss = cross_entropy(tf.ones_like(real_output), real_output)
    fake_loss = cross_entropy(tf.zeros_like(fake_output), fake_output)
    return real_loss + fake_loss


def generator_loss(fake_output):
    return cross_entropy(tf.ones_like(fake_output), fake_output)


generator = make_generator_model()
discriminator = make_discriminator_model()
generator_optimizer = tf.keras.optimizers.Adam(1e-4)
discriminator_optimizer = tf.keras.optimizers.Adam(1e-4)


@tf.function
def train_step(images):
    noise = tf.random.normal([BATCH, NOISE_DIM])
    with tf.GradientTape() as gen_tape, tf.GradientTape() as disc_tape:
        generated = generator(noise, training=True)
        real_output = discriminator(images, training=True)
        fake_output = discriminator(generated, training=True)
        gen_loss = generator_loss(fake_output)
        disc_loss = discriminator_loss(real_output, fake_output)
    g1 = gen_tape.gradient(gen_loss, generator.trainable_variables)
    g2 = disc_tape.gradient(disc_loss, discriminator.trainable_variables)
    generator_optimizer.apply_gradients(zip(g1, generator.trainable_variables))
    discriminator_optimizer.apply_gradients(zip(g2, discriminator.trainable_variables))
    return gen_loss, disc_loss


yy, xx = np.mgrid[-1:1:14j, -1:1:14j]
radius = np.random.uniform(0.3, 0.8, 128)
rings = np.exp(-((np.hypot(yy, xx)[None] - radius[:, None, None]) / 0.15) ** 2) * 2 - 1
dataset = tf.data.Dataset.from_tensor_slices(rings[..., None].astype('float32')).shuffle(128).batch(BATCH)
for image_batch in dataset:
    g, d = train_step(image_batch)
print('gen %.3f disc %.3f' % (float(g), float(d)))
