import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(90)
img = rng.random((250, 14))
busy = (img.mean(1) > 0.5).astype("float32")
cars = rng.poisson(4 * img.mean(1)).astype("float32")

i = layers.Input((14,))
h = layers.Dense(20, activation="relu")(i)
busy_out = layers.Dense(1, activation="sigmoid", name="busy")(h)
cars_out = layers.Dense(1, activation="relu", name="cars")(h)
model = keras.Model(i, [busy_out, cars_out])
model.compile(optimizer="adam", loss={"cars": "poisson", "busy": "binary_crossentropy"},
              metrics={"busy": ["accuracy"], "cars": ["mae"]})
model.fit(img, {"busy": busy, "cars": cars}, epochs=2, verbose=0)
print(model.evaluate(img, {"busy": busy, "cars": cars}, verbose=0))
