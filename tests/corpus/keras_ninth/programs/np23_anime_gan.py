import numpy as np
from keras.layers import BatchNormalization, Conv2D, Conv2DTranspose, Dense, Flatten, Input, LeakyReLU, Reshape
from keras.models import Model, Sequential
from keras.optimizers import Adam

latent_dim = 100


def build_generator():
    model = Sequential()
    model.add(Dense(8 * 8 * 128, input_dim=latent_dim))
    model.add(Reshape((8, 8, 128)))
    for filters in (128, 64):
        model.add(Conv2DTranspose(filters, 4, strides=2, padding='same'))
        model.add(BatchNormalization(momentum=0.8))
        model.add(LeakyReLU(0.2))
    model.add(Conv2D(3, 3, padding='same', activation='tanh'))
    return model


def build_discriminator():
    model = Sequential()
    model.add(Conv2D(64, 3, strides=2, padding='same', input_shape=(32, 32, 3)))
    model.add(LeakyReLU(0.2))
    model.add(Conv2D(128, 3, strides=2, padding='same'))
    model.add(LeakyReLU(0.2))
    model.add(Flatten())
    model.add(Dense(1, activation='tanh'))
    return model


optimizer = Adam(0.0002, 0.5)
discriminator = build_discriminator()
discriminator.compile(loss='binary_crossentropy', optimizer=optimizer)

generator = build_generator()
z = Input(shape=(latent_dim,))
img = generator(z)
discriminator.trainable = False
valid = discriminator(img)
combined = Model(z, valid)
combined.compile(loss='binary_crossentropy', optimizer=Adam(0.0002, 0.5))

faces = np.random.uniform(-1, 1, (256, 32, 32, 3)).astype('float32')
batch = 32
real, fake = np.ones((batch, 1)), np.zeros((batch, 1))
for epoch in range(20):
    idx = np.random.randint(0, len(faces), batch)
    gen_imgs = generator.predict(np.random.normal(0, 1, (batch, latent_dim)), verbose=0)
    d_loss_real = discriminator.train_on_batch(faces[idx], real)
    d_loss_fake = discriminator.train_on_batch(gen_imgs, fake)
    g_loss = combined.train_on_batch(np.random.normal(0, 1, (batch, latent_dim)), real)
    print(epoch, d_loss_real, d_loss_fake, g_loss)
