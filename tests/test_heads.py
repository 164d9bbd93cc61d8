"""torch modules without, and with, their last activation: the same weights."""

from __future__ import annotations

import pytest
import torch
from torch import nn

import fromlogits as fl

X = torch.randn(5, 4, generator=torch.Generator().manual_seed(0))


def net(*layers):
    torch.manual_seed(1)
    return nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 3), *layers)


@pytest.mark.parametrize("final", [nn.Softmax(1), nn.Sigmoid(), nn.LogSoftmax(-1), nn.LogSigmoid()], ids=repr)
@pytest.mark.parametrize("inputs", [None, X])
def test_without_the_activation(final, inputs):
    model = net(final).eval()
    stripped = fl.to_logits(model, inputs=inputs)
    torch.testing.assert_close(final(stripped(X)), model(X))
    assert stripped[0].weight is model[0].weight
    assert not stripped.training
    assert len(model) == 4
    assert stripped.state_dict().keys() == model.state_dict().keys()


def test_nested_and_behind_what_changes_nothing():
    model = nn.Sequential(net(), nn.Sequential(nn.Dropout(0.5), nn.Softmax(1)), nn.Identity()).eval()
    torch.testing.assert_close(fl.to_logits(model)(X).softmax(1), model(X))


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.body, self.head, self.odds = nn.Linear(4, 8), nn.Linear(8, 3), nn.Softmax(dim=1)

    def forward(self, x):
        return self.odds(self.head(self.body(x).relu()))


class Attending(Classifier):
    def forward(self, x):
        return self.head(self.odds(self.body(x)) * 2)


class Inside(Classifier):
    def forward(self, x):
        return torch.softmax(self.head(self.odds(self.body(x))), 1)


def test_a_module_whose_last_child_is_the_activation():
    model = Classifier()
    for inputs in (None, X):
        stripped = fl.to_logits(model, inputs=inputs)
        assert isinstance(stripped, Classifier)
        torch.testing.assert_close(stripped(X).softmax(1), model(X))
        assert stripped.head is model.head
    assert isinstance(model.odds, nn.Softmax)
    stripped(X).sum().backward()
    assert model.head.weight.grad is not None


def test_what_gives_logits_is_given_back():
    model = net()
    assert fl.to_logits(model) is model
    attending = Attending()
    assert fl.to_logits(attending, inputs=X) is attending


def test_an_activation_inside_forward_is_refused():
    message = "the Inside computes softmax inside its own code, where nothing can leave it out: return the scores from the model, and take"
    with pytest.raises(ValueError, match=message):
        fl.to_logits(Inside(), inputs=X)
    with pytest.raises(ValueError, match="it cannot be told whether the output of the Sequential holds logits or probabilities"):
        fl.to_logits(net(nn.Tanh()), inputs=X)
    with pytest.raises(TypeError, match="list is no model"):
        fl.to_logits([1])


@pytest.mark.parametrize("inputs", [None, X])
def test_with_the_activation(inputs):
    model = net()
    answering = fl.to_probabilities(model, inputs=inputs)
    torch.testing.assert_close(answering(X), model(X).softmax(1))
    assert answering.state_dict().keys() == model.state_dict().keys()
    torch.testing.assert_close(fl.to_probabilities(model, activation="sigmoid", inputs=inputs)(X), model(X).sigmoid())
    single = nn.Sequential(nn.Linear(4, 1))
    torch.testing.assert_close(fl.to_probabilities(single, inputs=inputs)(X), single(X).sigmoid())
    logarithms = net(nn.LogSoftmax(1))
    torch.testing.assert_close(fl.to_probabilities(logarithms, inputs=inputs)(X), logarithms(X).exp())
    odds = net(nn.Softmax(1))
    assert fl.to_probabilities(odds, inputs=inputs) is odds
    assert fl.to_logits(answering)(X).equal(model(X))


def test_places_keep_their_class_axis():
    model = nn.Sequential(nn.Conv2d(2, 6, 1))
    image = torch.randn(2, 2, 3, 3)
    torch.testing.assert_close(fl.to_probabilities(model, inputs=image)(image), model(image).softmax(1))


def test_what_cannot_be_told():
    with pytest.raises(ValueError, match="the Classifier tells what it gives only while it runs: pass inputs="):
        fl.to_probabilities(Classifier())
    with pytest.raises(
        ValueError, match=r"activation='softmaks' is not known; choose one of 'softmax', 'sigmoid'\. Did you mean 'softmax'\?"
    ):
        fl.to_probabilities(net(), activation="softmaks")
    assert isinstance(fl.to_probabilities(Attending(), inputs=X)(X), torch.Tensor)
