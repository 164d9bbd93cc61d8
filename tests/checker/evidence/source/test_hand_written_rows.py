"""Cross-entropies for rows of labels, written by hand: ids in the place of rows."""

from __future__ import annotations

import pytest

HEAD = """\
model = nn.Linear(20, 5)
x, t = torch.rand(8, 20), torch.randint(0, 5, (8,))
rows = F.one_hot(t, 5).float()
z = model(x)
log_p = F.log_softmax(z, dim=-1)
"""

LOSSES = {
    "rows": ("-(rows * log_p).sum(1).mean()", set()),
    "rows, the sign first": ("torch.sum(-rows * log_p, dim=-1).mean()", set()),
    "ids": ("torch.sum(-t * log_p, dim=-1).mean()", {"FL202"}),
    "ids in a column": ("-(t.unsqueeze(1) * log_p).sum(1).mean()", {"FL202"}),
    "a weight for every row": ("weights = torch.rand(8)\n-(weights.unsqueeze(1) * rows * log_p).sum(1).mean()", set()),
    "whole numbers as weights of classes": ("weights = torch.tensor([1, 2, 1, 4, 2])\n-(weights * rows * log_p).sum(1).mean()", set()),
    "the expected class": ("(torch.arange(5) * log_p.exp()).sum(1)", set()),
    "as many rows as classes": ("few = torch.randint(0, 5, (5,))\n-(few * F.log_softmax(model(x[:5]), -1)).sum(1).mean()", set()),
    "units by themselves": ("-(rows * F.logsigmoid(z) + (1 - rows) * F.logsigmoid(-z)).sum(1).mean()", set()),
    "units by themselves, ids in a column": (
        "c = t.view(-1, 1).float()\n-(c * F.logsigmoid(z) + (1 - c) * F.logsigmoid(-z)).sum(1).mean()",
        {"FL202"},
    ),
    "units by themselves, one yes or no for all": (
        "c = (t > 2).float().view(-1, 1)\n-(c * F.logsigmoid(z) + (1 - c) * F.logsigmoid(-z)).sum(1).mean()",
        set(),
    ),
    "one unit, ids of two classes": (
        "s = nn.Linear(20, 1)(x)\nc = torch.randint(0, 2, (8, 1))\n-(c * F.logsigmoid(s) + (1 - c) * F.logsigmoid(-s)).mean()",
        set(),
    ),
}


@pytest.mark.parametrize("loss", LOSSES)
def test_losses(loss, codes):
    program, wanted = LOSSES[loss]
    assert codes(HEAD + program) == wanted
