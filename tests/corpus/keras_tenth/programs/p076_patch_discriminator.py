import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import Concatenate, Conv2D, Conv2DTranspose, Input, LeakyReLU

loss_object = tf.keras.losses.BinaryCrossentropy(from_logits=True)
LAMBDA = 100


def Generator():
    sketch = Input([16, 16, 1])
    d = Conv2D(8, 4, strides=2, padding="same", activation="relu")(sketch)
    return tf.keras.Model(sketch, Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh")(d))


def Discriminator():
    sketch, photo = Input([16, 16, 1], name="input_image"), Input([16, 16, 1], name="target_image")
    x = Concatenate()([sketch, photo])
    x = LeakyReLU()(Conv2D(8, 4, strides=2, padding="same")(x))
    return tf.keras.Model(inputs=[sketch, photo], outputs=Conv2D(1, 4, padding="same", activation="sigmoid")(x))


generator, discriminator = Generator(), Discriminator()
gen_opt, disc_opt = (tf.keras.optimizers.Adam(2e-4, beta_1=0.5) for _ in range(2))


@tf.function
def step(sketch, target):
    with tf.GradientTape() as g, tf.GradientTape() as d:
        fake = generator(sketch, training=True)
        real_patch = discriminator([sketch, target], training=True)
        fake_patch = discriminator([sketch, fake], training=True)
        g_loss = loss_object(tf.ones_like(fake_patch), fake_patch) + LAMBDA * tf.reduce_mean(tf.abs(target - fake))
        d_loss = loss_object(tf.ones_like(real_patch), real_patch) + loss_object(tf.zeros_like(fake_patch), fake_patch)
    gen_opt.apply_gradients(zip(g.gradient(g_loss, generator.trainable_variables), generator.trainable_variables))
    disc_opt.apply_gradients(zip(d.gradient(d_loss, discriminator.trainable_variables), discriminator.trainable_variables))
    return g_loss, d_loss


edges = (np.random.rand(32, 16, 16, 1) > 0.8).astype("float32")
filled = np.clip(edges + np.roll(edges, 1, 1), 0, 1) * 2 - 1
for k in range(0, 32, 8):
    print([float(v) for v in step(edges[k:k + 8], filled[k:k + 8])])
