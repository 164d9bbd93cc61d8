import numpy as np
import tensorflow as tf
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split

X, y = load_iris(return_X_y=True)
Xa, Xb, ya, yb = train_test_split(X, y, test_size=0.3, stratify=y, random_state=0)
Ya = tf.keras.utils.to_categorical(ya)

clf = tf.keras.Sequential([tf.keras.layers.Dense(10, "relu"), tf.keras.layers.Dense(3, "softmax")])
clf.compile("adam", "categorical_crossentropy", metrics=["accuracy"])

order = np.random.default_rng(0).permutation(len(Xa))
for chunk in np.array_split(order, 7):
    clf.train_on_batch(Xa[chunk], Ya[chunk])
print(clf.test_on_batch(Xb, yb))
