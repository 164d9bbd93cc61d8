import itertools
import random

import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits
from tensorflow.keras import Model, layers

random.seed(3)
digits = load_digits()
X = (digits.images / 16.0).astype("float32")[..., np.newaxis]


def pairs(n):
    left, right, same = [], [], []
    by_digit = {d: np.flatnonzero(digits.target == d) for d in range(10)}
    for i in itertools.count():
        if i == n:
            break
        a = random.randrange(10)
        b = a if i % 2 else random.choice([d for d in range(10) if d != a])
        left.append(X[random.choice(by_digit[a])])
        right.append(X[random.choice(by_digit[b])])
        same.append(float(a == b))
    return np.array(left), np.array(right), np.array(same)


def tower():
    return tf.keras.Sequential([
        layers.Input((8, 8, 1)),
        layers.Conv2D(16, 3, activation="relu"),
        layers.MaxPooling2D(),
        layers.Flatten(),
        layers.Dense(32),
        layers.UnitNormalization(),
    ])


shared = tower()
in_a, in_b = layers.Input((8, 8, 1)), layers.Input((8, 8, 1))
distance = layers.Lambda(lambda t: tf.abs(t[0] - t[1]))([shared(in_a), shared(in_b)])
same_or_not = layers.Dense(1, activation=tf.keras.activations.softmax)(distance)
siamese = Model([in_a, in_b], same_or_not)
siamese.compile(loss=tf.keras.losses.BinaryCrossentropy(), optimizer=tf.keras.optimizers.RMSprop(1e-3), metrics=["accuracy"])

a, b, same = pairs(400)
siamese.fit([a, b], same, epochs=2, validation_split=0.25, verbose=2)
