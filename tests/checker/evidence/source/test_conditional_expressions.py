"""`a if test else b`, where nobody knows the test: what one side does, the other does not see."""

from __future__ import annotations

import pytest

LAYERS = """
import sys, keras
from keras import layers
several = len(sys.argv) > 1
net = keras.Sequential([keras.Input((8,))])
net.add(layers.Dense(3, activation="softmax")) if several else net.add(layers.Dense(1, activation={last!r}))
net.compile("adam", "sparse_categorical_crossentropy" if several else "binary_crossentropy")
"""


@pytest.mark.parametrize(("last", "wanted"), [("sigmoid", set()), ("softmax", {"FL106"})])
def test_layers_that_one_side_adds(last, wanted, codes):
    assert codes(LAYERS.format(last=last)) == wanted


NAMES = """
import torch.nn.functional as F
def step(net, x, y, several):
    z = net(x)
    {first}
    {second}
"""
TAKEN = "F.binary_cross_entropy_with_logits(z, y)"


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        (f"loss = {TAKEN} if several else F.binary_cross_entropy(z, y)", "z > 0.5", {"FL502"}),
        (f"loss = {TAKEN} if several else F.binary_cross_entropy(z, y)", "(z.sigmoid() if several else z) > 0.5", set()),
        (f"loss = {TAKEN}", "loss = loss + F.binary_cross_entropy(z, y)", {"FL102"}),
        ("loss = F.nll_loss((z := F.log_softmax(z, 1)), y) if several else F.cross_entropy(z, y)", "z.argmax(1)", set()),
    ],
)
def test_names_that_one_side_binds(first, second, wanted, codes):
    assert codes(NAMES.format(first=first, second=second)) == wanted


UNPACKED = """
import sys, torch.nn as nn
shares = len(sys.argv) > 1
parts = [nn.Linear(8, 1)]
if shares:
    parts.append(nn.Sigmoid())
net = nn.Sequential(*parts)
loss = nn.{one}() if shares else nn.{other}()
loss(net(torch.rand(5, 8)), torch.rand(5, 1))
"""


@pytest.mark.parametrize(
    ("one", "other", "wanted"), [("BCELoss", "BCEWithLogitsLoss", set()), ("BCEWithLogitsLoss", "BCELoss", {"FL101", "FL102"})]
)
def test_a_list_that_one_side_fills_is_unpacked_as_it_is_on_either(one, other, wanted, codes):
    assert codes(UNPACKED.format(one=one, other=other)) == wanted


DECIDED = """
import sys, torch, torch.nn as nn, torch.nn.functional as F
several = len(sys.argv) > 1
net = nn.Linear(8, 3) if several else nn.Sequential(nn.Linear(8, 1), nn.Sigmoid())
z = net(torch.rand(5, 8))
t = torch.randint(0, 3, (5,)) if several else torch.rand(5, 1).round()
loss = {loss}
"""


@pytest.mark.parametrize(
    ("loss", "wanted"),
    [
        ("several and F.cross_entropy(z, t) or F.binary_cross_entropy(z, t)", set()),
        ("not several and F.binary_cross_entropy(z, t) or F.cross_entropy(z, t)", set()),
        ("several and F.cross_entropy(z, t) or F.binary_cross_entropy_with_logits(z, t)", {"FL101"}),
    ],
)
def test_a_loss_behind_and_or_or(loss, wanted, codes):
    assert codes(DECIDED.format(loss=loss)) == wanted


METHODS = """
import torch
from torch import nn
class Trainer:
    def __init__(self, net, objective, loss):
        self.net, self.loss = net, loss
        self.method = self.of(objective)
    def of(self, objective):
        if objective in ("binary", "bce"):
            return "binary"
        if objective in ("regression", "mse"):
            return "regression"
        if objective == "multiclass":
            return "multiclass"
    def predict(self, x):
        z = self.net(x)
        if self.method == "binary":
            z = torch.sigmoid(z)
        if self.method == "multiclass":
            z = torch.softmax(z, 1)
        if self.method == {method!r} and isinstance(self.loss, nn.MSELoss):
            z = self.first(z)
        return z
    def first(self, z):
        return torch.sigmoid(z[..., :1])
"""


@pytest.mark.parametrize(("method", "wanted"), [("regression", set()), ("multiclass", {"FL105"})])
def test_one_of_several_beside_another_condition(method, wanted, codes):
    assert codes(METHODS.format(method=method)) == wanted
