import keras
import numpy as np
import tensorflow as tf
from keras import layers

rng = np.random.default_rng(55)
x = rng.normal(size=(640, 9)).astype("float32")
y = (x @ rng.normal(size=(9, 1)) > 0).astype("float32")
train = tf.data.Dataset.from_tensor_slices((x[:512], y[:512])).batch(64)
test = tf.data.Dataset.from_tensor_slices((x[512:], y[512:])).batch(64)

net = keras.Sequential([keras.Input((9,)), layers.Dense(8, activation="relu"), layers.Dense(1, activation="sigmoid")])
net.compile(optimizer="adam", loss="binary_crossentropy")


class Evaluation:
    def __init__(self, **metrics):
        self.metrics = metrics

    def over(self, dataset, model):
        for metric in self.metrics.values():
            metric.reset_state()
        for xb, yb in dataset:
            pb = model(xb, training=False)
            for metric in self.metrics.values():
                metric.update_state(pb, yb)
        return {name: float(metric.result()) for name, metric in self.metrics.items()}


evaluation = Evaluation(acc=keras.metrics.BinaryAccuracy(), nll=keras.metrics.BinaryCrossentropy())
for epoch in range(3):
    net.fit(train, verbose=0)
    print(epoch, evaluation.over(test, net))
