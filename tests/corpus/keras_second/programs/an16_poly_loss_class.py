import keras
import numpy as np
from keras import layers, ops
from sklearn.datasets import make_blobs


@keras.saving.register_keras_serializable("demo")
class PolyLoss(keras.losses.Loss):
    """cross-entropy + eps * (1 - p_target)"""

    def __init__(self, eps=1.0, from_logits=False, name="poly", **kwargs):
        super().__init__(name=name, **kwargs)
        self.eps = eps
        self.from_logits = from_logits

    def call(self, y_true, y_pred):
        ce = keras.losses.categorical_crossentropy(y_true, y_pred, from_logits=self.from_logits)
        p = ops.softmax(y_pred) if self.from_logits else y_pred
        pt = ops.sum(y_true * p, axis=-1)
        return ce + self.eps * (1.0 - pt)

    def get_config(self):
        return {**super().get_config(), "eps": self.eps, "from_logits": self.from_logits}


def build(head_activation):
    return keras.Sequential([
        layers.Input((5,)),
        layers.Dense(16, activation="relu"),
        layers.Dense(4, activation=head_activation),
    ])


X, y = make_blobs(n_samples=300, centers=4, n_features=5, random_state=3)
X = (X - X.mean(0)) / X.std(0)
Y = keras.utils.to_categorical(y)
for act in (None, "softmax"):
    model = build(act)
    model.compile(optimizer="adam", loss=PolyLoss(eps=0.5, from_logits=act is None), metrics=["accuracy"])
    model.fit(X, Y, epochs=2, batch_size=30, verbose=0)
    print(act, model.evaluate(X, Y, verbose=0))
