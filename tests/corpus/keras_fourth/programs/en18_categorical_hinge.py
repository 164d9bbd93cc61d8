import keras
import numpy as np
from keras import layers, regularizers
from sklearn.datasets import load_digits
from sklearn.preprocessing import OneHotEncoder

digits = load_digits()
X = digits.data / 16.0
enc = OneHotEncoder(sparse_output=False)
Y = enc.fit_transform(digits.target[:, None])

# a linear SVM on top of random Fourier features
svm = keras.Sequential([
    keras.Input((64,)),
    layers.Lambda(lambda t: keras.ops.cos(t), output_shape=(64,)),
    layers.Dense(256, trainable=False, activation=keras.ops.cos),
    layers.Dense(10, kernel_regularizer=regularizers.L2(1e-4)),
])
svm.compile(optimizer="adam", loss="categorical_hinge", metrics=["categorical_accuracy"])
svm.fit(X, Y, epochs=3, verbose=0)
margin = np.sort(svm.predict(X, verbose=0), axis=1)
print(svm.evaluate(X, Y, verbose=0), "inside the margin:", (margin[:, -1] - margin[:, -2] < 1).mean())
