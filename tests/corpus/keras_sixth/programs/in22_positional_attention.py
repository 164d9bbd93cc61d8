import keras
import numpy as np
from keras import layers, ops


class AttentionPool(layers.Layer):
    def __init__(self):
        super().__init__()
        self.score = layers.Dense(1)

    def call(self, frames):
        w = ops.softmax(self.score(frames), axis=1)
        return ops.sum(w * frames, axis=1)


rng = np.random.default_rng(91)
frames = rng.normal(size=(160, 9, 6))
cough = (frames[:, :, 0].max(axis=1) > 1.5).astype("float32")[:, None]
net = keras.Sequential([keras.Input((9, 6)), layers.Dense(12, "relu"), AttentionPool(),
                        layers.Dense(1, activation=keras.activations.sigmoid)])
net.compile("adam", keras.losses.BinaryCrossentropy(label_smoothing=0.02),
            metrics=[keras.metrics.BinaryAccuracy(), keras.metrics.Recall(thresholds=[0.3, 0.5])])
net.fit(frames, cough, epochs=2, verbose=0)
print(net.evaluate(frames, cough, verbose=0))
