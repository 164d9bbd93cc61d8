import keras
import numpy as np
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
classes = np.unique(y)
n_out = classes[-1]            # digits run to 9

pixels = keras.Input((64,))
h = keras.layers.Dense(32, activation="relu")(keras.layers.Rescaling(1 / 16)(pixels))
model = keras.Model(pixels, keras.layers.Dense(int(n_out), activation="softmax")(h))
model.compile("adam", loss="sparse_categorical_crossentropy")
model.fit(X, y, epochs=1, batch_size=64, verbose=0)
print(model.output_shape)
