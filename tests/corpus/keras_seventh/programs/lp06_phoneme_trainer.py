import numpy as np
import tensorflow as tf

nn = tf.nn


class PhonemeTrainer:
    criterion = staticmethod(nn.sparse_softmax_cross_entropy_with_logits)
    optimizer_cls = tf.keras.optimizers.RMSprop

    def __init__(self, n_phonemes, width=32, **opt_kwargs):
        self.frames = tf.keras.layers.Dense(width, activation=nn.elu)
        self.scores = tf.keras.layers.Dense(n_phonemes)
        self.optimizer = self.optimizer_cls(**opt_kwargs)

    @property
    def variables(self):
        return self.frames.trainable_variables + self.scores.trainable_variables

    def posterior(self, mfcc):
        return nn.softmax(self.scores(self.frames(mfcc)), axis=-1)

    def step(self, mfcc, phoneme):
        with tf.GradientTape() as tape:
            cost = tf.reduce_mean(self.criterion(labels=phoneme, logits=self.posterior(mfcc)))
        grads = tape.gradient(cost, self.variables)
        self.optimizer.apply_gradients(zip(grads, self.variables))
        return cost


rng = np.random.default_rng(2)
phoneme = rng.integers(0, 6, 500)
mfcc = (rng.normal(size=(6, 13))[phoneme] + 0.6 * rng.normal(size=(500, 13))).astype("float32")
trainer = PhonemeTrainer(6, learning_rate=5e-3)
stream = tf.data.Dataset.from_tensor_slices((mfcc, phoneme)).shuffle(500).batch(50).repeat(2)
for step, batch in stream.enumerate():
    cost = trainer.step(*batch)
print("cost", cost.numpy())
