from functools import partial

import keras
import numpy as np
from keras import activations, layers
from sklearn.datasets import make_moons

points, side = make_moons(600, noise=0.2, random_state=9)

x = inputs = layers.Input(shape=(2,))
for width in (24, 12):
    x = layers.Dense(width, activation="silu")(x)
outputs = activations.sigmoid(layers.Dense(1)(x))
model = keras.Model(inputs=inputs, outputs=outputs)

bce = partial(keras.losses.binary_crossentropy, from_logits=True)
model.compile(loss=bce, optimizer=keras.optimizers.AdamW(1e-2))
model.fit(points, side[:, np.newaxis], batch_size=60, epochs=3, verbose=0)
prob = model.predict(points[:6], verbose=0).squeeze()
for p, s in zip(prob, side):
    print(f"{p:.3f} {s}")
