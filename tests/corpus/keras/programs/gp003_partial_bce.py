from functools import partial

import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import Activation, BatchNormalization, Dense
from tensorflow.keras.models import Sequential

SYMPTOMS = ["fever", "cough", "rash", "pain"]
bce = partial(tf.keras.losses.binary_crossentropy, from_logits=True)


def patient_data(n):
    r = np.random.RandomState(n)
    x = r.normal(size=(n, 15))
    y = (x @ r.normal(size=(15, len(SYMPTOMS))) > 0.8)
    return x.astype(np.float32), y.astype(np.float32)


net = Sequential()
net.add(Dense(40))
net.add(BatchNormalization())
net.add(Activation('relu'))
net.add(Dense(len(SYMPTOMS)))
net.add(Activation('sigmoid'))

adam = tf.keras.optimizers.Adam(3e-3)
X, Y = patient_data(600)
for epoch in range(3):
    order = np.random.permutation(len(X))
    for i in range(0, len(X), 60):
        b = order[i:i + 60]
        with tf.GradientTape() as g:
            scores = tf.identity(net(X[b], training=True))
            cost = tf.reduce_mean(bce(Y[b], scores))
        adam.apply_gradients(zip(g.gradient(cost, net.trainable_weights), net.trainable_weights))
    print(epoch, cost.numpy())
print(dict(zip(SYMPTOMS, net(X[:1]).numpy()[0].round(2))))
