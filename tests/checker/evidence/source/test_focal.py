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
