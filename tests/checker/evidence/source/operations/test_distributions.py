"""Distributions that a model's output is handed to: as probabilities, or as logits."""

from __future__ import annotations

import pytest

HEAD = """\
from torch.distributions import Categorical, Bernoulli
import torch.distributions as D
x = torch.rand(8, 4)
raw = nn.Linear(4, 3)
soft = nn.Sequential(nn.Linear(4, 3), nn.Softmax(dim=-1))
sure = x.sum() > 3
"""

MADE = {
    "logits of a softmax": ("Categorical(logits=soft(x))", {"FL101"}),
    "logits of a sigmoid": ("D.Bernoulli(logits=torch.sigmoid(raw(x)))", {"FL101"}),
    "logits, behind another argument": ("D.RelaxedOneHotCategorical(torch.tensor(0.5), logits=soft(x))", {"FL101"}),
    "probabilities of scores, which come first": ("Categorical(raw(x))", {"FL102"}),
    "probabilities of scores, by name": ("D.OneHotCategorical(probs=raw(x))", {"FL102"}),
    "probabilities of scores, in a mixture": ("D.Independent(Bernoulli(raw(x)), 1)", {"FL102"}),
    "probabilities of logarithms": ("Categorical(F.log_softmax(raw(x), -1))", {"FL103"}),
    "in a function": ("def act(p):\n    d = Categorical(logits=p)\n    return d.log_prob(d.sample())\nact(soft(x))", {"FL101"}),
    "logits": ("Categorical(logits=raw(x)).log_prob(torch.zeros(8))", set()),
    "logits that are normalised already": ("Categorical(logits=F.log_softmax(raw(x), -1))", set()),
    "logits that were masked": ("Categorical(logits=raw(x).masked_fill(x[:, :3] > 0.5, -1e9))", set()),
    "probabilities": ("Categorical(soft(x)).entropy()", set()),
    "probabilities by name": ("Bernoulli(probs=torch.sigmoid(raw(x)))", set()),
    "neither": ("Categorical(torch.ones(3))", set()),
    "one or the other": ("p = soft(x) if sure else raw(x)\nCategorical(probs=p) if sure else Categorical(logits=p)", set()),
    "a class of its own": ("class Policy(Categorical):\n    pass\nPolicy(logits=soft(x))", set()),
    "scores cut as probabilities": ("Bernoulli(logits=raw(x))\nraw(x) > 0.5", {"FL502"}),
}

JAX_HEAD = """\
import distrax, numpyro
from flax import linen
from tensorflow_probability.substrates import jax as tfp
x = jnp.ones((8, 4))
model = linen.Dense(3)
z = model.apply(model.init(jax.random.key(0), x), x)
"""

JAX = {
    "logits first": ("distrax.Categorical(jax.nn.softmax(z))", {"FL101"}),
    "logits first, right": ("distrax.Categorical(z)", set()),
    "probabilities by name": ("distrax.Bernoulli(probs=z)", {"FL102"}),
    "tensorflow's": ("tfp.distributions.Categorical(logits=jax.nn.softmax(z))", {"FL101"}),
    "NumPyro's, probabilities first": ("numpyro.distributions.Categorical(z)", {"FL102"}),
}


@pytest.mark.parametrize("way", MADE)
def test_torch(way, codes):
    program, wanted = MADE[way]
    assert codes(HEAD + program) == wanted


@pytest.mark.parametrize("way", JAX)
def test_others(way, codes):
    program, wanted = JAX[way]
    assert codes(JAX_HEAD + program) == wanted


MIXED = """
import torchmetrics
share = {share}
rows = F.one_hot(torch.randint(0, 4, (32,)), 4).float()
y = share * rows + {rest} * rows.flip(0)
scores = nn.Linear(9, 4)(torch.randn(32, 9))
loss = F.cross_entropy(scores, y)
accuracy = torchmetrics.functional.accuracy(scores, {labels}, task="multiclass", num_classes=4)
"""
BETA = "torch.distributions.Beta(0.4, 0.4).sample()"


@pytest.mark.parametrize(
    ("share", "rest", "labels", "wanted"),
    [
        (BETA, "(1 - share)", "y", {"FL503"}),
        (f"{BETA}.item()", "(1 - share)", "y", {"FL503"}),
        (BETA, "(1 - share)", "y.argmax(1)", set()),
        (BETA, "share", "y.argmax(1)", {"FL206"}),
        ("torch.distributions.Beta(0.4, 0.4).sample((32, 1))", "(1 - share)", "y.argmax(1)", set()),
    ],
)
def test_shares_that_are_drawn(share, rest, labels, wanted, codes):
    assert codes(MIXED.format(share=share, rest=rest, labels=labels)) == wanted
