import keras
import numpy as np
import pandas as pd
from keras import layers

N = 400
catalogue = [f"sku-{i:04d}" for i in range(N)]
rng = np.random.default_rng(3)
orders = pd.DataFrame({"sku": np.array(catalogue)[np.arange(4000) % N]})
orders["code"] = pd.Categorical(orders["sku"], categories=catalogue).codes
y = orders["code"].to_numpy().astype(np.uint8)
x = rng.normal(size=(N, 32))[orders["code"].to_numpy()] + 0.3 * rng.normal(size=(4000, 32))

model = keras.Sequential([layers.Input((32,)), layers.Dense(128, activation="relu"), layers.Dense(N, activation="softmax")])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
model.fit(x, y, batch_size=200, epochs=3, verbose=0)
print((model.predict(x, verbose=0).argmax(1) == orders["code"].to_numpy()).mean())
