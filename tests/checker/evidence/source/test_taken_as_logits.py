"""What comes out of a model that nobody knows is given to a loss of logits: so the program says what it is."""

from __future__ import annotations

import pytest

STEP = """\
from torchmetrics.classification import BinaryAccuracy


def train(model, loader, scaled):
    for x, y in loader:
        out = model(x)
        {before}
        {after}
"""
BINARY, CLASSES = "loss = F.binary_cross_entropy_with_logits(out, y)", "loss = nn.CrossEntropyLoss()(input=out, target=y)"
USES = {
    "cut": (BINARY, "pred = out > 0.5", {"FL502"}),
    "rounded": (BINARY, "pred = torch.round(out)", {"FL502"}),
    "cut behind other steps": (BINARY, "pred = out.detach().cpu().squeeze(1).ge(0.5)", {"FL502"}),
    "counted": (BINARY, "BinaryAccuracy().update(out, y.int())", {"FL501"}),
    "given to a loss of probabilities": (BINARY, "other = F.binary_cross_entropy(out, y)", {"FL102"}),
    "given to a loss of logarithms": (CLASSES, "other = F.nll_loss(out, y)", {"FL103"}),
    "cut where it should be": (BINARY, "pred = out > 0", set()),
    "turned into probabilities first": (BINARY, "out = out.sigmoid()\n        pred = out > 0.5", set()),
    "turned into probabilities in place": (BINARY, "out.sigmoid_()\n        pred = out > 0.5", set()),
    "shares": (CLASSES, "sure = out.softmax(1).max(1)[0] > 0.5", set()),
    "the largest": (CLASSES, "pred = out.argmax(1)", set()),
    "another output": (BINARY, "pred = model(x + 1) > 0.5", set()),
    "cut before anybody says": ("pred = out > 0.5", "out = model(x)\n        loss = F.binary_cross_entropy_with_logits(out, y)", set()),
    "labels in its place": ("z = nn.Linear(4, 3)(x)\n        loss = F.cross_entropy(out, z)", "pred = out > 0.5", set()),
    "nobody says": ("loss = criterion(out, y)", "pred = out > 0.5", set()),
    "a loss of distances": ("loss = F.mse_loss(out, y)", "pred = out > 0.5", set()),
    "either": (
        "loss = F.binary_cross_entropy(out, y) if scaled else F.binary_cross_entropy_with_logits(out, y)",
        "pred = (out if scaled else out.sigmoid()) > 0.5",
        set(),
    ),
}


@pytest.mark.parametrize("case", USES)
def test_what_a_loss_takes_as_logits(case, codes):
    before, after, wanted = USES[case]
    assert codes(STEP.format(before=before, after=after)) == wanted


METHODS = """
class Loss(nn.Module):
    def forward(self, scores, labels, axis):
        return {loss}
"""


@pytest.mark.parametrize(
    ("loss", "wanted"),
    [
        ("F.cross_entropy(scores.softmax(1), labels)", {"FL101"}),
        ("F.binary_cross_entropy_with_logits(scores.sigmoid(), labels)", {"FL101"}),
        ("nn.KLDivLoss(reduction='batchmean')(scores.softmax(dim=-1), labels.softmax(-1))", {"FL103"}),
        ("nn.KLDivLoss(reduction='batchmean')(scores.log_softmax(-1), labels.softmax(-1))", set()),
        ("F.nll_loss(scores.log_softmax(1), labels)", set()),
        ("F.binary_cross_entropy(scores.sigmoid(), labels)", set()),
        ("F.cross_entropy(scores.softmax(axis), labels)", set()),
        ("F.cross_entropy(scores.softmax(labels), labels)", set()),
        ("F.cross_entropy(nn.Sequential(nn.Linear(4, 3), axis.sigmoid())(scores), labels)", set()),
        ("F.cross_entropy(axis.sigmoid()(scores), labels)", set()),
        ("F.binary_cross_entropy(nn.Sequential(nn.Linear(4, 1), axis.sigmoid())(scores), labels)", set()),
        ("F.binary_cross_entropy(nn.Sequential(nn.Linear(4, 1), axis.relu())(scores), labels)", set()),
        ("F.binary_cross_entropy(nn.Sequential(nn.Linear(4, 1))(scores), labels)", {"FL102"}),
    ],
)
def test_methods_of_scores_that_nobody_knows(loss, wanted, codes):
    assert codes(METHODS.format(loss=loss)) == wanted


LIKELIHOOD = """
def loss(weights, spread, labels):
    return optax.sigmoid_binary_cross_entropy({scores}, labels).mean()
jax.grad(loss)(weights, spread, labels)
"""


@pytest.mark.parametrize(
    ("scores", "wanted"),
    [("spread(weights).sigmoid()", set()), ("jax.nn.sigmoid(spread(weights))", {"FL101"}), ("spread(weights)", set())],
)
def test_arrays_of_jax_have_no_such_methods(scores, wanted, codes):
    assert codes(LIKELIHOOD.format(scores=scores)) == wanted
