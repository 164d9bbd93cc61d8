import numpy as np
import tensorflow as tf
from tensorflow import keras


class Distiller(keras.Model):
    def __init__(self, student, teacher, alpha=0.1, temperature=3):
        super().__init__()
        self.student, self.teacher = student, teacher
        self.alpha, self.temperature = alpha, temperature
        self.student_loss_fn = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        self.distillation_loss_fn = keras.losses.KLDivergence()

    def call(self, x):
        return self.student(x)

    def train_step(self, data):
        x, y = data
        t = self.teacher(x, training=False)
        with tf.GradientTape() as tape:
            s = self.student(x, training=True)
            hard = self.student_loss_fn(y, s)
            soft = self.distillation_loss_fn(
                tf.nn.softmax(t / self.temperature, axis=1),
                tf.nn.softmax(s / self.temperature, axis=1)) * self.temperature ** 2
            loss = self.alpha * hard + (1 - self.alpha) * soft
        v = self.student.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, v), v))
        return {'loss': loss}


def net(*units):
    return keras.Sequential([keras.layers.Dense(u, activation='relu') for u in units] + [keras.layers.Dense(4)])


y = np.random.randint(0, 4, 300)
x = (np.eye(4, 10)[y] * 2 + np.random.randn(300, 10)).astype('float32')
teacher = net(64, 64)
teacher.compile('adam', keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=['accuracy'])
teacher.fit(x, y, epochs=2, verbose=0)
d = Distiller(net(8), teacher)
d.compile(optimizer='adam')
d.fit(x, y, epochs=2, verbose=0)
print((d.student(x).numpy().argmax(1) == y).mean())
