import keras
from keras import layers


class BaseClassifier(keras.Model):
    """Template: subclasses fill in `features` and may replace `head`."""

    def __init__(self, n_classes, **kwargs):
        super().__init__(**kwargs)
        self.n_classes = n_classes
        self.top = layers.Dense(n_classes, name="top")

    def features(self, x, training):
        raise NotImplementedError

    def head(self, h):
        return self.top(h)

    def call(self, x, training=False):
        return self.head(self.features(x, training))

    @staticmethod
    def objective():
        return keras.losses.SparseCategoricalCrossentropy(from_logits=True)
