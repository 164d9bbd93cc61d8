import keras
import numpy as np
from keras import layers

gen = keras.Sequential([layers.Input((4,)), layers.Dense(16, activation="relu"), layers.Dense(2)], name="gen")
disc = keras.Sequential([layers.Input((2,)), layers.Dense(16), layers.LeakyReLU(), layers.Dense(1)], name="disc")
adv = keras.losses.BinaryCrossentropy(from_logits=True)
disc.compile(optimizer=keras.optimizers.Adam(2e-3, beta_1=0.5), loss=adv)

disc.trainable = False
both = keras.Sequential([gen, disc])
both.compile(optimizer=keras.optimizers.Adam(2e-3, beta_1=0.5), loss=adv)

theta = np.random.uniform(0, 2 * np.pi, 600)
ring = np.c_[np.cos(theta), np.sin(theta)]
for step in range(5):
    noise = np.random.randn(32, 4)
    fake = gen.predict(noise, verbose=0)
    real = ring[np.random.randint(0, 600, 32)]
    d = disc.train_on_batch(np.r_[real, fake], np.r_[np.full((32, 1), 0.9), np.zeros((32, 1))])
    g = both.train_on_batch(noise, np.ones((32, 1)))
print("fake score", disc.predict(fake[:4], verbose=0).ravel())
