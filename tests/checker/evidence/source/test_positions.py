"""Data sets that give a row for a position: what a DataLoader makes of their rows."""

from __future__ import annotations

from textwrap import dedent

import pytest

from fromlogits.checker.evidence.source.shapes import plain

BATCH = {
    "one row": ("self.rows[i]", {"shape": (None, 8)}),
    "a cell": ("self.rows[i, 0]", {"shape": (None,)}),
    "a computed row": ("self.rows[i % 10]", {"shape": (None, 8)}),
    "a position in a list of positions": ("self.rows[self.places[i]]", {"shape": (None, 8)}),
    "rows around it": ("self.rows[i : i + 3]", {"shape": (None, None, 8)}),
    "the position itself": ("torch.tensor(i % 3)", {"shape": (None,), "low": 0, "high": 2}),
    "a position that is a whole number": ("self.rows[i] if isinstance(i, int) else self.rows[i, :]", {"shape": (None, 8)}),
    "a position that is no slice": ("self.rows[i] if not isinstance(i, slice) else 0", {"shape": (None, 8)}),
    "a tensor of positions made a list first": ("self.rows[i.tolist() if torch.is_tensor(i) else i]", {"shape": (None, 8)}),
}


@pytest.mark.parametrize("row", BATCH)
def test_batches_of_rows(row, read):
    expression, wanted = BATCH[row]
    program = f"""
    from torch.utils.data import DataLoader, Dataset

    class Rows(Dataset):
        def __init__(self):
            self.rows = torch.rand(20, 8)
            self.places = torch.arange(20)

        def __len__(self):
            return 20

        def __getitem__(self, i):
            return {expression}

    y = next(iter(DataLoader(Rows(), batch_size=4)))
    """
    value = read(dedent(program))["y"]
    assert {key: plain(value.shape) if key == "shape" else getattr(value, key) for key in wanted} == wanted


def test_a_loader_without_batches_gives_items(facts):
    program = """
    from torch.utils.data import DataLoader, Dataset

    class Batches(Dataset):
        def __len__(self):
            return 5

        def __getitem__(self, i):
            return torch.rand(16, 8)

    y = next(iter(DataLoader(Batches(), batch_size=None)))
    """
    assert facts(dedent(program), {"shape": 0}) == {"shape": (16, 8)}


def test_a_sampler_of_batches_asks_for_many_rows(codes):
    program = """
    import torch
    from torch import nn
    from torch.utils.data import BatchSampler, DataLoader, Dataset, RandomSampler

    class Rows(Dataset):
        def __init__(self):
            self.x, self.t = torch.rand(20, 8), torch.ones(20, 1)

        def __len__(self):
            return 20

        def __getitem__(self, i):
            return self.x[i], self.t[i]

    rows = Rows()
    model = nn.Linear(8, 1)
    for x, t in DataLoader(rows, batch_size=None, sampler=BatchSampler(RandomSampler(rows), 4, drop_last=False)):
        nn.BCEWithLogitsLoss()(model(x), t).backward()
    """
    assert codes(program) == set()


VOTES = """
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

class Votes(Dataset):
    def __init__(self):
        self.x = torch.rand(60, 8)
        self.votes = nn.functional.one_hot(torch.randint(0, 4, (60, 11)), 4).sum(1)

    def __len__(self):
        return 60

    def __getitem__(self, i):
        votes = self.votes[i].float()
        return self.x[i], {share}

model = nn.Linear(8, 4)
for x, share in DataLoader(Votes(), batch_size=4):
    nn.CrossEntropyLoss()(model(x), share).backward()
"""


@pytest.mark.parametrize(
    ("share", "wanted"),
    [
        ("votes / votes.sum()", set()),
        ("votes / votes.sum(0)", set()),
        ("votes / votes.sum(-1, keepdim=True)", set()),
        ("votes / self.votes.sum()", set()),
        ("votes", {"FL206"}),
    ],
)
def test_a_row_divided_by_its_sum(share, wanted, codes):
    assert codes(VOTES.replace("{share}", share)) == wanted


def test_a_table_divided_by_its_sum(codes):
    program = """
    import torch
    from torch import nn

    votes = torch.tensor([[3.0, 1.0], [1.0, 5.0]])
    nn.CrossEntropyLoss()(nn.Linear(8, 2)(torch.rand(2, 8)), votes / votes.sum()).backward()
    """
    assert codes(program) == {"FL206"}


def test_the_same_cut_is_as_long(codes):
    program = """
    import torch
    import torch.nn.functional as F
    from torch import nn
    from torch.utils.data import DataLoader, Dataset

    class Batches(Dataset):
        def __init__(self):
            self.x, self.t = torch.rand(640, 8), torch.ones(640)

        def __len__(self):
            return 40

        def __getitem__(self, i):
            return self.x[i * 16 : (i + 1) * 16], self.t[i * 16 : (i + 1) * 16]

    model = nn.Linear(8, 1)
    for x, t in DataLoader(Batches(), batch_size=None):
        ((model(x) - t) ** 2).mean().backward()
    """
    assert codes(dedent(program)) == {"FL301"}
    assert codes(dedent(program).replace("model(x)", "model(x).squeeze(1)")) == set()
    assert codes(dedent(program).replace("self.t[i * 16", "self.t[0")) == set()
