import keras
from keras import layers


class Classifier:
    head_activation = None
    hidden = (16,)

    def __init__(self, n_features, n_classes):
        x = inp = layers.Input((n_features,))
        for units in self.hidden:
            x = layers.Dense(units, activation="relu")(x)
        out = layers.Dense(n_classes, activation=self.head_activation)(x)
        self.net = keras.Model(inp, out)

    def loss(self):
        return keras.losses.SparseCategoricalCrossentropy(from_logits=self.head_activation is None)

    def fit(self, x, y, epochs=2):
        self.net.compile(optimizer="adam", loss=self.loss(), metrics=["accuracy"])
        return self.net.fit(x, y, epochs=epochs, verbose=0)
