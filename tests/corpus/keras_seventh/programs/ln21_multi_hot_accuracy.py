import keras
import numpy as np

rng = np.random.default_rng(68)
topics = (rng.random((250, 6)) < 0.3).astype("int32")
x = topics @ rng.normal(size=(6, 20)) + 0.3 * rng.normal(size=(250, 20))

scorer = keras.Sequential([keras.Input((20,)), keras.layers.Dense(32, "relu"), keras.layers.Dense(6)])
scorer.compile("adam", keras.losses.BinaryCrossentropy(from_logits=True),
               metrics=[keras.metrics.F1Score(average="micro", threshold=1e-9), keras.metrics.BinaryAccuracy(threshold=0.0)])
scorer.fit(x, topics, epochs=2, verbose=0)
served = keras.Sequential([scorer, keras.layers.Activation("sigmoid")])
served.compile(loss="binary_crossentropy", metrics=["binary_accuracy"])
print(served.evaluate(x, topics, verbose=0), (served.predict(x, verbose=0) > 0.5).sum(), (scorer.predict(x, verbose=0) > 0).sum())
