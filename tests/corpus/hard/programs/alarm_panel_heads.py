import keras
import numpy as np
from keras import layers

ALARMS = ["smoke", "flood", "intruder"]


class FlagCounter(keras.callbacks.Callback):
    def __init__(self, x):
        super().__init__()
        self.x = x

    def on_epoch_end(self, epoch, logs=None):
        outputs = self.model.predict(self.x, verbose=0)
        counts = {name: int((outputs[name] > 0.5).sum()) for name in ALARMS}
        print(f"epoch {epoch}: raised", counts)


def panel(n_sensors):
    inputs = keras.Input((n_sensors,), name="sensors")
    shared = layers.Dense(32, activation="relu")(inputs)
    outputs = {}
    for name in ALARMS:
        h = layers.Dense(8, activation="relu", name=f"{name}_hidden")(shared)
        outputs[name] = layers.Dense(1, name=name)(h)
    return keras.Model(inputs, outputs)


losses, metrics = {}, {}
for name in ALARMS:
    losses[name] = keras.losses.BinaryCrossentropy(from_logits=True)
    metrics[name] = [keras.metrics.Precision(name="precision"), keras.metrics.Recall(name="recall")]

rng = np.random.default_rng(10)
sensors = rng.normal(size=(900, 9)).astype("float32")
truth = {
    "smoke": (sensors[:, 0] + sensors[:, 1] > 1).astype("float32"),
    "flood": (sensors[:, 2] > 0.8).astype("float32"),
    "intruder": (sensors[:, 3] * sensors[:, 4] > 0.5).astype("float32"),
}
model = panel(9)
model.compile(optimizer=keras.optimizers.Adam(5e-3), loss=losses, metrics=metrics)
model.fit(sensors, truth, epochs=3, batch_size=50, verbose=0, callbacks=[FlagCounter(sensors[:100])])
print({k: round(float(v), 3) for k, v in model.evaluate(sensors, truth, verbose=0, return_dict=True).items()})
