import keras
import numpy as np
from keras import layers
from sklearn.preprocessing import MultiLabelBinarizer

genres = [["drama"], ["comedy", "drama"], ["horror", "sf"], ["sf"], ["comedy"], ["drama", "sf"]] * 50
binarizer = MultiLabelBinarizer()
Y = binarizer.fit_transform(genres).astype("float32")
X = Y @ np.random.randn(len(binarizer.classes_), 14) + 0.4 * np.random.randn(len(Y), 14)

plot = keras.Input((14,))
out = layers.Dense(Y.shape[1], activation="sigmoid")(layers.Dense(24, activation="relu")(plot))
m = keras.Model(plot, out)
m.compile("adam", loss="binary_crossentropy", metrics=[keras.metrics.AUC(multi_label=True, num_labels=Y.shape[1])])
m.fit(X, Y, epochs=2, batch_size=30, verbose=0)
p = m.predict(X[:3], verbose=0)
print(binarizer.inverse_transform((p > 0.5).astype(int)), p.argmax(1))
