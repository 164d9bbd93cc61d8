import keras
import numpy as np
from keras import ops


def hit_rate(y_true, y_pred):
    truth = ops.reshape(ops.cast(y_true, "float32"), (-1,))
    guess = ops.cast(y_pred > 0.5, "float32")
    return ops.mean(ops.cast(ops.equal(truth, guess), "float32"))


rng = np.random.default_rng(40)
x = rng.normal(size=(200, 5))
y = (x[:, 1] > 0.2).astype("int32")
i = keras.Input((5,))
m = keras.Model(i, keras.layers.Dense(1, activation="sigmoid")(i))
m.compile("adam", "binary_crossentropy", metrics=[hit_rate])
m.fit(x, y, epochs=2, verbose=0)
print(m.evaluate(x, y, verbose=0))
