import json
import operator

import numpy as np
import tensorflow as tf

RECORDS = json.loads("""[
 {"age": 34, "dose": 1.5, "outcome": "better"}, {"age": 61, "dose": 2.0, "outcome": "same"},
 {"age": 47, "dose": 0.5, "outcome": "worse"}, {"age": 29, "dose": 1.0, "outcome": "better"},
 {"age": 55, "dose": 1.5, "outcome": "same"}, {"age": 70, "dose": 0.5, "outcome": "worse"}
]""") * 20
features = np.array([operator.itemgetter("age", "dose")(r) for r in RECORDS], dtype="float32")
outcome = np.array(list(map(operator.itemgetter("outcome"), RECORDS)))

net = tf.keras.Sequential()
net.add(tf.keras.layers.Normalization())
net.add(tf.keras.layers.Dense(8, activation="relu"))
net.add(tf.keras.layers.Dense(3, activation="softmax"))
net.layers[0].adapt(features)
net.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
net.fit(features, outcome, epochs=1, verbose=0)
