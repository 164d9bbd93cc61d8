import keras
import numpy as np
import pandas as pd
from keras import layers
from sklearn.metrics import classification_report

rng = np.random.default_rng(14)
n = 900
mail = pd.DataFrame({"caps": rng.beta(1, 6, n), "links": rng.poisson(1.2, n), "length": rng.lognormal(5, 1, n)})
spam = ((mail.caps > 0.2) | (mail.links > 3)).astype(int)
feat = np.c_[mail.caps * 5, mail.links / 2, np.log(mail.length) - 5]

split = 700
net = keras.Sequential([layers.Input((3,)), layers.Dense(20, activation="relu"), layers.Dense(1)])
net.compile(
    optimizer="adam",
    loss=keras.losses.BinaryCrossentropy(from_logits=True),
    metrics=[keras.metrics.BinaryAccuracy(threshold=0.0)],
)
net.fit(feat[:split], spam[:split], epochs=8, verbose=0)

y_pred = (net.predict(feat[split:], verbose=0) > 0.5).astype(int).flatten()
print(classification_report(spam[split:], y_pred))
