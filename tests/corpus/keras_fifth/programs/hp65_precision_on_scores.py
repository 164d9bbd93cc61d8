import keras
import numpy as np
from keras import layers, metrics

rng = np.random.default_rng(64)
log_lines = rng.poisson(2.0, (500, 18)).astype("float32")
intrusion = (log_lines[:, 3] + log_lines[:, 9] > 7).astype("int32")

ids_net = keras.Sequential([
    layers.Input((18,)),
    layers.Normalization(),
    layers.Dense(24, activation="relu"),
    layers.Dense(1),
])
ids_net.compile(
    loss=keras.losses.BinaryFocalCrossentropy(from_logits=True),
    optimizer="adam",
    metrics=[metrics.Precision(name="precision"), metrics.Recall(name="recall")],
)
ids_net.fit(log_lines, intrusion, epochs=2, verbose=0)
print(ids_net.evaluate(log_lines, intrusion, verbose=0, return_dict=True))
