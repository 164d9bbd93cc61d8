import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

X, y = load_digits(return_X_y=True)
n_classes = int(y.max())
X_train, X_test, y_train, y_test = train_test_split(X / 16, y, test_size=0.2, random_state=6)

model = keras.Sequential([
    layers.Input((X.shape[1],)),
    layers.Dense(64, activation="relu"),
    layers.Dense(n_classes, activation="softmax"),
])
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=5, batch_size=32, verbose=0)
loss, acc = model.evaluate(X_test, y_test, verbose=0)
print(f"{n_classes=} {loss=:.3f} {acc=:.3f}")
