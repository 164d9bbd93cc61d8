import keras
import numpy as np
from keras import layers, ops


class LogitPrecision(keras.metrics.Precision):
    def update_state(self, y_true, y_pred, sample_weight=None):
        return super().update_state(y_true, ops.sigmoid(y_pred), sample_weight)


class LogitAccuracy(keras.metrics.MeanMetricWrapper):
    def __init__(self, name="accuracy"):
        super().__init__(lambda t, s: ops.mean(ops.cast(ops.equal(t > 0.5, s > 0.0), "float32"), axis=-1), name=name)


rng = np.random.default_rng(55)
x = rng.normal(size=(240, 7))
rust = (x[:, 2:3] > 0).astype("float32")
net = keras.Sequential([keras.Input((7,)), layers.Dense(16, "relu"), layers.Dense(1)])
net.compile("adam", keras.losses.BinaryCrossentropy(from_logits=True), metrics=[LogitPrecision(), LogitAccuracy()])
net.fit(x, rust, epochs=2, verbose=0)
print(net.evaluate(x, rust, verbose=0))
