import keras
import numpy as np
from keras import layers

PLACES, SYMBOLS = 4, 10


@keras.saving.register_keras_serializable()
class ReadOut(layers.Layer):
    """One long Dense, folded to (place, symbol)."""

    def __init__(self, places, symbols, **kwargs):
        super().__init__(**kwargs)
        self.places, self.symbols = places, symbols
        self.project = layers.Dense(places * symbols)
        self.fold = layers.Reshape((places, symbols))
        self.normalise = layers.Softmax(axis=1)

    def call(self, features):
        return self.normalise(self.fold(self.project(features)))


rng = np.random.default_rng(12)
plate = rng.integers(0, SYMBOLS, (360, PLACES))
shape_of = rng.normal(size=(SYMBOLS, 6))
picture = shape_of[plate].reshape(360, PLACES * 6) + 0.2 * rng.normal(size=(360, PLACES * 6))

model = keras.Sequential([
    keras.Input((PLACES * 6,)),
    layers.Dense(64, activation="relu"),
    ReadOut(PLACES, SYMBOLS),
])
model.compile("adam", loss=keras.losses.sparse_categorical_crossentropy)
model.fit(picture, plate, epochs=3, batch_size=36, verbose=0)
print((model.predict(picture, verbose=0).argmax(-1) == plate).all(axis=1).mean())
