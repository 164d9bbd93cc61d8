"""A negative number that a loop is started from: a mark that the loop replaces, and no class; where it stays, it is a label."""

from __future__ import annotations

import pytest

HEAD = """
    import torch
    import torch.nn.functional as F
    from torch import nn

    rows = open("rows.txt")
    names = ["cat", "dog", "bird"]
"""
TAIL = """
    F.cross_entropy(nn.Linear(4, 3)(torch.rand(60, 4)), torch.tensor(y)).backward()
"""

RIGHT = {
    "the name is looked for": """
    y = []
    for row in rows:
        label = -1
        for place, name in enumerate(names):
            if name in row:
                label = place
        y.append(label)
""",
    "the search ends early": """
    def label_of(row):
        label = -1
        for place in range(3):
            if names[place] in row:
                label = place
                break
        return label
    y = [label_of(row) for row in rows]
""",
    "the search returns what it finds": """
    def label_of(row):
        for place, name in enumerate(names):
            if name in row:
                return place
        return -1
    y = [label_of(row) for row in rows]
""",
    "a new label begins at some rows": """
    y, label = [], -1
    for row in rows:
        if row.startswith("#"):
            label += 1
            continue
        y.append(label)
""",
    "a new label is read at some rows": """
    y, label = [], -1
    for row in rows:
        if row.startswith("#"):
            label = int(row[1:])
        else:
            y.append(label)
""",
    "a loop that ends itself": """
    y, label = [], -1
    while True:
        row = next(rows, None)
        if row is None:
            break
        if row == "":
            label = label + 1
            continue
        y.append(label)
""",
}
WRONG = {
    "a loop that leaves it alone": """
    label = -1
    for row in rows:
        print(row)
    y = [label] * 60
""",
    "one of two classes": """
    y = []
    for row in rows:
        label = -1
        for word in ["good", "great"]:
            if word in row:
                label = 1
        y.append(label)
""",
    "a class of its own": """
    y = []
    for row in rows:
        label = -1
        if "neutral" in row:
            label = 0
        if "good" in row:
            label = 1
        y.append(label)
""",
    "a name too many": """
    y = []
    for row in rows:
        label = -1
        for place, name in enumerate([*names, "fish"]):
            if name in row:
                label = place
        y.append(label)
""",
    "a name too many, rows without a name left out": """
    y = []
    for row in rows:
        label = -1
        for place, name in enumerate([*names, "fish"]):
            if name in row:
                label = place
        if label < 0:
            continue
        y.append(label)
""",
}


@pytest.mark.parametrize("program", RIGHT.values(), ids=RIGHT)
def test_a_mark_is_no_label(program, codes):
    assert codes(HEAD + program + TAIL) == set()


@pytest.mark.parametrize("program", WRONG.values(), ids=WRONG)
def test_a_label_out_of_range(program, codes):
    assert codes(HEAD + program + TAIL) == {"FL204"}
