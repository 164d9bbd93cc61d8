import numpy as np
import tensorflow as tf

from network import Speller
from objective import masked_accuracy, masked_loss

rng = np.random.default_rng(8)
letters = rng.integers(1, 20, (200, 9)).astype('int32')
letters[:, 6:] *= rng.integers(0, 2, (200, 1)).astype('int32')
phones = np.where(letters > 0, letters % 11 + 1, 0).astype('int32')

speller = Speller(20, 13)
opt = tf.keras.optimizers.Adam(1e-2)
for epoch in range(3):
    for i in range(0, 200, 40):
        with tf.GradientTape() as tape:
            pred = speller(letters[i:i + 40])
            loss = masked_loss(phones[i:i + 40], pred)
        grads = tape.gradient(loss, speller.trainable_variables)
        opt.apply_gradients(zip(grads, speller.trainable_variables))
    print(epoch, float(loss), float(masked_accuracy(phones, speller(letters))))
