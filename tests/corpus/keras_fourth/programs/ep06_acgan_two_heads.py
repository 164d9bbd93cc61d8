"""AC-GAN on 2-d blobs: real/fake head and class head."""
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers

N_CLASSES, NOISE, BATCH = 4, 6, 64


def make_generator():
    noise = keras.Input((NOISE,))
    label = keras.Input((), dtype="int32")
    emb = layers.Embedding(N_CLASSES, NOISE)(label)
    x = layers.multiply([noise, emb])
    x = layers.Dense(32, activation="relu")(x)
    return keras.Model([noise, label], layers.Dense(2)(x))


def make_discriminator():
    point = keras.Input((2,))
    x = layers.Dense(32)(point)
    x = layers.LeakyReLU(0.2)(x)
    x = layers.Dropout(0.3)(x)
    validity = layers.Dense(1, activation="sigmoid", name="validity")(x)
    category = layers.Dense(N_CLASSES, activation="softmax", name="category")(x)
    return keras.Model(point, [validity, category])


generator, discriminator = make_generator(), make_discriminator()
adversarial = keras.losses.BinaryCrossentropy(from_logits=True)
auxiliary = keras.losses.SparseCategoricalCrossentropy()
g_opt, d_opt = keras.optimizers.Adam(2e-4, beta_1=0.5), keras.optimizers.Adam(2e-4, beta_1=0.5)
angles = tf.range(N_CLASSES, dtype=tf.float32) * 1.5708
centres = tf.stack([tf.cos(angles), tf.sin(angles)], axis=1)


@tf.function
def train_step(real, label):
    z = tf.random.normal([BATCH, NOISE])
    wanted = tf.random.uniform([BATCH], maxval=N_CLASSES, dtype=tf.int32)
    with tf.GradientTape() as gt, tf.GradientTape() as dt:
        fake = generator([z, wanted], training=True)
        v_real, c_real = discriminator(real, training=True)
        v_fake, c_fake = discriminator(fake, training=True)
        d_loss = (adversarial(tf.ones_like(v_real), v_real)
                  + adversarial(tf.zeros_like(v_fake), v_fake)
                  + auxiliary(label, c_real))
        g_loss = adversarial(tf.ones_like(v_fake), v_fake) + auxiliary(wanted, c_fake)
    g_opt.apply_gradients(zip(gt.gradient(g_loss, generator.trainable_variables), generator.trainable_variables))
    d_opt.apply_gradients(zip(dt.gradient(d_loss, discriminator.trainable_variables), discriminator.trainable_variables))
    return d_loss, g_loss


for i in range(30):
    label = tf.random.uniform([BATCH], maxval=N_CLASSES, dtype=tf.int32)
    real = tf.gather(centres, label) + 0.1 * tf.random.normal([BATCH, 2])
    d, g = train_step(real, label)
print(float(d), float(g))
