import keras
import numpy as np

L, M = keras.layers, keras.metrics
x = L.Input((16,), name="visit")
h = L.Dense(32, activation="relu")(x)
outputs = {"returns": (logit := L.Dense(1, name="returns")(h)), "days": L.Dense(1, name="days")(h)}
net = keras.Model(x, outputs)
net.compile(
    "adam",
    loss={"returns": keras.losses.BinaryCrossentropy(from_logits=True), "days": "mae"},
    weighted_metrics={"returns": [M.AUC(curve="PR")], "days": [M.MeanAbsoluteError()]},
)
r = np.random.default_rng(0)
v = r.normal(size=(256, 16))
net.fit(v, {"returns": (v[:, :1] > 0) * 1.0, "days": v[:, 1:2] * 7}, epochs=2, verbose=0)
print(logit.shape)
