import keras
import numpy as np
from sklearn.datasets import make_blobs

X, blob = make_blobs(500, centers=2, n_features=4, random_state=21)
X_train, y_train, X_test, y_test = X[:400], blob[:400], X[400:], blob[400:]

model = keras.Sequential([
    keras.Input((4,)),
    keras.layers.BatchNormalization(),
    keras.layers.Dense(6, activation="relu"),
    keras.layers.Dense(1, activation="sigmoid"),
])
model.compile("adam", "binary_crossentropy")
model.fit(X_train, y_train, epochs=4, verbose=0)

predicted = model.predict(X_test, verbose=0) > 0.5
accuracy = np.mean(predicted == y_test)
print(f"accuracy {accuracy:.1%}")
