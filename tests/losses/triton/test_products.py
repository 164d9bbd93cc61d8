"""Products of any sides, in float32 sums."""

from __future__ import annotations

import pytest
import torch

from fromlogits.losses.kernels.triton.products import add_product, product


@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float16, torch.float32], ids=str)
@pytest.mark.parametrize("shape", [(16, 8, 24), (17, 9, 25), (3, 5, 7), (8, 33, 16), (1, 1, 1)])
def test_products_of_any_sides(shape, dtype):
    rows, inner, columns = shape
    left, right = torch.randn(rows, inner).to(dtype), torch.randn(columns, inner).to(dtype).T
    truth = left.double() @ right.double()
    wide = product(left, right, torch.full((rows, columns + 8), float("nan"))[:, :columns])
    assert torch.allclose(wide.double(), truth, rtol=1e-5, atol=1e-5)
    total = add_product(wide.clone(), left, right)
    assert torch.allclose(total.double(), 2 * truth, rtol=1e-5, atol=1e-5)
    narrow = product(left, right, torch.empty(rows, columns, dtype=dtype))
    assert torch.allclose(narrow.double(), truth, rtol=torch.finfo(dtype).eps, atol=1e-5)
