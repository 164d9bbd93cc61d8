import keras
import numpy as np
import tensorflow as tf
from keras import layers
from sklearn.datasets import load_digits


class Distiller(keras.Model):
    def __init__(self, student, teacher, T=4.0, mix=0.3):
        super().__init__()
        self.student, self.teacher = student, teacher
        self.T, self.mix = T, mix
        self.hard = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        self.soft = keras.losses.KLDivergence()
        self.acc = keras.metrics.SparseCategoricalAccuracy(name="acc")

    @property
    def metrics(self):
        return [self.acc]

    def train_step(self, data):
        x, y = data
        t = self.teacher(x, training=False)
        with tf.GradientTape() as tape:
            s = self.student(x, training=True)
            soft = self.soft(tf.nn.softmax(t / self.T, axis=1), tf.nn.softmax(s / self.T, axis=1))
            loss = self.mix * self.hard(y, s) + (1 - self.mix) * soft * self.T ** 2
        weights = self.student.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))
        self.acc.update_state(y, s)
        return {"loss": loss, "acc": self.acc.result()}

    def call(self, x):
        return self.student(x)


def net(*widths):
    m = keras.Sequential([keras.Input((64,))])
    for w in widths:
        m.add(layers.Dense(w, activation="relu"))
    m.add(layers.Dense(10))
    return m


X, y = load_digits(return_X_y=True)
X = (X / 16).astype("float32")
teacher = net(128, 64)
teacher.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
teacher.fit(X, y, epochs=3, verbose=0)
teacher.trainable = False
distiller = Distiller(net(16), teacher)
distiller.compile(optimizer=keras.optimizers.Adam(3e-3))
h = distiller.fit(X, y, epochs=2, batch_size=64, verbose=0)
print(h.history["acc"], np.mean(distiller.predict(X, verbose=0).argmax(1) == y))
