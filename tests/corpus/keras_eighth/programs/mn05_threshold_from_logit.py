import numpy as np
import tensorflow as tf
from sklearn.datasets import load_breast_cancer

X, y = load_breast_cancer(return_X_y=True)
X = (X - X.mean(0)) / X.std(0)

net = tf.keras.Sequential([tf.keras.layers.Dense(10, 'relu'), tf.keras.layers.Dense(1)])
net.compile('adam', tf.keras.losses.BinaryCrossentropy(from_logits=True),
            metrics=[tf.keras.metrics.AUC(from_logits=True), tf.keras.metrics.Precision(thresholds=0.0)])
net.fit(X, y, epochs=2, verbose=0)

logits = net.predict(X, verbose=0).ravel()
CUT = 0.8
needed = np.log(CUT / (1 - CUT))
print('sure benign', (logits > needed).sum())
probs = tf.sigmoid(logits).numpy()
print('same', (probs > CUT).sum())
