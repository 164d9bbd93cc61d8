import keras
import numpy as np
from keras import layers
from sklearn.preprocessing import MultiLabelBinarizer

plots = [
    ("a detective hunts a killer in the rain", ["crime", "thriller"]),
    ("two robots fall in love on mars", ["romance", "scifi"]),
    ("a clumsy cook opens a restaurant", ["comedy"]),
    ("aliens kidnap a wedding party", ["comedy", "scifi", "romance"]),
    ("a bank robbery goes wrong", ["crime"]),
    ("a spy is chased across europe", ["thriller"]),
] * 20
mlb = MultiLabelBinarizer()
Y = mlb.fit_transform([g for _, g in plots]).astype("float32")
vectorize = layers.TextVectorization(max_tokens=60, output_mode="multi_hot")
vectorize.adapt([p for p, _ in plots])
X = np.asarray(vectorize([p for p, _ in plots]))

model = keras.Sequential([
    layers.Input((X.shape[1],)),
    layers.Dense(24, activation="relu"),
    layers.Dense(len(mlb.classes_), activation="softmax"),
])
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["binary_accuracy"])
model.fit(X, Y, epochs=3, verbose=0)
print(mlb.classes_[model.predict(X[:1], verbose=0)[0] > 0.5])
