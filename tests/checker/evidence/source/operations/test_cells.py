"""Tables whose cells hold a row each, alone and next to cells that hold a number."""

from __future__ import annotations

import pytest

IDS = "a = pd.DataFrame({'k': np.random.randint(0, 3, 40)})\n"
ROWS = "b = pd.DataFrame({'v': np.random.rand(50)})\nb['k'] = np.eye(3, dtype=int)[np.random.randint(0, 3, 50)].tolist()\n"
TOLD = "b = pd.DataFrame({'k': [[0, 0, 1], [1, 0, 0]]})\n"

CASES = [
    (f"{ROWS}np.array(b['k'].tolist())", {"shape": (None, 3), "form": "one_hot", "mixed": False}),
    (f"{TOLD}np.array(b['k'].tolist())", {"shape": (2, 3), "mixed": False}),
    (f"{ROWS}c = pd.concat([b, b])\nnp.stack(c['k'].tolist())", {"shape": (None, 3), "form": "one_hot", "mixed": False}),
    (f"{IDS}c = pd.concat([a, a], ignore_index=True)\nc['k'].to_numpy()", {"shape": (None,), "low": 0, "high": 2, "mixed": False}),
]


@pytest.mark.parametrize(("program", "wanted"), CASES, ids=[program[-60:] for program, _ in CASES])
def test_what_is_read(program, wanted, facts, true):
    assert facts(program, wanted) == wanted
    true(program)


@pytest.mark.parametrize("tables", ["[a, b]", "[b, a]"])
def test_ids_and_rows_in_one_column(tables, facts):
    assert facts(f"{IDS}{ROWS}y = pd.concat({tables})['k']", {"mixed": None}) == {"mixed": True}


LEARN = """
    import numpy as np
    import pandas as pd
    import torch
    from torch import nn

    def table(n):
        made = pd.DataFrame({{"x": np.random.rand(n)}})
        made["label"] = np.random.randint(0, 3, n)
        return made

    old, new = table(90), table(60)
    new["label"] = {new}
    frame = pd.concat([old, new], ignore_index=True)
    y = torch.tensor(frame["label"].tolist())
    nn.CrossEntropyLoss()(nn.Linear(1, 3)(torch.rand(150, 1)), y).backward()
"""


def test_codes(codes):
    assert codes(LEARN.format(new="np.eye(3, dtype=int)[new['label']].tolist()")) == {"FL203"}
    assert codes(LEARN.format(new="np.eye(3, dtype=int)[new['label']].argmax(1)")) == set()
    assert codes(LEARN.format(new="new['label'].astype(int)")) == set()
