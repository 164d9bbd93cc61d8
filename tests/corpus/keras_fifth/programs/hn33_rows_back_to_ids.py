import keras
import numpy as np
from sklearn.preprocessing import LabelBinarizer

rng = np.random.default_rng(73)
metal = rng.choice(["cu", "fe", "al", "ni"], 260)
lb = LabelBinarizer()
rows = lb.fit_transform(metal)
ids = rows.argmax(axis=1)
spec = rows @ rng.normal(size=(4, 10)) + 0.3 * rng.normal(size=(260, 10))

m = keras.Sequential([keras.layers.Input((10,)), keras.layers.Dense(20, activation="relu"),
                      keras.layers.Dense(rows.shape[1], activation="softmax")])
m.compile("adam", "sparse_categorical_crossentropy", metrics=[keras.metrics.SparseCategoricalAccuracy()])
m.fit(spec, ids, epochs=2, verbose=0)
print(lb.classes_[m.predict(spec[:4], verbose=0).argmax(1)], metal[:4])
