import keras
import keras.layers as kl
import numpy as np
from sklearn.preprocessing import LabelBinarizer

cheese = np.random.RandomState(1).choice(["brie", "cheddar", "comte", "feta", "gouda", "manchego"], 420)
lb = LabelBinarizer()
y = lb.fit_transform(cheese)
x = y @ np.random.randn(6, 15) + 0.5 * np.random.randn(420, 15)

model = keras.Sequential(
    [kl.Input(shape=(15,)), kl.Dense(30), kl.PReLU(), kl.Dense(6, activation="sigmoid")]
)
model.compile(optimizer="adam", loss=keras.losses.CategoricalCrossentropy(), metrics=["categorical_accuracy"])
model.fit(x, y, epochs=3, batch_size=42, verbose=0)
print(lb.inverse_transform(model.predict(x[:5], verbose=0)))
