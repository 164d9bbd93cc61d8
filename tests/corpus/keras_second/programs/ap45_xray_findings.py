import keras
import numpy as np
from keras import layers, metrics

FINDINGS = ["effusion", "nodule", "edema", "pneumonia"]


class BaseExperiment:
    lr = 1e-3
    epochs = 2

    def metric_list(self):
        return []

    def head(self, x):
        raise NotImplementedError

    def objective(self):
        raise NotImplementedError

    def build(self, shape):
        inputs = keras.Input(shape)
        x = layers.Conv2D(8, 3, activation="relu")(inputs)
        x = layers.MaxPooling2D()(x)
        x = layers.Conv2D(16, 3, activation="relu")(x)
        x = layers.GlobalMaxPooling2D()(x)
        model = keras.Model(inputs, self.head(x))
        model.compile(keras.optimizers.Adam(self.lr), loss=self.objective(), metrics=self.metric_list())
        return model


class FindingsExperiment(BaseExperiment):
    def head(self, x):
        return layers.Dense(len(FINDINGS), name="findings")(x)

    def objective(self):
        return keras.losses.BinaryCrossentropy(from_logits=True)

    def metric_list(self):
        return [metrics.Precision(name="prec"), metrics.Recall(name="rec")]


rng = np.random.default_rng(7)
present = rng.integers(0, 2, (160, len(FINDINGS)))
scans = rng.normal(0, 0.2, (160, 20, 20, 1))
for k in range(len(FINDINGS)):
    scans[present[:, k] == 1, 5 * k:5 * k + 5, 3:8] += k + 1

exp = FindingsExperiment()
model = exp.build(scans.shape[1:])
model.fit(scans, present, batch_size=20, epochs=exp.epochs, verbose=0)
print(model.evaluate(scans, present, verbose=0, return_dict=True))
for row in model.predict(scans[:3], verbose=0):
    print([name for name, s in zip(FINDINGS, row) if s >= 0.5] or "no finding")
