"""Recurrent layers at the end of a model: what the activation of every step makes of the scores."""

from __future__ import annotations

import pytest

PROGRAM = """
from keras import layers
net = keras.Sequential([keras.Input((7, 4)), {layers}])
net.compile("adam", {loss})
"""
SCORES = "keras.losses.SparseCategoricalCrossentropy(from_logits=True)"
SPARSE, BINARY = '"sparse_categorical_crossentropy"', '"binary_crossentropy"'
CASES = [
    ('layers.SimpleRNN(3, activation="softmax")', SPARSE, set()),
    ('layers.SimpleRNN(3, activation="softmax", return_sequences=True)', SCORES, {"FL101"}),
    ("layers.SimpleRNN(3, activation=None)", SPARSE, {"FL102"}),
    ("layers.SimpleRNN(3, activation=None)", SCORES, set()),
    ('layers.SimpleRNN(1, activation="softmax")', BINARY, {"FL106"}),
    ('layers.SimpleRNN(3, activation="sigmoid")', SPARSE, {"FL107"}),
    ('layers.SimpleRNN(1, activation="relu")', BINARY, {"FL108"}),
    ("layers.LSTM(3)", SCORES, {"FL108"}),
    ('layers.GRU(1, activation="relu")', BINARY, {"FL108"}),
    ('layers.Bidirectional(layers.LSTM(2), merge_mode="sum")', SCORES, {"FL108"}),
    ('layers.LSTM(1, activation="sigmoid")', BINARY, set()),  # a sigmoid behind a gate still lies between 0 and 1
    ("layers.LSTM(1)", '"mse"', set()),
    ("layers.LSTM(8, return_sequences=True), layers.LSTM(8), layers.Dense(3)", SCORES, set()),
    ('layers.RNN(layers.LSTMCell(8)), layers.Dense(3, activation="softmax")', SPARSE, set()),
]


@pytest.mark.parametrize(("layers", "loss", "wanted"), CASES)
def test_the_last_layer(layers, loss, wanted, codes):
    assert codes(PROGRAM.format(layers=layers, loss=loss)) == wanted


def test_towers_of_recurrent_layers_still_meet_in_a_score(codes):
    program = """
from keras import layers
u, v = keras.Input((7, 4)), keras.Input((7, 4))
score = layers.Dot(axes=1)([layers.LSTM(8)(u), layers.LSTM(8)(v)])
net = keras.Model([u, v], score)
net.compile("adam", "binary_crossentropy")
"""
    assert codes(program) == {"FL102"}


OF_ONES_OWN = """
from keras import backend as K
from keras.layers import GRU, Input
class Pointer(GRU):
    def {method}(self, *arguments):
        {body}
x = Input((7, 4))
net = keras.Model(x, Pointer(5)(x))
net.compile("sgd", "categorical_crossentropy")
"""
STEP = "h, states = super().step(*arguments); return K.softmax(h), states"
INHERITED = [
    ("step", STEP, set()),
    ("call", "return super().call(*arguments)", {"FL108"}),
    ("build", "super().build(*arguments)", {"FL108"}),
]


@pytest.mark.parametrize(("method", "body", "wanted"), INHERITED)
def test_a_step_of_ones_own_gives_what_it_likes(method, body, wanted, codes):
    assert codes(OF_ONES_OWN.format(method=method, body=body)) == wanted


TORCH = """
x, y = torch.rand(8, 6, 7), torch.randint(0, {classes}, (8,))
out, h = nn.{layer}(x)
print({loss})
"""
ENDS = [
    ("LSTM(7, 5, batch_first=True)", "F.cross_entropy(out[:, -1], y)", {"FL108"}),
    ("LSTM(7, 5, batch_first=True)", "F.cross_entropy(h[0][-1], y)", {"FL108"}),
    ("LSTM(7, 5, batch_first=True)", "F.cross_entropy(h[1][-1], y)", set()),  # what its cells add up
    ("LSTM(7, 16, proj_size=5, batch_first=True)", "F.cross_entropy(out[:, -1], y)", set()),
    ("GRU(7, 5, batch_first=True)", "F.cross_entropy(h.squeeze(0), y)", {"FL108"}),
    ("GRU(7, 5, batch_first=True)", "F.cross_entropy(nn.Linear(5, 5)(torch.tanh(out[:, -1])), y)", set()),
    ("GRU(7, 5, batch_first=True)", "F.cross_entropy(nn.LayerNorm(5)(out[:, -1]), y)", set()),
    ("GRU(7, 5, batch_first=True)", "F.cross_entropy(out[:, -1] * 10, y)", set()),
    ("GRU(7, 5, batch_first=True)", "F.cross_entropy(F.normalize(out[:, -1]) @ F.normalize(out[:, -1]).T / 0.1, torch.arange(8))", set()),
    ("GRU(7, 1, batch_first=True)", "F.binary_cross_entropy_with_logits(out[:, -1], y[:, None].float())", {"FL108"}),
    ("RNN(7, 5, nonlinearity='relu', batch_first=True)", "F.cross_entropy(out[:, -1], y)", {"FL108"}),
    ("RNN(7, 5, nonlinearity=unheard_of, batch_first=True)", "F.cross_entropy(out[:, -1], y)", set()),
    ("RNN(7, 5, batch_first=True)", "F.mse_loss(out[:, -1], torch.rand(8, 5))", set()),
]


@pytest.mark.parametrize(("layer", "loss", "wanted"), ENDS)
def test_states_as_scores(layer, loss, wanted, codes):
    assert codes(TORCH.format(layer=layer, loss=loss, classes=2 if "binary" in loss else 5)) == wanted
