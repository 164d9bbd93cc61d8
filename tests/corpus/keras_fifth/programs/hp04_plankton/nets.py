from keras import layers, ops

from base import BaseClassifier


class TinyConv(BaseClassifier):
    def __init__(self, n_classes, width=8, **kwargs):
        super().__init__(n_classes, **kwargs)
        self.c1 = layers.Conv2D(width, 3, activation="relu")
        self.pool = layers.GlobalAveragePooling2D()
        self.drop = layers.Dropout(0.1)

    def features(self, x, training):
        return self.drop(self.pool(self.c1(x)), training=training)


class ConfidentConv(TinyConv):
    def head(self, h):
        return ops.softmax(self.top(h), axis=-1)
