"""The loss that fits: torch and JAX; Keras stands in tests/keras/test_heads.py."""

from __future__ import annotations

import jax
import jax.numpy as jnp
import numpy as np
import pytest
import torch
from torch import nn

import fromlogits as fl
import fromlogits.jax as flj
import fromlogits.torch as flt

IDS, ROWS, MANY, BITS = (
    np.array([0, 2, 1, 2]),
    np.eye(3)[[0, 2, 1, 2]],
    np.array([[1, 0, 1], [0, 0, 0], [1, 1, 1], [0, 1, 1]]),
    np.array([0, 1, 1, 0]),
)
X = torch.randn(4, 4, generator=torch.Generator().manual_seed(0))


def net(units=3, *layers):
    return nn.Sequential(nn.Linear(4, units), *layers)


TORCH = {
    "logits, ids": (net(), IDS, flt.CrossEntropyLoss),
    "logits, rows": (net(), ROWS, flt.CrossEntropyLoss),
    "logits, tags": (net(), MANY, flt.BCEWithLogitsLoss),
    "one logit": (net(1), None, flt.BCEWithLogitsLoss),
    "one logit, bits": (net(1), BITS, flt.BCEWithLogitsLoss),
    "two logits, bits": (net(2), BITS, flt.CrossEntropyLoss),
    "one sigmoid": (net(1, nn.Sigmoid()), BITS, flt.BCELoss),
    "sigmoids, tags": (net(3, nn.Sigmoid()), MANY, flt.BCELoss),
    "log_softmax": (net(3, nn.LogSoftmax(1)), None, flt.NLLLoss),
    "log_softmax, ids": (net(3, nn.LogSoftmax(1)), torch.tensor(IDS), flt.NLLLoss),
}


@pytest.mark.parametrize("inputs", [None, X])
@pytest.mark.parametrize(("model", "labels", "kind"), TORCH.values(), ids=TORCH)
def test_torch(model, labels, kind, inputs):
    loss = fl.loss_for(model, labels, inputs=inputs)
    assert type(loss) is kind
    if labels is not None:
        y = torch.as_tensor(labels)
        y = y.float() if labels is not IDS and y.dim() == 2 else y.float()[:, None] if "BCE" in kind.__name__ else y.long()
        assert torch.isfinite(loss(model(X), y))


REFUSED = {
    "softmax": (net(3, nn.Softmax(1)), IDS, "no loss takes softmax output of 3 units with class labels in torch: take CrossEntropyLoss on"),
    "either": (net(), None, "logits of 3 units can be trained with CrossEntropyLoss or BCEWithLogitsLoss: pass labels="),
    "sigmoids, ids": (
        net(3, nn.Sigmoid()),
        IDS,
        "no loss takes sigmoid output of 3 units with class ids labels: one class out of many needs softmax",
    ),
    "log_softmax, tags": (net(3, nn.LogSoftmax(1)), MANY, "no loss takes log_softmax output of 3 units with multi-hot labels"),
    "log_softmax, rows": (
        net(3, nn.LogSoftmax(1)),
        ROWS,
        "no loss takes log_softmax output of 3 units with one-hot labels: end in the scores",
    ),
    "one softmax": (net(1, nn.Softmax(1)), BITS, "a softmax over one unit is always 1"),
    "log_sigmoid": (net(1, nn.LogSigmoid()), BITS, "take BCEWithLogitsLoss"),
    "relu": (net(3, nn.ReLU()), IDS, r"the Sequential ends in relu, which fits no classification loss \(FL108\)"),
    "softcapped": (nn.Sequential(net(), nn.Hardshrink()), IDS, "it cannot be told whether the output of the Sequential holds logits"),
}


@pytest.mark.parametrize(("model", "labels", "message"), REFUSED.values(), ids=REFUSED)
def test_torch_refuses(model, labels, message):
    with pytest.raises(ValueError, match=message):
        fl.loss_for(model, labels, inputs=X)


def test_torch_class_axis():
    with pytest.raises(
        fl.ShapeError, match=r"the classes lie on axis -1 of an output of shape \(2, 5, 3\), where torch's losses take them on axis 1"
    ):
        fl.loss_for(net(), IDS, inputs=torch.zeros(2, 5, 4))
    assert type(fl.loss_for(nn.Sequential(nn.Conv2d(2, 3, 1)), IDS, inputs=torch.zeros(1, 2, 3, 3))) is flt.CrossEntropyLoss


class Heads(nn.Module):
    def __init__(self):
        super().__init__()
        self.kind, self.sign = nn.Linear(4, 3), nn.Linear(4, 1)

    def forward(self, x):
        return {"kind": self.kind(x), "sign": self.sign(x).sigmoid()}


def test_several_outputs():
    found = fl.loss_for(Heads(), {"kind": IDS, "sign": BITS}, inputs=X)
    assert {name: type(one) for name, one in found.items()} == {"kind": flt.CrossEntropyLoss, "sign": flt.BCELoss}
    with pytest.raises(ValueError, match="pass labels="):
        fl.loss_for(Heads(), inputs=X)
    with pytest.raises(ValueError, match=r"labels=.'sort': …. names no output of the Heads: it has 'kind', 'sign'"):
        fl.loss_for(Heads(), {"sort": IDS, "sign": BITS}, inputs=X)


PARAMS = {"w": jnp.ones((4, 3)), "one": jnp.ones((4, 1))}
JAX = {
    "logits, ids": (lambda p, x: x @ p["w"], IDS, flj.softmax_cross_entropy_with_integer_labels),
    "logits, rows": (lambda p, x: x @ p["w"], ROWS, flj.softmax_cross_entropy),
    "logits, tags": (lambda p, x: x @ p["w"], MANY, flj.sigmoid_binary_cross_entropy),
    "one logit": (lambda p, x: (x @ p["one"])[:, 0], BITS, flj.sigmoid_binary_cross_entropy),
    "log_softmax": (lambda p, x: jax.nn.log_softmax(x @ p["w"]), IDS, flj.softmax_cross_entropy_with_integer_labels),
}


@pytest.mark.parametrize(("function", "labels", "loss"), JAX.values(), ids=JAX)
def test_jax(function, labels, loss):
    assert fl.loss_for((function, PARAMS), labels, inputs=X.numpy()) is loss


def test_jax_refuses():
    with pytest.raises(fl.OutputKindError, match="no loss takes softmax output of 3 units with any labels in JAX: its losses take logits"):
        fl.loss_for((lambda p, x: jax.nn.softmax(x @ p["w"]), PARAMS), IDS, inputs=X.numpy())
    with pytest.raises(
        ValueError, match="softmax_cross_entropy_with_integer_labels or softmax_cross_entropy or sigmoid_binary_cross_entropy: pass labels="
    ):
        fl.loss_for((lambda p, x: x @ p["w"], PARAMS), inputs=X.numpy())
    with pytest.raises(ValueError, match="pass inputs="):
        fl.loss_for((lambda p, x: x @ p["w"], PARAMS), IDS)
