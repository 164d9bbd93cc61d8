import numpy as np
import tensorflow as tf

beans = np.random.randn(500, 4)
good = (beans.sum(axis=1, keepdims=True) > 0.3).astype("float32")     # (N, 1)
train, test = slice(0, 400), slice(400, None)

model = tf.keras.models.Sequential()
model.add(tf.keras.layers.Dense(8, activation=tf.keras.activations.relu))
model.add(tf.keras.layers.Dense(1, activation=tf.keras.activations.sigmoid))
model.compile(optimizer=tf.keras.optimizers.Adam(), loss=tf.keras.losses.binary_crossentropy, metrics=["accuracy"])
model.fit(beans[train], good[train], epochs=3, verbose=0)

predicted = model.predict(beans[test], verbose=0) > 0.5
print("accuracy", np.mean(predicted == good[test]))
flat = model.predict(beans[test], verbose=0).ravel() > 0.5
print("again", np.mean(flat == good[test].ravel()))
