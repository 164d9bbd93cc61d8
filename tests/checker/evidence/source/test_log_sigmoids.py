"""The logarithm of a sigmoid in a loss for one class out of many: alone it is wrong, with its other half it may be right."""

from __future__ import annotations

import pytest

HEAD = """\
model = nn.Linear(20, 3)
x, t = torch.rand(8, 20), torch.randint(0, 3, (8,))
z = model(x)
"""
ONE = """\
model = nn.Linear(20, 1)
x, t = torch.rand(8, 20), torch.randint(0, 2, (8,))
z = model(x).squeeze(1)
"""

LOSSES = {
    "log-sigmoids of all classes": (f"{HEAD}F.nll_loss(F.logsigmoid(z), t)", {"FL107"}),
    "by a module": (f"{HEAD}nn.NLLLoss()(nn.LogSigmoid()(z), t)", {"FL107"}),
    "in a function": (f"{HEAD}def loss(scores, t):\n    p = F.logsigmoid(scores)\n    return F.nll_loss(p, t)\nloss(z, t)", {"FL107"}),
    "log-softmax": (f"{HEAD}F.nll_loss(F.log_softmax(z, 1), t)", set()),
    "one against the rest, both halves": (
        f"{HEAD}rows = F.one_hot(t, 3)\nF.nll_loss(F.logsigmoid(z), t) - ((1 - rows) * F.logsigmoid(-z)).sum(1).mean()",
        set(),
    ),
    "the other half by softplus": (
        f"{HEAD}rows = F.one_hot(t, 3)\n(F.nll_loss(F.logsigmoid(z), t) + ((1 - rows) * F.softplus(z)).sum(1).mean())",
        set(),
    ),
    "no and yes side by side": (f"{ONE}F.nll_loss(torch.stack([F.logsigmoid(-z), F.logsigmoid(z)], dim=1), t)", set()),
    "no and yes put together": (
        f"{ONE}c = z.unsqueeze(1)\nF.nll_loss(torch.cat([F.logsigmoid(-c), F.logsigmoid(c)], 1), t)",
        set(),
    ),
    "no and yes as probabilities": (f"{ONE}p = torch.sigmoid(z)\nF.nll_loss(torch.stack([1 - p, p], -1).clamp_min(1e-6).log(), t)", set()),
    "for each unit by itself": (f"{HEAD}rows = F.one_hot(t, 3)\n-(rows * F.logsigmoid(z) + (1 - rows) * F.logsigmoid(-z)).mean()", set()),
}


@pytest.mark.parametrize("loss", LOSSES)
def test_losses(loss, codes):
    program, wanted = LOSSES[loss]
    assert codes(program) == wanted
