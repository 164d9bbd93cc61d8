"""A softmax over one unit whose scores a loss takes as logits: 1 for everything, wherever it goes."""

from __future__ import annotations

import pytest

TRAINED = """\
import sys
x, t = torch.rand(8, 20), torch.ones(8, 1)
model = nn.Linear(20, 1)
nn.BCEWithLogitsLoss()(model(x), t).backward()
n = int(sys.argv[1])
wide = nn.Linear(20, n)
steps = torch.rand(4, 7, 20)
F.binary_cross_entropy_with_logits(model(steps), torch.ones(4, 7, 1))
"""

ASKED = """\
z = wide(x)
loss = F.binary_cross_entropy_with_logits(z, t) if n == 1 else F.cross_entropy(z, t[:, 0].long())
p = torch.sigmoid(z) if n == 1 else torch.softmax(z, 1)
"""

EITHER = """\
def head(n):
    z = nn.Linear(20, n)(x)
    loss = F.binary_cross_entropy_with_logits(z, t.expand(8, n))
    return z.softmax(1) if n > 1 else z.sigmoid()
head(1), head(2)
"""

USES = {
    "a function": ("F.softmax(model(x), dim=1)", {"FL106"}),
    "a method": ("model(x).softmax(-1).argmax(1)", {"FL106"}),
    "a layer": ("nn.Softmax(dim=-1)(model(x))", {"FL106"}),
    "behind the model": ("nn.Sequential(model, nn.Softmax(dim=1))(x)", {"FL106"}),
    "in a function": ("def predict(x):\n    return torch.softmax(model(x), 1)\npredict(x)", {"FL106"}),
    "sigmoid": ("torch.sigmoid(model(x))", set()),
    "over the rows": ("F.softmax(model(x), dim=0)", set()),
    "over the steps": ("F.softmax(model(steps), dim=1)", set()),
    "over the steps, squeezed": ("F.softmax(model(steps).squeeze(-1), dim=1)", set()),
    "scores that no loss takes": ("F.softmax(nn.Linear(20, 1)(x), dim=1)", set()),
    "as many units as are asked for": (ASKED, set()),
    "one way or the other": (EITHER, set()),
}


PICKED = {
    "a class": ("p[:, 1]", "y"),
    "a class in a column": ("p[:, 1:]", "y[:, None]"),
    "a class by its place": ("p[:, [1]]", "y[:, None]"),
    "the last class": ("p[..., -1:]", "y[:, None]"),
    "a part": ("p.chunk(2, dim=1)[1]", "y[:, None]"),
    "a part of one": ("p.split(1, dim=1)[1]", "y[:, None]"),
    "a slice": ("p.narrow(1, 1, 1)", "y[:, None]"),
    "a row of columns": ("p.unbind(1)[1]", "y"),
}


@pytest.mark.parametrize("which", PICKED)
def test_one_class_of_a_softmax_is_no_softmax_of_one(which, codes):
    picked, labels = PICKED[which]
    head = "x, y = torch.rand(8, 4), torch.ones(8)\np = F.softmax(nn.Linear(4, {})(x), dim=1)\n"
    assert codes(f"{head.format(2)}F.binary_cross_entropy({picked}, {labels})") == set()
    assert codes(f"{head.format(1)}F.binary_cross_entropy(p, y[:, None])") == {"FL106"}


@pytest.mark.parametrize("use", USES)
def test_a_softmax_that_no_loss_sees(use, codes):
    program, wanted = USES[use]
    assert codes(TRAINED + program) == wanted


ATTENTION = """\
score, out, keys = nn.Linear(16, 1), nn.Linear(16, 3), nn.Linear(5, 16)
h, y = torch.tanh(keys(torch.rand(24, 7, 5))), torch.randint(0, 3, (24,))
mask = torch.rand(24, 7, 1) > 0.5
w = {}
F.cross_entropy(out({}), y)
"""

WEIGHED = {
    "over the unit": ("F.softmax(score(h), dim=-1)", "(w * h).sum(1)", {"FL106"}),
    "over the unit, by its place": ("score(h).softmax(2)", "(h * w).mean(1)", {"FL106"}),
    "over the unit, masked": ("F.softmax(score(h).masked_fill(mask, -1e9), dim=-1)", "(w * h).sum(1)", {"FL106"}),
    "over the unit, by a product": ("torch.softmax(score(h), dim=-1)", "torch.bmm(w.transpose(1, 2), h).squeeze(1)", {"FL106"}),
    "over the steps": ("F.softmax(score(h), dim=1)", "(w * h).sum(1)", set()),
    "over the steps, squeezed": ("F.softmax(score(h).squeeze(-1), dim=-1)", "(w.unsqueeze(-1) * h).sum(1)", set()),
    "over the steps, turned": ("F.softmax(score(h).transpose(1, 2), dim=-1)", "torch.bmm(w, h).squeeze(1)", set()),
    "of one query": ("F.softmax(h[:, :1] @ h.transpose(1, 2) / 4, dim=-1)", "(w @ h).squeeze(1)", set()),
    "over one key": ("F.softmax(h @ h[:, :1].transpose(1, 2), dim=-1)", "(w @ h[:, :1]).mean(1)", set()),
    "a gate": ("torch.sigmoid(score(h))", "(w * h).sum(1)", set()),
}


@pytest.mark.parametrize("way", WEIGHED)
def test_what_a_softmax_weighs(way, codes):
    weights, context, wanted = WEIGHED[way]
    assert codes(ATTENTION.format(weights, context)) == wanted


FLAT = {
    "softmax of one": ("torch.softmax(model(x), 1)", {"FL101", "FL106"}),
    "sigmoid of one": ("torch.sigmoid(model(x))", {"FL101"}),
    "scores of one": ("model(x)", set()),
}


@pytest.mark.parametrize("flat", ["flatten()", "reshape(-1)", "view(-1)", "ravel()", "squeeze(1)"])
@pytest.mark.parametrize("case", FLAT)
def test_single_units_one_after_another(case, flat, codes):
    made, wanted = FLAT[case]
    found = codes(TRAINED.split("n = int", maxsplit=1)[0] + f"F.binary_cross_entropy_with_logits({made}.{flat}, t[:, 0]).backward()")
    assert found == wanted


def test_scores_of_candidates_in_a_row_are_no_single_units(codes):
    assert codes("z = nn.Linear(4, 1)(torch.rand(8, 5, 4))\nF.cross_entropy(z.view(8, 5), torch.randint(0, 5, (8,))).backward()") == set()


CANDIDATES = {
    "in rows again": "s = net(x).view(-1).view(-1, k)\np = torch.softmax(s, 1)\nF.cross_entropy(s, y).backward()",
    "in a column again": "s = net(x).view(-1).view(-1, 1)\nF.binary_cross_entropy_with_logits(s, t).backward()",
    "all of them": "s = net(x).squeeze(-1)\np = torch.softmax(s, 0)\nF.cross_entropy(s[None], y[:1]).backward()",
    "turned": "F.cross_entropy(net(x).T, y[:1]).backward()",
    "places": "s = net(x.view(-1, k, 4)).squeeze(-1)\np = torch.softmax(s, 1)\nF.cross_entropy(s, y).backward()",
}


@pytest.mark.parametrize("way", CANDIDATES)
def test_candidates_compete(way, codes):
    """One unit that scores many: the softmax is over those that it scored."""
    given = "k = int(input())\nx, y, t = torch.rand(8 * k, 4), torch.randint(0, k, (8,)), torch.randint(0, 2, (8 * k, 1)).float()"
    assert codes(f"net = nn.Linear(4, 1)\n{given}\n{CANDIDATES[way]}") == set()
