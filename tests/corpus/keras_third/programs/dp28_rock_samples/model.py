import keras
from keras import layers


class RockNet:
    def __init__(self, n_features, n_classes=5, hidden=32):
        inputs = layers.Input((n_features,))
        x = layers.Dense(hidden, activation="relu")(inputs)
        x = layers.Dropout(0.1)(x)
        outputs = layers.Dense(n_classes, activation="softmax")(x)
        self.net = keras.Model(inputs, outputs)

    def fit(self, x, y, **options):
        self.net.compile(optimizer="adam", loss="categorical_crossentropy")
        return self.net.fit(x, y, **options)
