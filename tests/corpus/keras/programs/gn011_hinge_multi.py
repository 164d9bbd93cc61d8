import keras
import numpy as np

rng = np.random.default_rng(8)
k = rng.integers(0, 3, 240)
x = rng.normal(size=(3, 7))[k] * 2 + rng.normal(size=(240, 7))
y = np.eye(3)[k]

svm = keras.Sequential([keras.layers.Input((7,)), keras.layers.Dense(3, kernel_regularizer="l2")])
svm.compile(optimizer="sgd", loss="categorical_hinge", metrics=["categorical_accuracy"])
svm.fit(x, y, epochs=4, verbose=0)
print(svm.evaluate(x, y, verbose=0))
