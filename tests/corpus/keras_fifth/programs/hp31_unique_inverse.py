import keras
import numpy as np

rng = np.random.default_rng(61)
country = rng.choice(["NL", "DE", "FR", "ES"], 260)
classes, y = np.unique(country, return_inverse=True)
centre = {c: rng.normal(size=6) for c in classes}
X = np.stack([centre[c] for c in country]) + 0.3 * rng.normal(size=(260, 6))

model = keras.Sequential()
model.add(keras.layers.Input((6,)))
model.add(keras.layers.Dense(18, activation="relu"))
model.add(keras.layers.Dense(len(classes), activation="softmax"))
model.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(X, y, epochs=3, batch_size=20)
print(classes[model.predict(X[:3]).argmax(1)])
