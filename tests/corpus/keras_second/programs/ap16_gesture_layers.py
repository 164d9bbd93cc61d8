import numpy as np
import tensorflow as tf
from sklearn.preprocessing import OneHotEncoder

GESTURES = np.array(["fist", "open", "pinch", "point", "wave"])

rng = np.random.default_rng(31)
names = rng.choice(GESTURES, 500)
emg = rng.normal(size=(500, 8, 10))
for j, g in enumerate(GESTURES):
    emg[names == g, j] *= 3
rms = np.sqrt((emg ** 2).mean(axis=2)).astype("float32")

enc = OneHotEncoder(sparse_output=False, dtype=np.float32)
onehot = enc.fit_transform(names.reshape(-1, 1))

layer_sizes = [rms.shape[1], 64, 32, onehot.shape[1]]
model = tf.keras.Sequential()
model.add(tf.keras.layers.InputLayer(shape=(layer_sizes[0],)))
for size in layer_sizes[1:]:
    model.add(tf.keras.layers.Dense(size, activation="relu", kernel_initializer="he_uniform"))

model.compile(
    optimizer=tf.keras.optimizers.Adam(0.002),
    loss=tf.keras.losses.CategoricalCrossentropy(),
    metrics=["categorical_accuracy"],
)
model.fit(rms[:400], onehot[:400], epochs=3, batch_size=25, verbose=0)
_, acc = model.evaluate(rms[400:], onehot[400:], verbose=0)
print("test accuracy %.2f" % acc)
print(enc.categories_[0][model.predict(rms[400:405], verbose=0).argmax(axis=1)], names[400:405])
