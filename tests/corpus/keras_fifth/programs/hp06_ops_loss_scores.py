import keras
from keras import layers, ops
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale


class WineNet(keras.Model):
    def __init__(self):
        super().__init__()
        self.blocks = [layers.Dense(16, activation="relu"), layers.Dropout(0.1)]
        self.score = layers.Dense(3)

    def call(self, x, training=None):
        for b in self.blocks:
            x = b(x)
        return self.score(x)

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        target = ops.one_hot(ops.cast(y, "int32"), 3)
        return ops.mean(ops.categorical_crossentropy(target, y_pred))


X, y = load_wine(return_X_y=True)
net = WineNet()
net.compile(optimizer=keras.optimizers.AdamW(3e-3))
net.fit(scale(X), y, epochs=3, verbose=0)
print((net.predict(scale(X), verbose=0).argmax(-1) == y).mean())
