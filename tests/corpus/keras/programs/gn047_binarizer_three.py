import keras
import numpy as np
from sklearn.preprocessing import LabelBinarizer

rng = np.random.default_rng(99)
wind = rng.choice(["calm", "breeze", "storm"], 300)
Y = LabelBinarizer().fit_transform(wind)
X = np.c_[(wind == "storm") * 2.0 + (wind == "breeze"), rng.normal(size=300)] + 0.2 * rng.normal(size=(300, 2))
net = keras.Sequential([keras.layers.Input((2,)), keras.layers.Dense(10, activation="relu"), keras.layers.Dense(3, "softmax")])
net.compile("adam", "categorical_crossentropy", metrics=["categorical_accuracy", keras.metrics.TopKCategoricalAccuracy(k=2)])
net.fit(X, Y, epochs=3, verbose=0)
print(net.evaluate(X, Y, verbose=0))
