import numpy as np
import tensorflow as tf
from tensorflow.keras import backend as K

notes = np.random.rand(300, 88).astype("float32")
chord = np.stack([notes[:, a] + notes[:, b] > 1.1 for a, b in ((0, 12), (4, 16), (7, 19))], axis=1).astype("float32")

encoder = tf.keras.Sequential()
encoder.add(tf.keras.layers.Dense(32, activation="elu"))
encoder.add(tf.keras.layers.Dense(chord.shape[1]))

optimiser = tf.keras.optimizers.Adam(1e-3)


def one_step(n, c):
    with tf.GradientTape() as gt:
        guess = encoder(n, training=True)
        cost = K.mean(K.binary_crossentropy(c, guess))
    grads = gt.gradient(cost, encoder.trainable_weights)
    optimiser.apply_gradients(zip(grads, encoder.trainable_weights))
    return cost


for epoch in range(3):
    costs = [one_step(tf.constant(notes[k:k + 50]), tf.constant(chord[k:k + 50])) for k in range(0, 300, 50)]
    print(epoch, float(sum(costs)) / len(costs))
