import keras
import numpy as np
from keras import layers


class Choices:
    def __init__(self, **values):
        self.values = values

    def Choice(self, name, options):
        value = self.values.get(name, options[0])
        assert value in options
        return value

    def Fixed(self, name, value):
        return self.values.setdefault(name, value)


def build(hp):
    head = hp.Choice("head", ["scores", "probabilities"])
    hp.Fixed("from_logits", head == "scores")
    inp = layers.Input((6,))
    x = layers.Dense(hp.Choice("width", [16, 32]), activation="relu")(inp)
    x = layers.Dense(3)(x)
    if head == "probabilities":
        x = layers.Softmax()(x)
    model = keras.Model(inp, x)
    model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=hp.values["from_logits"]))
    return model


rng = np.random.default_rng(53)
x, y = rng.normal(size=(150, 6)), rng.integers(0, 3, 150)
for head in ("scores", "probabilities"):
    m = build(Choices(head=head, width=32))
    print(head, round(m.fit(x, y, epochs=1, verbose=0).history["loss"][0], 3))
