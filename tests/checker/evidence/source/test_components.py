"""Models that are parts of others: a loss that they were compiled with and never trained by is no loss of theirs."""

from __future__ import annotations

import pytest

GAN = """
from keras import layers, Sequential, Model, Input

g = Sequential([layers.Input((10,)), layers.Dense(64, activation="relu"), layers.Dense(784, activation="tanh")])
d = Sequential([layers.Input((784,)), layers.Dense(64, activation="relu"), layers.Dense(1, activation="sigmoid")])
d.compile("adam", "binary_crossentropy")
{whole}
d.trainable = False
gan.compile("adam", "binary_crossentropy")
noise = np.random.normal(size=(32, 10))
{trained}
"""
OWN = 'g.compile("adam", "binary_crossentropy")'
WHOLE = {
    "compiled before it is called": f"{OWN}\nz = Input((10,))\ngan = Model(z, d(g(z)))",
    "compiled after it is called": f"z = Input((10,))\ngan = Model(z, d(g(z)))\n{OWN}",
    "one after the other": f"{OWN}\ngan = Sequential([g, d])",
    "compiled by a function": """
def ready(model):
    model.compile("adam", "binary_crossentropy")
    return model
gan = Sequential()
gan.add(ready(g))
gan.add(d)
""",
}
TRAINED = {
    "only as a part": ("gan.train_on_batch(noise, np.ones((32, 1)))\ng.predict(noise)", set()),
    "by itself too": ("gan.train_on_batch(noise, np.ones((32, 1)))\ng.train_on_batch(noise, np.ones((32, 784)))", {"FL108"}),
    "evaluated by itself": ("gan.train_on_batch(noise, np.ones((32, 1)))\ng.evaluate(noise, np.ones((32, 784)))", {"FL108"}),
    "elsewhere": ("import lib\nlib.train(g, d, gan)", {"FL108"}),
}


@pytest.mark.parametrize("whole", WHOLE)
@pytest.mark.parametrize("trained", TRAINED)
def test_a_part_of_a_trained_model(whole, trained, codes):
    program, wanted = TRAINED[trained]
    assert codes(GAN.format(whole=WHOLE[whole], trained=program)) == wanted


def test_a_model_that_is_called_on_data_is_no_part(codes):
    program = """
        from keras import layers, Sequential

        x, y = np.load("x.npy"), np.load("y.npy")
        other = Sequential([layers.Dense(1, activation="sigmoid")])
        other.compile("adam", "binary_crossentropy")
        other.fit(x, y)
        net = Sequential([layers.Dense(3)])
        net.compile("adam", "categorical_crossentropy")
        print(net(x), net.predict(other.predict(x)))
    """
    assert codes(program) == {"FL102"}
