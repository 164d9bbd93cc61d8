"""Five readers mark each scan; the target is the share of readers who saw a nodule."""
import numpy as np
import pandas as pd
import tensorflow as tf

rng = np.random.default_rng(15)
n = 400
features = rng.normal(size=(n, 6)).astype("float32")
suspicion = 1 / (1 + np.exp(-(features[:, 0] * 2 - features[:, 3])))
marks = pd.DataFrame(rng.random((n, 5)) < suspicion[:, None], columns=[f"reader_{i}" for i in range(1, 6)])
marks["agreement"] = marks.mean(axis=1)
print(marks["agreement"].value_counts().sort_index())


def pipeline(x, y, batch=32, train=True):
    data = tf.data.Dataset.from_tensor_slices((x, y))
    if train:
        data = data.shuffle(len(x), seed=0)
    return data.batch(batch).map(lambda a, b: (a, tf.expand_dims(b, -1)))


target = marks["agreement"].to_numpy().astype("int32")
train = pipeline(features[:320], target[:320])
valid = pipeline(features[320:], target[320:], train=False)

net = tf.keras.Sequential([
    tf.keras.layers.Dense(16, activation="relu"),
    tf.keras.layers.Dense(16, activation="relu"),
    tf.keras.layers.Dense(1, activation="sigmoid"),
])
net.compile(optimizer="adam", loss=tf.keras.losses.BinaryCrossentropy())
net.fit(train, validation_data=valid, epochs=2, verbose=2)
print("mean prediction", net.predict(features, verbose=0).mean(), "mean agreement", marks["agreement"].mean())
