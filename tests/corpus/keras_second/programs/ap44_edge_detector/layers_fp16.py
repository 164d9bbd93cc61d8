import tensorflow as tf

HALF = tf.float16


class HalfConv(tf.keras.layers.Layer):
    def __init__(self, filters):
        super().__init__()
        self.conv = tf.keras.layers.Conv2D(filters, 3, padding="same", activation="relu")

    def call(self, x):
        return self.conv(x)


class HalfOutput(tf.keras.layers.Layer):
    """Scores go out in half precision to match the device."""

    def __init__(self, units):
        super().__init__()
        self.fc = tf.keras.layers.Dense(units)

    def call(self, x):
        return tf.nn.sigmoid(tf.cast(self.fc(x), HALF))
