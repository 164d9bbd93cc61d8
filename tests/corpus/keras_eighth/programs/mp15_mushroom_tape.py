import numpy as np
import tensorflow as tf
from tensorflow.keras.losses import CategoricalCrossentropy

GENERA = {'Amanita': 0, 'Boletus': 1, 'Agaricus': 2, 'Lactarius': 3}


class MushroomNet(tf.keras.Model):
    def __init__(self, n_classes):
        super().__init__()
        self.fc1 = tf.keras.layers.Dense(32)
        self.bn = tf.keras.layers.BatchNormalization()
        self.fc2 = tf.keras.layers.Dense(n_classes)

    def call(self, x, training=False):
        h = tf.nn.relu(self.bn(self.fc1(x), training=training))
        return tf.sigmoid(self.fc2(h))


ids = np.random.randint(0, len(GENERA), 280)
caps = (np.random.randn(len(GENERA), 9)[ids] + 0.5 * np.random.randn(280, 9)).astype(np.float32)
ds = tf.data.Dataset.from_tensor_slices((caps, ids))
ds = ds.map(lambda c, g: (c, tf.one_hot(g, depth=len(GENERA)))).batch(28)

net = MushroomNet(len(GENERA))
criterion = CategoricalCrossentropy()
optimizer = tf.keras.optimizers.Adam(5e-3)
for epoch in range(2):
    running = tf.keras.metrics.Mean()
    for x, y in ds:
        with tf.GradientTape() as tape:
            out = net(x, training=True)
            loss = criterion(y, out)
        optimizer.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
        running(loss)
    print(epoch, running.result().numpy())
