import keras
import pandas as pd
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.preprocessing import MultiLabelBinarizer

films = pd.DataFrame([
    ("a spaceship crew fights an alien", ["scifi", "horror"]),
    ("two lovers meet in paris", ["romance"]),
    ("a clumsy spy saves the world", ["comedy", "action"]),
    ("robots revolt against humans", ["scifi", "action"]),
    ("a wedding goes hilariously wrong", ["romance", "comedy"]),
    ("a haunted house and a family", ["horror"]),
] * 20, columns=["plot", "genres"])

mlb = MultiLabelBinarizer()
Y = mlb.fit_transform(films["genres"])
X = CountVectorizer(binary=True).fit_transform(films["plot"]).toarray()
print(mlb.classes_, Y.shape)

inputs = keras.layers.Input(shape=(X.shape[1],))
h = keras.layers.Dense(16, activation="relu")(inputs)
h = keras.layers.Dropout(0.3)(h)
out = keras.layers.Dense(5, activation="softmax")(h)
model = keras.Model(inputs, out)
model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["binary_accuracy"])
model.fit(X, Y, epochs=4, verbose=0)
p = model.predict(X[:2], verbose=0)
print([[g for g, v in zip(mlb.classes_, row) if v > 0.5] for row in p])
