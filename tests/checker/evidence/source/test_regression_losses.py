"""Losses of numbers: nothing is asked of the output, but a column against a row is N x N there as well."""

from __future__ import annotations

import pytest

HEAD = "p = torch.sigmoid(nn.Linear(3, 1)(torch.rand(8, 3)))\nt = torch.randint(0, 2, (8,)).float()\n"
LOSSES = ["F.mse_loss", "F.l1_loss", "F.smooth_l1_loss", "F.huber_loss", "nn.MSELoss()", "nn.L1Loss()", "nn.SmoothL1Loss(beta=0.5)"]


@pytest.mark.parametrize("loss", LOSSES)
def test_columns_and_rows(loss, codes):
    assert codes(f"{HEAD}{loss}(p, t)") == {"FL301"}
    assert codes(f"{HEAD}{loss}(t, p)") == {"FL301"}
    assert codes(f"{HEAD}{loss}(target=t, input=p)") == {"FL301"}
    assert codes(f"{HEAD}{loss}(p.squeeze(1), t)") == set()
    assert codes(f"{HEAD}{loss}(p, t.unsqueeze(1))") == set()
    assert codes(f"{HEAD}{loss}(p, t[:, None])") == set()


def test_one_teaches_the_other(codes):
    program = "a, b = nn.Linear(3, 4), nn.Linear(3, 4)\nx = torch.rand(8, 3)\nF.mse_loss(a(x).softmax(1), b(x).softmax(1).detach())"
    assert codes(program) == set()
