import numpy as np
import tensorflow as tf


class BaseNet(tf.keras.Model):
    def __init__(self, n_classes, width=32):
        super().__init__()
        self.n_classes = n_classes
        self.body = tf.keras.Sequential([
            tf.keras.layers.Dense(width, activation='relu'),
            tf.keras.layers.Dense(width, activation='relu'),
        ])
        self.head = self.make_head()

    def make_head(self):
        return tf.keras.layers.Dense(self.n_classes)

    def call(self, x, training=None):
        return self.head(self.body(x, training=training))


class ProbNet(BaseNet):
    """Same trunk, but predict() can be shown to the user directly."""

    def make_head(self):
        return tf.keras.layers.Dense(self.n_classes, activation=tf.keras.activations.softmax)


def train(model, ds, epochs=4, lr=1e-2,
          loss_fn=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)):
    opt = tf.keras.optimizers.Adam(lr)
    mean = tf.keras.metrics.Mean()

    @tf.function
    def step(xb, yb):
        with tf.GradientTape() as tape:
            out = tf.reshape(model(xb, training=True), [-1, model.n_classes])
            loss = loss_fn(yb, out)
        opt.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
        return loss

    for epoch in range(epochs):
        mean.reset_state()
        for xb, yb in ds:
            mean.update_state(step(xb, yb))
        print('epoch', epoch, 'loss', float(mean.result()))


centers = np.random.RandomState(3).normal(size=(4, 6)) * 2
k = np.random.randint(0, 4, 800)
pts = (centers[k] + np.random.normal(size=(800, 6))).astype('float32')
train(ProbNet(4), tf.data.Dataset.from_tensor_slices((pts, k)).shuffle(800).batch(50))
