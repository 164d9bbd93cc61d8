import keras
import numpy as np
from keras import ops


class ToneNet(keras.Model):
    def __init__(self, tones: int, **kw):
        super().__init__(**kw)
        self.tones = tones
        self.rnn = keras.layers.GRU(12)
        self.proj = keras.layers.Dense(tones)

    def call(self, contour):
        # keep the scores small, they exploded before
        return ops.tanh(self.proj(self.rnn(contour)))

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        target = ops.one_hot(y, self.tones)
        return ops.mean(ops.categorical_crossentropy(target, y_pred, from_logits=True))


rng = np.random.default_rng(5)
tone = rng.integers(0, 4, 160)
slope = np.array([0.0, 1.0, -1.0, 0.5])[tone]
contour = slope[:, None, None] * np.linspace(0, 1, 15)[None, :, None] + 0.2 * rng.normal(size=(160, 15, 1))
net = ToneNet(4, name="tones")
net.compile(optimizer=keras.optimizers.Adam(1e-2))
net.fit(contour.astype("float32"), tone.astype("int32"), epochs=2, verbose=0)
print(net.predict(contour[:4].astype("float32"), verbose=0).argmax(-1), tone[:4])
