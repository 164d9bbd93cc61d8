import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(14)
N_GLASS, N_OXIDES = 6, 9
glass = rng.integers(0, N_GLASS, 360)
oxides = rng.normal(size=(N_GLASS, N_OXIDES))[glass] + 0.6 * rng.normal(size=(360, N_OXIDES))


def block(x, units):
    x = layers.Dense(units, use_bias=False)(x)
    x = layers.BatchNormalization()(x)
    return layers.Activation("relu")(x)


inputs = keras.Input((N_OXIDES,))
x = block(inputs, 48)
x = block(x, 24)
logits = block(x, N_GLASS)
model = keras.Model(inputs, logits)

model.compile(
    optimizer=keras.optimizers.Adam(2e-3),
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
model.fit(oxides, glass, epochs=2, batch_size=30, verbose=0)
print(model.evaluate(oxides, glass, verbose=0))
