import keras
from keras import layers, ops


class CrossLayer(layers.Layer):
    """x0 * (w x + b) + x, as in DCN v2."""

    def build(self, shape):
        self.kernel = self.add_weight(shape=(shape[-1], shape[-1]), initializer="glorot_uniform")
        self.bias = self.add_weight(shape=(shape[-1],), initializer="zeros")

    def call(self, x0, x):
        return x0 * (ops.matmul(x, self.kernel) + self.bias) + x


class ClickNet(keras.Model):
    def __init__(self, vocab, dim=6):
        super().__init__()
        self.embeds = [layers.Embedding(v, dim) for v in vocab]
        self.cross = [CrossLayer() for _ in range(2)]
        self.deep = keras.Sequential([layers.Dense(24, activation="relu"), layers.Dense(12, activation="relu")])
        self.click = layers.Dense(1)

    def call(self, ids):
        x0 = ops.concatenate([e(ids[:, k]) for k, e in enumerate(self.embeds)], axis=-1)
        x = x0
        for c in self.cross:
            x = c(x0, x)
        return self.click(ops.concatenate([x, self.deep(x0)], axis=-1))
