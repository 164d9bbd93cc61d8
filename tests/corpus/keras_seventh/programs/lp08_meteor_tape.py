import numpy as np
import tensorflow as tf
from tensorflow import keras as K


class MeteorNet(K.Model):
    def __init__(self, classes, drop=0.1):
        super().__init__(name="meteor")
        self.body = [K.layers.Dense(32, "relu"), K.layers.Dropout(drop), K.layers.Dense(16, "relu")]
        self.out = K.layers.Dense(classes, kernel_initializer="he_normal")

    def call(self, spectrum, training=False):
        for layer in self.body:
            spectrum = layer(spectrum, training=training) if isinstance(layer, K.layers.Dropout) else layer(spectrum)
        return self.out(spectrum)


def get_loss(kind="SparseCategoricalCrossentropy", **options):
    return getattr(tf.losses, kind)(**options)


rng = np.random.default_rng(8)
kind = rng.integers(0, 4, 320).astype("int32")
spectrum = (rng.normal(size=(4, 20))[kind] + rng.normal(size=(320, 20))).astype("float32")
train = tf.data.Dataset.from_tensor_slices((spectrum, kind)).cache().shuffle(320).batch(32).prefetch(tf.data.AUTOTUNE)

net, loss_fn, opt = MeteorNet(4), get_loss(), tf.optimizers.Adam(3e-3)
mean = tf.metrics.Mean()


@tf.function(reduce_retracing=True)
def update(x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, net(x, training=True))
    opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
    mean.update_state(loss)


for epoch in range(2):
    mean.reset_state()
    for x, y in train:
        update(x, y)
    print(f"epoch {epoch}: {mean.result():.3f}")
