import numpy as np
import tensorflow as tf
from sklearn.datasets import make_classification

X, y = make_classification(800, 18, n_informative=9, weights=[0.8], random_state=2)
X, y = X.astype('float32'), y.astype('float32')[:, np.newaxis]

inputs = tf.keras.Input((18,))
hidden = tf.keras.layers.Dense(24, activation='relu')(inputs)
logits = tf.keras.layers.Dense(1)(hidden)
model = tf.keras.Model(inputs, logits)

bce = tf.keras.losses.BinaryCrossentropy(from_logits=True)
optimizer = tf.keras.optimizers.Adam(1e-3)
precision = tf.keras.metrics.Precision()

for epoch in range(3):
    precision.reset_state()
    for start in range(0, len(X), 50):
        xb, yb = X[start:start + 50], y[start:start + 50]
        with tf.GradientTape() as tape:
            out = model(xb, training=True)
            loss = bce(out, yb)
        grads = tape.gradient(loss, model.trainable_weights)
        optimizer.apply_gradients(zip(grads, model.trainable_weights))
        precision.update_state(yb, out)
    print(epoch, 'loss', float(loss), 'precision', float(precision.result()))
