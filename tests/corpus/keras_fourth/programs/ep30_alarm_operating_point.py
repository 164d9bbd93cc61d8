"""Choose the operating point while training: 90 % specificity is required by the ward."""
import keras
import numpy as np
from keras import layers


class BestOperatingPoint(keras.callbacks.Callback):
    def __init__(self, key):
        super().__init__()
        self.key, self.best = key, -1.0

    def on_epoch_end(self, epoch, logs=None):
        value = (logs or {}).get(self.key, -1.0)
        if value > self.best:
            self.best, self.epoch = value, epoch
            self.weights = self.model.get_weights()

    def on_train_end(self, logs=None):
        self.model.set_weights(self.weights)


rng = np.random.default_rng(77)
pulse = rng.normal(size=(800, 30, 1))
alarm = (pulse[:, :10].mean(axis=(1, 2)) > 0.15).astype("float32")
pulse[alarm == 1, 20:] += 0.6

signal = keras.Input((30, 1))
x = layers.SeparableConv1D(16, 5, activation="relu")(signal)
x = layers.GlobalMaxPooling1D()(x)
risk = layers.Dense(1, name="risk")(x)
monitor = keras.Model(signal, risk)
monitor.compile(
    loss=keras.losses.BinaryFocalCrossentropy(from_logits=True, gamma=1.0),
    optimizer="adam",
    metrics=[keras.metrics.SensitivityAtSpecificity(0.9, name="sens90"), keras.metrics.PrecisionAtRecall(0.8, name="prec80")],
)
keeper = BestOperatingPoint("val_sens90")
monitor.fit(pulse, alarm, validation_split=0.3, epochs=3, callbacks=[keeper], verbose=0)
print(keeper.best, keeper.epoch)
