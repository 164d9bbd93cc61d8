import keras
import numpy as np
import tensorflow as tf

from blocks import ClickNet


class Trainer:
    def __init__(self, model):
        self.model = model
        self.opt = keras.optimizers.Adagrad(0.05)
        self.meters = {
            "loss": keras.metrics.Mean(),
            "auc": keras.metrics.AUC(num_thresholds=100),
        }

    def _loss(self, y, z):
        return tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=z))

    def train_batch(self, ids, y):
        with tf.GradientTape() as tape:
            z = self.model(ids, training=True)
            value = self._loss(y, z)
        self.opt.apply_gradients(zip(tape.gradient(value, self.model.trainable_variables),
                                     self.model.trainable_variables))
        self.meters["loss"].update_state(value)
        self.meters["auc"].update_state(y, z)

    def fit(self, data, epochs):
        for e in range(epochs):
            for m in self.meters.values():
                m.reset_state()
            for ids, y in data:
                self.train_batch(ids, y)
            print(e, {k: round(float(m.result()), 4) for k, m in self.meters.items()})


if __name__ == "__main__":
    rng = np.random.default_rng(2)
    vocab = (50, 20, 8)
    ids = np.stack([rng.integers(0, v, 1200) for v in vocab], axis=1)
    rate = 1 / (1 + np.exp(-(ids[:, 1] / 5 - 3 + (ids[:, 2] == 2) * 2)))
    click = (rng.random(1200) < rate).astype("float32").reshape(-1, 1)
    data = tf.data.Dataset.from_tensor_slices((ids, click)).batch(60)
    Trainer(ClickNet(vocab)).fit(data, epochs=2)
