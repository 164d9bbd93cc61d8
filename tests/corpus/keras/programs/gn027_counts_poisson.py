import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(22)
x = rng.normal(size=(300, 5))
count = rng.poisson(np.exp(0.5 * x[:, 0]))

inp = layers.Input((5,))
h = layers.Dense(16, activation="relu")(inp)
visits = layers.Dense(1, activation="softplus", name="visits")(h)
returns = layers.Dense(1, activation="sigmoid", name="returns")(h)
shop = keras.Model(inp, [visits, returns])
shop.compile(optimizer="adam", loss={"visits": "poisson", "returns": "binary_crossentropy"},
             metrics={"returns": ["accuracy"]})
shop.fit(x, {"visits": count.astype("float32"), "returns": (count > 1).astype("float32")}, epochs=2, verbose=0)
print(shop.evaluate(x, {"visits": count, "returns": count > 1}, verbose=0))
