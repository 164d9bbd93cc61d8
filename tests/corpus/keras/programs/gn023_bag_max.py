import keras
import numpy as np
from keras import layers, ops

rng = np.random.default_rng(38)
bags = rng.normal(size=(200, 10, 6)).astype("float32")
bags[::2, 3] += 2.5
positive = (np.arange(200) % 2 == 0).astype("float32")

inp = layers.Input((10, 6))
inst = layers.Dense(12, activation="relu")(inp)
inst = layers.Dense(1, activation="sigmoid", name="instance")(inst)
bag = layers.GlobalMaxPooling1D(name="bag")(inst)
mil = keras.Model(inp, bag)
mil.compile(optimizer="adam", loss=keras.losses.BinaryCrossentropy(), metrics=["accuracy"])
mil.fit(bags, positive, epochs=5, verbose=0)
where = keras.Model(inp, inst).predict(bags[:1], verbose=0)[0, :, 0]
print(where.round(2), int(ops.argmax(where)))
