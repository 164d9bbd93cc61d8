import keras
import numpy as np
from keras import layers

N_FEATURES, N_CLASSES = 30, 6


def member(width, seed):
    init = keras.initializers.GlorotUniform(seed=seed)
    return keras.Sequential(
        [
            keras.Input((N_FEATURES,)),
            layers.Dense(width, activation="relu", kernel_initializer=init),
            layers.Dense(N_CLASSES, activation="softmax", kernel_initializer=init),
        ],
        name=f"member_{seed}",
    )


rng = np.random.default_rng(2)
ids = rng.integers(0, N_CLASSES, 900)
x = (rng.normal(size=(N_CLASSES, N_FEATURES))[ids] + rng.normal(size=(900, N_FEATURES))).astype("float32")

members = [member(16 * (k + 1), k) for k in range(4)]
for m in members:
    m.compile("adam", "sparse_categorical_crossentropy")
    m.fit(x, ids, epochs=2, verbose=0)
    m.trainable = False

inputs = keras.Input((N_FEATURES,))
votes = layers.Average()([m(inputs) for m in members])
ensemble = keras.Model(inputs, layers.Softmax()(votes))
p = ensemble.predict(x[:3], verbose=0)
print(p.round(3), p.argmax(1), ids[:3])
