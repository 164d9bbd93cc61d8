import keras
import numpy as np
from keras import layers, ops


class TverskyLike(keras.losses.Loss):
    def __init__(self, alpha=0.7, name="tversky"):
        super().__init__(name=name)
        self.alpha = alpha

    def call(self, y_true, y_pred):
        y_true = ops.reshape(ops.cast(y_true, "float32"), (-1,))
        tp = ops.sum(y_true * y_pred)
        fn = ops.sum(y_true * (1 - y_pred))
        fp = ops.sum((1 - y_true) * y_pred)
        return 1 - (tp + 1) / (tp + self.alpha * fn + (1 - self.alpha) * fp + 1)


x = np.random.randn(400, 6).astype("float32")
y = (x[:, 0] > 1).astype("float32")
model = keras.Sequential([layers.Input((6,)), layers.Dense(10, activation="relu"), layers.Dense(1, activation="sigmoid")])
model.compile(optimizer="adam", loss=TverskyLike())
model.fit(x, y, epochs=2, batch_size=40, verbose=0)
