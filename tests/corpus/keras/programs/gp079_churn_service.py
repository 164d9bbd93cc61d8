import numpy as np
import tensorflow as tf
from tensorflow.keras import Sequential
from tensorflow.keras.layers import Dense, Dropout, InputLayer


class ChurnClassifier:
    threshold = 0.5

    def __init__(self, n_features, hidden=(32, 16), lr=1e-3):
        self.model = Sequential([InputLayer(shape=(n_features,))])
        for h in hidden:
            self.model.add(Dense(h, activation='relu'))
            self.model.add(Dropout(0.1))
        self.model.add(Dense(1))
        self.model.compile(
            optimizer=tf.keras.optimizers.Adam(lr),
            loss=tf.keras.losses.BinaryCrossentropy(from_logits=True),
            metrics=[tf.keras.metrics.Recall(name='recall')])

    def fit(self, X, y, **kw):
        kw.setdefault('epochs', 3)
        kw.setdefault('verbose', 0)
        return self.model.fit(X, y, **kw)

    def predict_label(self, X):
        scores = self.model.predict(X, verbose=0).squeeze()
        return np.where(scores >= self.threshold, 'leaves', 'stays')


X = np.random.randn(600, 9)
y = (X[:, 0] + X[:, 1] > 1).astype(int)
clf = ChurnClassifier(9)
clf.fit(X, y, class_weight={0: 1.0, 1: 2.5})
print(dict(zip(*np.unique(clf.predict_label(X), return_counts=True))))
