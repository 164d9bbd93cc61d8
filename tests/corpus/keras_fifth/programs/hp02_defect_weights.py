import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

DEFECTS = ['scratch', 'dent', 'stain', 'bubble']


def weighted_bce(pos_weight):
    """Rare defects count more."""
    w = tf.constant(pos_weight, dtype=tf.float32)

    def loss(y_true, y_pred):
        per_defect = tf.nn.weighted_cross_entropy_with_logits(y_true, y_pred, w)
        return tf.reduce_mean(per_defect)
    return loss


rng = np.random.default_rng(5)
y = (rng.random((400, 4)) < [0.1, 0.05, 0.3, 0.02]).astype('float32')
x = (y @ rng.normal(size=(4, 24)) + rng.normal(size=(400, 24)) * 0.5).astype('float32')
freq = y.mean(0)

inp = layers.Input(shape=(24,))
h = layers.Dense(32, activation='relu')(inp)
out = layers.Dense(len(DEFECTS), activation='sigmoid')(h)
model = tf.keras.models.Model(inputs=inp, outputs=out)
model.compile(loss=weighted_bce((1 - freq) / (freq + 1e-3)), optimizer='rmsprop')
model.fit(x, y, batch_size=40, epochs=2, verbose=2)

hits = model.predict(x[:5], verbose=0) > 0.5
for row in hits:
    print([d for d, h in zip(DEFECTS, row) if h])
