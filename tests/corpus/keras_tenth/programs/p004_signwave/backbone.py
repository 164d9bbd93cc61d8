import tensorflow as tf

from heads import ClassHead


class SignNet(tf.keras.Model):
    """Accelerometer windows to hand signs."""

    def __init__(self, num_signs):
        super().__init__()
        self.blocks = [tf.keras.layers.Conv1D(f, 5, strides=2, activation="relu") for f in (8, 16)]
        self.pool = tf.keras.layers.GlobalAveragePooling1D()
        self.head = ClassHead(num_signs)

    def call(self, window):
        for block in self.blocks:
            window = block(window)
        return self.head(self.pool(window))
