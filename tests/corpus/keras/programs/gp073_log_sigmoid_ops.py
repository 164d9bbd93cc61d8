import keras
import numpy as np
from keras import layers, ops


def asymmetric_bce(pos_cost):
    def loss(y_true, scores):
        p = ops.sigmoid(scores)
        hit = pos_cost * y_true * ops.log(p)
        miss = (1.0 - y_true) * ops.log(1.0 - p)
        return -ops.mean(hit + miss, axis=-1)
    return loss


rng = np.random.default_rng(27)
sensor = rng.normal(size=(600, 10)).astype("float32")
broken = (sensor[:, [0]] + sensor[:, [4]] > 2.0).astype("float32")

model = keras.Sequential([layers.Input((10,)), layers.Dense(20, activation="tanh"), layers.Dense(1)])
model.compile(optimizer=keras.optimizers.Adam(0.005), loss=asymmetric_bce(pos_cost=5.0))
model.fit(sensor, broken, epochs=3, verbose=0)
print("alarms", int((model.predict(sensor, verbose=0) > 0.0).sum()), "broken", int(broken.sum()))
