import numpy as np
import tensorflow as tf

from net import LETTERS, letter_net
from serve import Served

rng = np.random.default_rng(1)
font = rng.random((len(LETTERS), 8, 8))
which = rng.integers(0, len(LETTERS), 500)
images = (font[which] + 0.2 * rng.normal(size=(500, 8, 8))).astype('float32')

net = letter_net()
net.compile(optimizer=tf.keras.optimizers.Adam(3e-3),
            loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
net.fit(images, which, epochs=2, batch_size=50, verbose=2)

served = Served(net, LETTERS)
letters, p = served.read(images[:6])
print(b''.join(letters.numpy()).decode(), p.numpy().round(2), ''.join(LETTERS[k] for k in which[:6]))
