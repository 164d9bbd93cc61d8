"""The kernels run on a GPU where there is one, and otherwise in Triton's interpreter, on tensors in main memory."""

from __future__ import annotations

import pytest
import torch

from fromlogits.losses.kernels import triton


@pytest.fixture(autouse=True)
def device(monkeypatch):
    found = "cuda" if torch.cuda.is_available() else "cpu"
    monkeypatch.setattr(triton, "DEVICES", {found})
    with torch.device(found):
        yield found


@pytest.fixture(autouse=True)
def seed():
    torch.manual_seed(0)
