import keras
from keras import layers
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
X = X / 16.0

encoder = keras.Sequential([layers.Input((64,)), layers.Dense(32, activation="relu"), layers.Dense(12, activation="tanh")])
decoder = keras.Sequential([layers.Input((12,)), layers.Dense(32, activation="relu"), layers.Dense(64, activation="sigmoid")])

auto = keras.Sequential([encoder, decoder])
auto.compile(optimizer="adam", loss="binary_crossentropy")       # pixel intensities in 0..1
auto.fit(X, X, epochs=2, verbose=0)

encoder.trainable = False
clf = keras.Sequential([encoder, layers.Dense(10, activation="softmax")])
clf.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
clf.fit(X, y, epochs=2, verbose=0)
print(auto.evaluate(X, X, verbose=0), clf.evaluate(X, y, verbose=0))
