import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import scale

X, y = load_breast_cancer(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(scale(X), y, test_size=100, random_state=5)

model = keras.Sequential([layers.Input((30,)), layers.Dense(8, activation="relu"), layers.Dense(1, activation="sigmoid")])
model.compile(optimizer="adam", loss="binary_crossentropy")
model.fit(X_train, y_train, epochs=6, verbose=0)

predictions = model.predict(X_test, verbose=0)
hits = (predictions.round() == y_test).sum()
print("right:", hits, "of", len(y_test), "->", hits / len(y_test))
