"""Self-training: label the easy unlabelled rows with the current model and train again."""
import numpy as np
import tensorflow as tf
from sklearn.datasets import load_iris
from sklearn.preprocessing import StandardScaler

X, y = load_iris(return_X_y=True)
X = StandardScaler().fit_transform(X).astype("float32")
rng = np.random.default_rng(6)
order = rng.permutation(len(X))
lab, unlab = order[:45], order[45:]


def new_net():
    m = tf.keras.Sequential([
        tf.keras.layers.Input((4,)),
        tf.keras.layers.Dense(12, activation="relu"),
        tf.keras.layers.Dense(3, activation="softmax"),
    ])
    m.compile(optimizer=tf.keras.optimizers.Adam(0.02), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return m


teacher = new_net()
teacher.fit(X[lab], y[lab], epochs=10, verbose=0)
proba = teacher.predict(X[unlab], verbose=0)
sure = proba.max(axis=1) > 0.6

xs = np.concatenate([X[lab], X[unlab][sure]])
targets = list(y[lab])
for p in proba[sure]:
    hard = np.zeros(3)
    hard[p.argmax()] = 1
    targets.append(hard)
targets = np.array(targets, dtype=object)
print(len(lab), "labelled,", int(sure.sum()), "pseudo-labelled")

student = new_net()
student.fit(xs, targets, epochs=5, batch_size=16, verbose=0)
print("all data", student.evaluate(X, y, verbose=0))
