import tensorflow as tf


class Loop:
    def __init__(self, model, optimizer):
        self.model, self.optimizer = model, optimizer
        self.loss_fn = tf.keras.losses.BinaryCrossentropy(from_logits=True)
        self.scores = {'auc': tf.keras.metrics.AUC(), 'acc': tf.keras.metrics.BinaryAccuracy()}

    def train(self, ds):
        for x, y in ds:
            with tf.GradientTape() as tape:
                loss = self.loss_fn(y, self.model(x, training=True))
            w = self.model.trainable_variables
            self.optimizer.apply_gradients(zip(tape.gradient(loss, w), w))
        return float(loss)

    def test(self, ds):
        for m in self.scores.values():
            m.reset_state()
        for x, y in ds:
            z = self.model(x)
            for m in self.scores.values():
                m.update_state(y, z)
        return {k: float(m.result()) for k, m in self.scores.items()}
