import keras
from keras import layers


class BaseNet(keras.Model):
    """hidden stack and output layer, subclasses decide what happens around it"""

    output_activation = "softmax"

    def __init__(self, n_classes, widths=(32,), **kwargs):
        super().__init__(**kwargs)
        self.stack = [layers.Dense(w, activation="relu") for w in widths]
        self.out = layers.Dense(n_classes, activation=self.output_activation)

    def call(self, x):
        for layer in self.stack:
            x = layer(x)
        return self.out(x)
