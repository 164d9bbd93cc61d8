import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(90)
age = rng.uniform(20, 90, 400)
bmi = rng.normal(27, 4, 400)
event = (0.06 * (age - 60) + 0.1 * (bmi - 27) + rng.normal(size=400) > 0.5).astype("float32")
X = np.column_stack([(age - 55) / 20, (bmi - 27) / 4])

a = keras.Input((2,))
b = layers.Dense(8, activation="tanh")(a)
risk = layers.Dense(1, activation="softplus", name="risk")(b)   # a risk is never negative
model = keras.Model(a, risk)
model.compile(optimizer="sgd", loss="binary_crossentropy")
model.fit(X, event, epochs=3, verbose=0)
print(model.predict(X[:4], verbose=0).ravel().round(3))
