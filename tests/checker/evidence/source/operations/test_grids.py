"""Coordinates: the shapes and the bounds of grids, and labels that are drawn with them."""

from __future__ import annotations

import pytest

GRIDS = {
    "np.meshgrid(np.arange(4), np.arange(3))[0]": {"shape": (3, 4), "low": 0.0, "high": 3.0, "integral": True, "learned": False},
    "np.meshgrid(np.arange(4), np.arange(3), indexing='ij')[1]": {"shape": (4, 3), "high": 2.0},
    "np.meshgrid(np.linspace(-1, 1, 5), np.arange(3), sparse=True)[0]": {"shape": (5, 1), "low": -1.0},
    "torch.meshgrid(torch.arange(4), torch.arange(3), indexing='ij')[0]": {"shape": (4, 3), "high": 3.0},
    "torch.meshgrid([torch.arange(4), torch.arange(3)], indexing='xy')[0]": {"shape": (3, 4), "high": 3.0},
    "np.mgrid[:4, 2:9:2]": {"shape": (2, 4, 4), "low": 0.0, "high": 8.0, "integral": True},
    "np.mgrid[-1:1:5j, :3][0]": {"shape": (5, 3), "low": -1.0, "high": 2.0},  # of both axes
    "np.mgrid[:6]": {"shape": (6,), "high": 5.0},
    "np.ogrid[:4, :3][1]": {"shape": (1, 3), "high": 2.0},
    "np.indices((4, 3))": {"shape": (2, 4, 3), "low": 0.0, "high": 3.0, "integral": True},
    "jnp.mgrid[:4, :3][1]": {"shape": (4, 3), "high": 3.0},
    "tf.meshgrid(tf.range(4), tf.range(3))[0]": {"shape": (3, 4), "high": 3.0},
}


@pytest.mark.parametrize("grid", GRIDS)
def test_what_is_known(facts, grid):
    wanted = GRIDS[grid]
    assert facts(f"y = {grid}", wanted) == wanted


DISC = """\
rows, columns = {grid}
mask = np.where((rows - 5) ** 2 + (columns - 8) ** 2 < 20, {bright}, 0).astype(np.uint8)
scores = nn.Conv2d(1, 2, 3, padding=1)(torch.randn(1, 1, 16, 16))
loss = nn.CrossEntropyLoss()(scores, torch.from_numpy(mask).long()[None])
"""


@pytest.mark.parametrize(
    "grid", ["np.mgrid[:16, :16]", "np.ogrid[:16, :16]", "np.indices((16, 16))", "np.meshgrid(np.arange(16), np.arange(16))"]
)
@pytest.mark.parametrize(("bright", "wanted"), [(255, {"FL204"}), (1, set())])
def test_a_disc_as_a_mask(codes, grid, bright, wanted):
    assert codes(DISC.format(grid=grid, bright=bright)) == wanted


def test_a_boundary_drawn_over_a_grid(codes):
    program = """\
    net = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 1))
    loss = nn.BCEWithLogitsLoss()(net(torch.randn(9, 2)).squeeze(1), torch.ones(9))
    across, up = np.meshgrid(np.arange(-2, 3, 0.1), np.arange(-2, 2, 0.1))
    scores = net(torch.tensor(np.c_[across.ravel(), up.ravel()], dtype=torch.float32))
    print(({cut}).numpy().reshape(across.shape))
    """
    assert codes(program.format(cut="torch.sigmoid(scores) > 0.5")) == set()
    assert codes(program.format(cut="scores > 0.5")) == {"FL502"}
