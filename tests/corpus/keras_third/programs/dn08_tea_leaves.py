import keras
import numpy as np
from keras import layers

LOGITS = True
TEAS = ["assam", "darjeeling", "oolong", "sencha"]

rng = np.random.default_rng(64)
tea = rng.integers(0, len(TEAS), 300)
aroma = rng.random((len(TEAS), 10))[tea] + 0.1 * rng.normal(size=(300, 10))

i = keras.Input((10,))
h = layers.Dense(24, activation="relu")(i)
o = layers.Dense(len(TEAS), activation=None if LOGITS else "softmax")(h)
model = keras.Model(i, o)
model.compile(optimizer="adam",
              loss=keras.losses.CategoricalCrossentropy(from_logits=LOGITS),
              metrics=["accuracy"])
model.fit(aroma, np.eye(len(TEAS))[tea], epochs=3, batch_size=30, verbose=0)

out = model.predict(aroma[:3], verbose=0)
if LOGITS:
    out = keras.ops.convert_to_numpy(keras.ops.softmax(out))
print(out.round(2))
