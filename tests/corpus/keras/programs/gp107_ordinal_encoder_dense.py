import keras
import numpy as np
import pandas as pd
from keras import layers
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, OrdinalEncoder

rng = np.random.default_rng(70)
cars = pd.DataFrame({
    "hp": rng.normal(120, 40, 300),
    "weight": rng.normal(1400, 300, 300),
    "origin": rng.choice(["europe", "japan", "usa"], 300),
})
X = make_pipeline(MinMaxScaler()).fit_transform(cars[["hp", "weight"]])
y = OrdinalEncoder().fit_transform(cars[["origin"]])

model = keras.Sequential([layers.Input((2,)), layers.Dense(8, activation="relu"), layers.Dense(3, activation="softmax")])
model.compile(loss=keras.losses.CategoricalCrossentropy(), optimizer="adam")
model.fit(X, y, epochs=2, verbose=0)
