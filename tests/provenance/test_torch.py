"""What made a tensor, from torch's autograd graph; negatives are those that come close."""

from __future__ import annotations

import pytest
import torch
import torch.nn.functional as F  # noqa: N812 as everybody writes it
from torch import nn

from fromlogits.losses.tensors.torch import OPERATIONS
from fromlogits.provenance.models import outputs_of
from fromlogits.provenance.torch import made_by, made_of
from fromlogits.vocabulary import OutputKind

torch.manual_seed(0)
X = torch.randn(5, 4)
LINEAR = nn.Linear(4, 3)
Z = LINEAR(X)
IMAGE = nn.Conv2d(3, 6, 3, bias=False)(torch.randn(2, 3, 8, 8))
SCALE = nn.Parameter(torch.ones(1))
ATTENTION = nn.MultiheadAttention(4, 2, batch_first=True)
BOTTLE = nn.Linear(3, 3, bias=False)
P, L, S = OutputKind.PROBABILITIES, OutputKind.LOG_PROBABILITIES, OutputKind.LOGITS


def exp_over_sum(z, axis=1):
    e = (z - z.max(axis, keepdim=True)[0]).exp()
    return e / e.sum(axis, keepdim=True)


SEEN = {  # tensor, kind, activation, axis, units
    "softmax": (Z.softmax(1), P, "softmax", -1, 3),
    "column of a softmax": (F.softmax(Z, -1)[..., 0], P, "softmax", None, None),
    "flattened softmax": (Z.softmax(1).view(15), P, "softmax", None, None),
    "softmax in another shape": (Z.softmax(1).view(5, 3, 1), P, "softmax", -2, 3),
    "some rows": (Z.softmax(1)[torch.tensor([True, False, True, False, True])], P, "softmax", -1, 3),
    "half": (Z.softmax(1).half(), P, "softmax", -1, 3),
    "clamped": (Z.softmax(1).clamp(1e-7, 1 - 1e-7), P, "softmax", -1, 3),
    "by hand": (Z.exp() / Z.exp().sum(1, keepdim=True), P, "softmax", -1, 3),
    "by hand, shifted": (exp_over_sum(Z), P, "softmax", -1, 3),
    "exp of log_softmax": (Z.log_softmax(1).exp(), P, "softmax", -1, 3),
    "sigmoid": (Z.sigmoid(), P, "sigmoid", -1, 3),
    "one sigmoid, squeezed": (nn.Linear(4, 1)(X).sigmoid().squeeze(1), P, "sigmoid", None, 1),
    "sigmoid by hand": (1 / (1 + torch.exp(-Z)), P, "sigmoid", -1, 3),
    "sigmoid by hand, the other way": (Z.exp() / (1 + Z.exp()), P, "sigmoid", -1, 3),
    "log_softmax": (Z.log_softmax(-1), L, "log_softmax", -1, 3),
    "scores less logsumexp": (Z - Z.logsumexp(1, keepdim=True), L, "log_softmax", -1, 3),
    "scores less log of a sum": (Z - Z.exp().sum(1, keepdim=True).log(), L, "log_softmax", -1, 3),
    "log of softmax": (Z.softmax(1).log(), L, "log(softmax)", -1, 3),
    "log of softmax and an epsilon": (torch.log(Z.softmax(1) + 1e-7), L, "log(softmax)", -1, 3),
    "logsigmoid": (F.logsigmoid(Z), L, "log_sigmoid", -1, 3),
    "logsigmoid by hand": (-F.softplus(-Z), L, "log_sigmoid", -1, 3),
    "places": (IMAGE.log_softmax(1), L, "log_softmax", -3, 6),
    "places as rows": (IMAGE.log_softmax(1).permute(0, 2, 3, 1).reshape(-1, 6), L, "log_softmax", -1, 6),
    "linear": (Z, S, None, -1, 3),
    "linear of a batch of sequences": (LINEAR(torch.randn(7, 2, 4).transpose(0, 1)), S, None, -1, 3),
    "convolution": (IMAGE, S, None, -3, 6),
    "pooled": (F.adaptive_avg_pool2d(IMAGE, 1).flatten(1), S, None, -1, 6),
    "mean over places": (IMAGE.mean((2, 3)), S, None, -1, 6),
    "divided": (Z / 2.5, S, None, -1, 3),
    "scaled by a weight": (Z * SCALE.exp(), S, None, -1, 3),
    "dropped": (F.dropout(Z, 0.5), S, None, -1, 3),
    "masked": (Z.masked_fill(X[:, :3] > 0, -1e9), S, None, -1, 3),
    "dueling": (nn.Linear(4, 1)(X) + Z - Z.mean(1, keepdim=True), S, None, -1, 3),
    "tied embedding": (X @ nn.Embedding(10, 4).weight.T, S, None, -1, 10),
    "residual": (X + nn.Linear(4, 4)(X), S, None, -1, 4),
    "einsum": (torch.einsum("bc,dc->bd", X, LINEAR.weight), S, None, -1, 3),
    "hidden sigmoids": (nn.Linear(3, 2, bias=False)(Z.sigmoid()), S, None, -1, 2),
    "attention before the head": (LINEAR(ATTENTION(X[None], X[None], X[None])[0]), S, None, -1, 3),
    "softmax before a layer with a bias": (nn.Linear(3, 2)(Z.softmax(1)), S, None, -1, 2),
    "relu": (Z.relu(), None, "relu", -1, 3),
    "tanh, reshaped": (Z.tanh()[:, None], None, "tanh", -1, 3),
    "gelu": (F.gelu(Z), None, "gelu", -1, 3),
}


@pytest.mark.parametrize(("tensor", "kind", "activation", "axis", "units"), SEEN.values(), ids=SEEN)
def test_seen(tensor, kind, activation, axis, units):
    found = made_of(tensor)
    assert (found.kind, found.activation, found.axis, found.units) == (kind, activation, axis, units)
    assert found.from_model is True
    assert found.shape == tuple(tensor.shape)
    told = "linear" if kind is S else activation if kind is P else None
    assert made_by(tensor) == OPERATIONS.made_by(tensor) == told


UNKNOWN = {
    "probabilities times a matrix": Z.softmax(1) @ torch.rand(3, 3),
    "probabilities times a trained matrix": BOTTLE(Z.softmax(1)),
    "sigmoids times data": Z.sigmoid() @ torch.rand(3, 3),
    "gate": Z.sigmoid() * Z,
    "gate of two": LINEAR(X).sigmoid() * LINEAR(X + 1),
    "mixture": (Z.softmax(1) + (2 * Z).softmax(1)) / 2,
    "mixture, stacked": torch.stack([Z.softmax(1), Z.softmax(1)]).mean(0),
    "weighted mixture": (torch.randn(5, 2).softmax(1)[:, :, None] * torch.stack([Z.softmax(1)] * 2, 1)).sum(1),
    "attention alone": (Z @ Z.T).softmax(1) @ X,
    "yes and no": torch.cat([Z[:, :1].sigmoid(), 1 - Z[:, :1].sigmoid()], 1),
    "attention alone, dropped": F.dropout((Z @ Z.T).softmax(1), 0.5) @ torch.eye(5),
    "pointer and generator": (g := LINEAR(X)[:, :1].sigmoid()) * Z.softmax(1) + (1 - g) * ((Z @ Z.T).softmax(1) @ torch.eye(5)[:, :3]),
    "hard sigmoid by hand": torch.where(Z < 0, torch.zeros(()), torch.where(Z > 1, torch.ones(()), Z)),
    "renormalised": (p := Z.sigmoid()) / p.sum(1, keepdim=True),
    "squares": (q := Z**2) / q.sum(1, keepdim=True),
    "largest": Z.softmax(1).max(1)[0],
    "cut to [0, 1]": (0.2 * Z + 0.5).clamp(0, 1),
    "softcapped": torch.tanh(Z / 30) * 30,
    "recurrent": nn.LSTM(4, 3)(X)[0],
    "sum of all": Z.exp() / Z.exp().sum(),
    "distance": -((Z - X[:, :3]) ** 2),
    "probabilities and noise": Z.softmax(1) + torch.randn(5, 3),
    "many times probabilities": Z.softmax(1) * 3.0,
    "another sum": Z.exp() / (2 * Z).exp().sum(1, keepdim=True),
}


@pytest.mark.parametrize("tensor", UNKNOWN.values(), ids=UNKNOWN)
def test_unknown(tensor):
    found = made_of(tensor)
    assert (found.kind, found.activations) == (None, ())
    assert made_by(tensor) is None


def test_without_a_graph_nothing_is_said():
    with torch.no_grad():
        assert made_of(LINEAR(X).softmax(1)) is None
    assert made_by(Z.softmax(1).detach()) is None


def test_applied_twice():
    assert made_of(Z.softmax(1).softmax(1)).activations == ("softmax", "softmax")
    assert made_of(Z.sigmoid().softmax(1)).activations == ("sigmoid", "softmax")
    assert made_of((Z.softmax(1) / 0.5).softmax(1)).tempered
    assert made_of((Z.softmax(1).log() / 0.5).softmax(1)).activations == ("softmax",)


def test_axis():
    found = made_of(Z.softmax(0))
    assert (found.axis, found.axis_fault, found.units) == (-2, "batch", None)
    assert made_of(exp_over_sum(Z, 0)).axis_fault == "batch"
    assert made_of(IMAGE.softmax(2)).axis_fault == "other"
    assert made_of(IMAGE.permute(0, 2, 3, 1).softmax(-1)).axis_fault is None
    assert made_of(IMAGE.softmax(0)).axis_fault == "batch"


def test_similarities_of_two_batches_have_classes_on_either_side():
    images, texts, prototypes = nn.Linear(4, 6)(X), nn.Linear(3, 6)(torch.randn(5, 3)), nn.Parameter(torch.randn(5, 6))
    similar = F.normalize(images) @ F.normalize(texts).t() / 0.07
    assert [made_of(similar.log_softmax(axis)).axis_fault for axis in (0, 1)] == [None, None]
    assert made_of(similar.t().log_softmax(1)).axis_fault is None
    assert [made_of((images @ prototypes.t()).log_softmax(axis)).axis_fault for axis in (0, 1)] == ["batch", None]


def test_logarithms_by_hand():
    bare, guarded, clipped = (made_of(torch.log(p)) for p in (Z.softmax(1), Z.sigmoid() + 1e-8, Z.softmax(1).clamp(min=1e-6)))
    assert (bare.by_hand, bare.guarded) == ("log(softmax)", False)
    assert (guarded.by_hand, guarded.guarded, guarded.independent) == ("log(sigmoid)", True, True)
    assert (clipped.by_hand, clipped.guarded, clipped.independent) == ("log(softmax)", True, False)


def test_data_is_no_model():
    logits = torch.randn(4, 3, requires_grad=True)
    assert made_of(logits.softmax(1)).from_model is None


def test_a_long_chain_is_walked_or_left():
    x = Z
    for _ in range(150):
        x = x.unsqueeze(0).squeeze(0)
    assert made_of(x).kind is S
    for _ in range(5000):
        x = x + 1
    assert made_of(x).kind is None


class Inside(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(4, 8), nn.BatchNorm1d(8), nn.ReLU(), nn.Dropout(0.5))
        self.head = nn.Linear(8, 3)
        self.calls = 0

    def forward(self, x):
        self.calls += 1
        self.seen = x
        return F.softmax(self.head(self.body(x)), dim=1)


def test_module_and_its_text():
    net = nn.Sequential(nn.Linear(4, 3), nn.Sequential(nn.Softmax(dim=1)), nn.Identity())
    (found,) = outputs_of(net, X).values()
    assert (found.activation, found.text) == ("softmax", "nn.Softmax(dim=1) '1.0'")
    assert outputs_of(Inside(), X)[None].text == "softmax of Inside"
    assert outputs_of(LINEAR, X)[None].text == "nn.Linear(in_features=4, out_features=3, bias=True)"


@pytest.mark.parametrize("training", [True, False])
def test_nothing_of_a_module_changes(training):
    net = Inside().train(training)
    for weight in net.head.parameters():
        weight.requires_grad_(False)
    before = {name: one.clone() for name, one in net.state_dict().items()}
    attributes = {key: value for key, value in vars(net).items() if not key.startswith("_")}
    random = torch.get_rng_state()
    found = outputs_of(net, X)[None]
    assert (found.activation, found.units, found.from_model) == ("softmax", 3, True)
    assert all(torch.equal(one, before[name]) for name, one in net.state_dict().items())
    assert {key: value for key, value in vars(net).items() if not key.startswith("_")} == attributes
    assert torch.equal(torch.get_rng_state(), random)
    assert [one.requires_grad for one in net.head.parameters()] == [False, False]
    assert all(one.grad is None for one in net.parameters())
    assert not any(layer._forward_hooks for layer in net.modules())
    assert all(layer.training is training for layer in net.modules())


def test_under_no_grad_a_module_still_tells():
    with torch.no_grad():
        assert outputs_of(Inside().eval(), X)[None].activation == "softmax"
        assert not torch.is_grad_enabled()
    net = Inside().eval()
    with torch.inference_mode():
        assert outputs_of(net, torch.randn(2, 4))[None].activation == "softmax"
        assert outputs_of(Inside().eval(), X)[None].shape == (5, 3)  # weights that never ask for a gradient: only the shape is known


class Heads(nn.Module):
    def __init__(self):
        super().__init__()
        self.kind, self.box = nn.Linear(4, 3), nn.Linear(4, 4)

    def forward(self, x, scale=1.0, *, mask=None):
        hidden = x * scale if mask is None else x * mask
        return {"kind": self.kind(hidden).log_softmax(-1), "both": (self.box(hidden), self.box(hidden).sigmoid()), "none": None, "count": 3}


def test_outputs_by_name():
    for inputs in (X, (X, 2.0), {"x": X, "mask": X}, X.numpy()):
        found = outputs_of(Heads(), inputs)
        assert {name: (one.kind, one.units) for name, one in found.items()} == {"kind": (L, 3), "both.0": (S, 4), "both.1": (P, 4)}


def test_a_compiled_module_is_looked_into():
    assert outputs_of(torch.compile(nn.Sequential(LINEAR, nn.Softmax(1))), X)[None].activation == "softmax"
    assert outputs_of(nn.DataParallel(LINEAR), X)[None].units == 3


class Failing(nn.Module):
    def forward(self, x):
        self.started = True
        raise KeyError("mine")


def test_what_cannot_be_looked_at():
    with pytest.raises(
        ValueError, match=r"the Failing cannot be called with Tensor of shape \(5, 4\): KeyError: 'mine'. Pass inputs as"
    ) as caught:
        outputs_of(net := Failing(), X)
    assert isinstance(caught.value.__cause__, KeyError)
    assert not hasattr(net, "started")
    with pytest.raises(ValueError, match="the Linear tells what it gives only while it runs: pass inputs=, one batch"):
        outputs_of(LINEAR)
    with pytest.raises(TypeError, match="the Chosen gave Tensor without a floating-point tensor in it"):
        outputs_of(Chosen(), X)
    with pytest.raises(TypeError, match="int is no model: pass a Keras model"):
        outputs_of(3)


class Chosen(nn.Module):
    def forward(self, x):
        return x.argmax(1)
