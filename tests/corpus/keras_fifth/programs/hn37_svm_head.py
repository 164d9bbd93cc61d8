import numpy as np
import tensorflow as tf
from sklearn.datasets import load_breast_cancer

X, y = load_breast_cancer(return_X_y=True)
X = (X - X.mean(0)) / X.std(0)
s = np.where(y == 1, 1, -1)

svm = tf.keras.Sequential([
    tf.keras.layers.Dense(1, kernel_regularizer='l2', input_shape=(30,))
])
svm.compile(optimizer='adam', loss='squared_hinge')
svm.fit(X, s, epochs=3, batch_size=32, verbose=0)
print('accuracy', (np.sign(svm.predict(X, verbose=0).ravel()) == s).mean())
