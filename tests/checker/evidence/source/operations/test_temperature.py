"""A softmax at a temperature: of scores, of the logarithm of probabilities, and of probabilities, which it flattens."""

from __future__ import annotations

import pytest

PROGRAM = """
    import numpy as np
    import torch
    from torch import nn

    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.fc = nn.Linear(4, 3)
            self.t = nn.Parameter(torch.ones(1))
            self.gate = nn.Linear(4, 3)

        def forward(self, x):
            return self.fc(x){activation}

    net = Net()
    x = torch.rand(8, 4)
    out = net(x)
    for T in {grid}:
        p = ({scaled}).softmax({axis})
    print(p.sum())
"""
RIGHT = {"activation": "", "grid": "np.geomspace(0.5, 4, 9)", "scaled": "out / T", "axis": "-1"}
SAID = [
    ({}, set()),
    ({"activation": ".softmax(-1)"}, {"FL105"}),
    ({"activation": ".softmax(-1)", "grid": "[0.5, 1.0, 2.0]"}, {"FL105"}),
    ({"activation": ".softmax(-1)", "grid": "torch.linspace(0.5, 4, 9)"}, {"FL105"}),
    ({"activation": ".softmax(-1)", "scaled": "out / net.t"}, {"FL105"}),
    ({"activation": ".softmax(-1)", "scaled": "2.0 * out"}, {"FL105"}),
    ({"activation": ".softmax(-1)", "scaled": "out.log() / T"}, {"FL401"}),
    ({"activation": ".log_softmax(-1)"}, set()),
    ({"activation": ".softmax(-1)", "scaled": "out * net.gate(x)"}, set()),  # weights of features
    ({"activation": ".softmax(-1)", "scaled": "out / T", "axis": "0"}, set()),
    ({"activation": ".sigmoid()", "scaled": "10 * out"}, set()),  # scores kept within bounds
]


@pytest.mark.parametrize(("changes", "wanted"), SAID, ids=[str(changes) for changes, _ in SAID])
def test_codes(changes, wanted, codes):
    assert codes(PROGRAM.format(**{**RIGHT, **changes})) == wanted


GRIDS = [
    ("np.geomspace(0.25, 4.0, 25)", {"shape": (25,), "low": 0.25, "high": 4}),
    ("np.geomspace(8, 2, num=4)", {"shape": (4,), "low": 2, "high": 8}),
    ("np.logspace(-2, 1)", {"shape": (50,), "low": 0.01, "high": 10}),
    ("jnp.logspace(0, 3, 4, base=2.0)", {"shape": (4,), "low": 1, "high": 8}),
    ("np.logspace(0, 400, 3, base=10.0, endpoint=False)", {"shape": (3,), "high": None}),
]


@pytest.mark.parametrize(("program", "wanted"), GRIDS)
def test_grids(program, wanted, facts):
    assert facts(program, wanted) == wanted


SIGMOIDS = [
    ("sigmoid", "p / 0.7", {"FL105"}),
    ("sigmoid", "2.0 * p", {"FL105"}),
    ("sigmoid", "10 * (p - 0.5)", set()),  # sharpened around a cut of its own
    (None, "p / 0.7", set()),
]


@pytest.mark.parametrize(("activation", "scaled", "wanted"), SIGMOIDS)
def test_a_sigmoid_of_a_sigmoid(activation, scaled, wanted, codes):
    program = f"""
net = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1, activation={activation!r})])
net.compile("adam", keras.losses.BinaryCrossentropy(from_logits={activation is None}))
p = net.predict(np.random.rand(20, 4))
q = tf.sigmoid({scaled})
"""
    assert codes(program) == wanted


def test_a_gate_that_is_weighed_by_what_is_trained(codes):
    program = """
from keras import layers, ops
class Gate(layers.Layer):
    def build(self, shape):
        self.a, self.d = self.add_weight(shape=()), layers.Dense(4, activation="sigmoid")
    def call(self, x):
        return x * ops.sigmoid(self.a * self.d(x))
inp = keras.Input((4,))
net = keras.Model(inp, layers.Dense(3, activation="softmax")(Gate()(inp)))
net.compile("adam", "categorical_crossentropy")
"""
    assert codes(program) == set()
