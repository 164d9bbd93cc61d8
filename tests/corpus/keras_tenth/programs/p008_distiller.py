import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_digits


def small(width):
    return keras.Sequential([
        layers.Input((64,)),
        layers.Dense(width, activation="relu"),
        layers.Dense(10, activation="softmax"),
    ])


class Distiller(keras.Model):
    def __init__(self, teacher, student, alpha=0.3):
        super().__init__()
        self.teacher, self.student, self.alpha = teacher, student, alpha
        self.hard = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        self.soft = keras.losses.KLDivergence()

    def call(self, x):
        return self.student(x)

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        hint = self.teacher(x, training=False)
        return self.alpha * self.hard(y, y_pred) + (1 - self.alpha) * self.soft(hint, y_pred)


X, y = load_digits(return_X_y=True)
X = (X / 16.0).astype("float32")
big = small(96)
big.compile("adam", "sparse_categorical_crossentropy")
big.fit(X, y, epochs=2, verbose=0)
big.trainable = False
d = Distiller(big, small(12))
d.compile(optimizer=keras.optimizers.Adam(5e-3))
d.fit(X, y, epochs=2, batch_size=64, verbose=0)
print((d.student.predict(X, verbose=0).argmax(-1) == y).mean())
