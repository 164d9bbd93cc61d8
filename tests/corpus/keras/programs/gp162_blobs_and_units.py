import keras
from keras import layers
from sklearn.datasets import make_blobs
from sklearn.model_selection import train_test_split

X, y = make_blobs(n_samples=1000, centers=5, n_features=3, random_state=42)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=42)

model = keras.Sequential([
    layers.Input((3,)),
    layers.Dense(50, activation="relu"),
    layers.Dense(4, activation="softmax"),
])
model.compile(loss="sparse_categorical_crossentropy", optimizer=keras.optimizers.SGD(0.01, momentum=0.9), metrics=["accuracy"])
model.fit(X_train, y_train, validation_data=(X_test, y_test), epochs=5, verbose=0)
print(model.evaluate(X_test, y_test, verbose=0))
