import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
income, debt = rng.lognormal(size=(2, 300))
default = np.where(debt > 1.5 * income, 2, 1)     # 1 good, 2 bad, as in the German credit file
X = np.column_stack([income, debt, debt / income]).astype("float32")

inp = tf.keras.layers.Input((3,))
z = tf.keras.layers.Dense(16, activation="relu")(tf.keras.layers.BatchNormalization()(inp))
risk = tf.keras.layers.Dense(1, activation="sigmoid", name="risk")(z)
model = tf.keras.Model(inputs=inp, outputs=risk)
model.compile(optimizer="adam", loss="binary_crossentropy")
model.fit(X, default, epochs=2, verbose=0)
print(model.predict(X[:5], verbose=0).T)
