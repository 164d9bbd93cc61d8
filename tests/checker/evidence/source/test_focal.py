"""Focal losses written by hand: logarithms weighed by how sure the model is."""

from __future__ import annotations

import pytest

HEAD = """\
model = nn.Linear(20, 1)
x, t = torch.rand(8, 20), torch.randint(0, 2, (8, 1)).float()
z = model(x)
e, g = 1e-6, 2.0
"""

LOSSES = {
    "of probabilities": ("p = torch.sigmoid(z).clamp(e, 1 - e)\n-(t * (1 - p) ** g * torch.log(p)).mean()", {"FL401"}),
    "of scores": ("p = z.clamp(e, 1 - e)\n-(t * (1 - p) ** g * torch.log(p)).mean()", {"FL102"}),
    "of scores, labels first": ("p = z.clamp(e, 1 - e)\n(-0.25 * (1 - p) ** g * t * torch.log(p)).mean()", {"FL102"}),
    "of scores, labels last": ("p = z.clamp(e, 1 - e)\n((1 - p) ** g * torch.log(p) * t).mean()", {"FL102"}),
    "by log-sigmoid": ("(-t * torch.sigmoid(-z) ** g * F.logsigmoid(z)).mean()", set()),
    "another model's logarithm": ("w = torch.sigmoid(nn.Linear(20, 1)(x))\nrate = z.clamp(min=e)\n(w * torch.log(rate)).mean()", set()),
    "x log x": ("rate = F.softplus(z)\n(rate * torch.log(rate)).mean()", set()),
}


@pytest.mark.parametrize("loss", LOSSES)
def test_losses(loss, codes):
    program, wanted = LOSSES[loss]
    assert codes(HEAD + program) == wanted


# The probability of what happened: chosen by labels, or weighed by them.
CHOICES = {
    "chosen": "torch.where(t == 1, {p}, 1 - {p})",
    "chosen, the other way round": "torch.where(t == 0, 1 - {p}, {p})",
    "chosen by yes and no": "torch.where(t.bool(), {p}, 1 - {p}).clamp(e, 1 - e)",
    "weighed": "{p} * t + (1 - {p}) * (1 - t)",
    "weighed, labels first": "t * {p} + (1 - t) * (1 - {p})",
    "weighed, no first": "(1 - t) * (1 - {p}) + t * {p}",
}
ENDS = [
    "-torch.log(p_t + e).mean()",
    "(-((1 - p_t) ** g) * torch.log(p_t + e)).mean()",
    "(-torch.where(t == 1, 0.2, 0.8) * p_t.log()).mean()",
]


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("choice", CHOICES)
def test_the_probability_of_what_happened(choice, end, codes):
    for p, wanted in (("z", {"FL102"}), ("p", {"FL401"})):
        program = f"{HEAD}p = torch.sigmoid(z)\np_t = {CHOICES[choice].format(p=p)}\n{end}"
        assert codes(program) == wanted, program


SIDES = {
    "chosen": "-torch.where(t == 1, torch.log({p} + e), torch.log(1 - {p} + e)).mean()",
    "picked": "-(torch.log({p}[t == 1]).sum() + torch.log(1 - {p}[t == 0]).sum()) / 8",
}


@pytest.mark.parametrize("side", SIDES)
def test_the_logarithms_of_both_sides(side, codes):
    for p, wanted in (("z", {"FL102"}), ("p", {"FL401"})):
        assert codes(f"{HEAD}p = torch.sigmoid(z)\n{SIDES[side].format(p=p)}") == wanted


ONE_OF_MANY = """\
z = nn.Linear(20, 4)(torch.rand(8, 20))
p = z.softmax(1)
t, g = torch.randint(0, 4, (8,)), 2.0
p_t = {p}.gather(1, t[:, None]).squeeze(1)
(-((1 - p_t) ** g) * torch.log(p_t + 1e-6)).mean()
"""


def test_one_class_out_of_many(codes):
    assert codes(ONE_OF_MANY.format(p="z")) == {"FL102"}
    assert codes(ONE_OF_MANY.format(p="p")) == {"FL401"}


RIGHT = {
    "back from the loss": "bce = F.binary_cross_entropy_with_logits(z, t, reduction='none')\n((1 - torch.exp(-bce)) ** g * bce).mean()",
    "only the weight": (
        "p = torch.sigmoid(z)\np_t = p * t + (1 - p) * (1 - t)\n"
        "(F.binary_cross_entropy_with_logits(z, t, reduction='none') * (1 - p_t) ** g).mean()"
    ),
    "overlap": "p = torch.sigmoid(z)\n1 - (p * t).sum() / ((p * t).sum() + 0.3 * (p * (1 - t)).sum() + 0.7 * ((1 - p) * t).sum())",
    "a rate where there is one": "rate = F.softplus(z)\n-torch.log(torch.where(x[:, :1] > 0.5, rate, torch.ones_like(rate))).mean()",
}


@pytest.mark.parametrize("loss", RIGHT)
def test_right_ones(loss, codes):
    assert codes(HEAD + RIGHT[loss]) == set()
