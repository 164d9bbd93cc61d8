import keras
import numpy as np
import pandas as pd

rs = np.random.RandomState(12)
homes = pd.DataFrame({"area": rs.gamma(8, 12, 450), "age": rs.randint(0, 90, 450), "floor": rs.randint(0, 9, 450)})
homes["rent"] = 300 + 8 * homes.area - 2 * homes.age + rs.normal(0, 40, 450)
homes["band"] = pd.cut(homes.rent, bins=[-np.inf, 800, 1200, np.inf], labels=[1, 2, 3]).astype(int)

X = homes[["area", "age", "floor"]].values / [100, 90, 9]
y = homes["band"].values

model = keras.Sequential([
    keras.layers.Input((3,)),
    keras.layers.Dense(16, activation="relu"),
    keras.layers.Dense(3, activation="softmax"),
])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X, y, epochs=3, batch_size=30, verbose=0)
