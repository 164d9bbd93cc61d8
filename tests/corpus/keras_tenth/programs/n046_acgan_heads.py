import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import Dense, Embedding, Flatten, Input, LeakyReLU, multiply

n_classes, latent = 4, 6


def build_discriminator():
    point = Input((8,))
    h = LeakyReLU()(Dense(24)(point))
    validity = Dense(1, activation="sigmoid")(h)
    label = Dense(n_classes, activation="softmax")(h)
    return tf.keras.Model(point, [validity, label])


def build_generator():
    noise, label = Input((latent,)), Input((1,), dtype="int32")
    joined = multiply([noise, Flatten()(Embedding(n_classes, latent)(label))])
    return tf.keras.Model([noise, label], Dense(8, activation="tanh")(Dense(16, activation="relu")(joined)))


losses = ["binary_crossentropy", "sparse_categorical_crossentropy"]
discriminator = build_discriminator()
discriminator.compile(loss=losses, optimizer=tf.keras.optimizers.Adam(2e-4, 0.5))
generator = build_generator()
real = np.tanh(np.random.randn(n_classes, 8))
for epoch in range(3):
    k = np.random.randint(0, n_classes, (32, 1))
    fake = generator.predict([np.random.randn(32, latent), k], verbose=0)
    d_real = discriminator.train_on_batch(real[k[:, 0]], [np.ones((32, 1)), k])
    d_fake = discriminator.train_on_batch(fake, [np.zeros((32, 1)), k])
    print(epoch, d_real, d_fake)
