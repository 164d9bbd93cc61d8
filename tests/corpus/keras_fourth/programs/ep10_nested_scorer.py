import keras
import numpy as np
from keras import layers


@keras.saving.register_keras_serializable("clinic")
class Scorer(keras.Model):
    def __init__(self, width=24, final_activation="sigmoid", **kwargs):
        super().__init__(**kwargs)
        self.width, self.final_activation = width, final_activation
        self.body = [layers.Dense(width, activation="relu"), layers.Dropout(0.2)]
        self.out = layers.Dense(1, activation=final_activation)

    def call(self, x, training=False):
        for layer in self.body:
            x = layer(x, training=training) if isinstance(layer, layers.Dropout) else layer(x)
        return self.out(x)

    def get_config(self):
        return {**super().get_config(), "width": self.width, "final_activation": self.final_activation}


class TwoVisits(keras.Model):
    """Risk from the first and the second visit; the mean of the two scores decides."""

    def __init__(self, **scorer_kwargs):
        super().__init__()
        self.first = Scorer(**scorer_kwargs)
        self.second = Scorer(**scorer_kwargs)

    def call(self, inputs, training=False):
        a, b = inputs
        score = 0.5 * (self.first(a, training=training) + self.second(b, training=training))
        return keras.activations.sigmoid(score)


rng = np.random.default_rng(19)
visit_1, visit_2 = rng.normal(size=(2, 500, 9)).astype("float32")
ill = ((visit_1 + visit_2).sum(axis=1, keepdims=True) > 0).astype("float32")

model = TwoVisits(width=16)
model.compile("adam", "binary_crossentropy", metrics=["binary_accuracy"])
model.fit([visit_1, visit_2], ill, epochs=2, batch_size=50, verbose=0)
print(model.evaluate([visit_1, visit_2], ill, verbose=0))
