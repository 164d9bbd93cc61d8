import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(90)
survey = rng.integers(1, 6, (400, 14)).astype("float32")
renew = (survey[:, :4].mean(1) > 3).astype("float32")
renew[-60:] = np.nan                      # did not answer the last question

q = layers.Input((14,), name="answers")
h = layers.Rescaling(1 / 5)(q)
h = layers.Dense(20, activation="relu")(h)
p = layers.Dense(1, activation="sigmoid", name="renew")(h)
model = keras.Model(q, p)
model.compile(optimizer="adam", loss="binary_crossentropy")
model.fit(survey, renew, epochs=2, batch_size=40, verbose=0)
print(model.predict(survey[:3], verbose=0))
