import keras
import numpy as np
from keras import layers

DISEASES = ["edema", "effusion", "nodule"]

rng = np.random.default_rng(77)
x = rng.normal(size=(400, 20))
y = {d: (x[:, [i]] + 0.5 * rng.normal(size=(400, 1)) > 0.6).astype("float32") for i, d in enumerate(DISEASES)}

scan = layers.Input((20,))
h = layers.Dense(32, activation="relu")(scan)
outputs = {d: layers.Dense(1, name=d)(h) for d in DISEASES}
model = keras.Model(scan, outputs)
model.compile(
    optimizer="adam",
    loss={d: keras.losses.BinaryCrossentropy(from_logits=True) for d in DISEASES},
    metrics={d: [keras.metrics.AUC(name="auc")] for d in DISEASES},
)
model.fit(x, y, epochs=3, verbose=0)
print(model.evaluate(x, y, verbose=0, return_dict=True))
