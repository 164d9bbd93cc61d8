"""A `try` whose first statement surely fails: its handler is what happens."""

from __future__ import annotations

import pytest

SETTINGS = 'cfg = {"units": 3, "deep": {"a": 1}}\n'
CASES = [
    ('try:\n    y = cfg["activation"]\nexcept KeyError:\n    y = "softmax"', "softmax"),
    ('try:\n    y = cfg["units"]\nexcept KeyError:\n    y = 9', 3),
    ('try:\n    y = cfg["deep"]["b"].lower()\nexcept (KeyError, AttributeError):\n    y = "none"', "none"),
    ('try:\n    y = cfg["deep"]["a"]\nexcept LookupError:\n    y = 9', 1),
    ("try:\n    y = SETTING\nexcept NameError:\n    y = 4", 4),
    ("SETTING = 5\ntry:\n    y = SETTING\nexcept NameError:\n    y = 4", 5),
    (
        "def get(c, k):\n    try:\n        return c[k]\n    except KeyError:\n        return 7\ny = get(cfg, 'none'), get(cfg, 'units')",
        (7, 3),
    ),
    ('try:\n    y = cfg["activation"]\nexcept KeyError:\n    y = 1\nelse:\n    y = 2\nfinally:\n    z = 3', 1),
]


@pytest.mark.parametrize(("program", "wanted"), CASES)
def test_what_happens(program, wanted, says):
    assert says(SETTINGS + program) == wanted


OPEN = [
    'import json\ntry:\n    y = json.load(open("settings.json"))["a"]\nexcept KeyError:\n    y = 4',
    'cfg.update(unknown())\ntry:\n    y = cfg["activation"]\nexcept KeyError:\n    y = 4',
    'import collections\ncfg = collections.defaultdict(int)\ntry:\n    y = cfg["activation"] + 1\nexcept KeyError:\n    y = 4',
]


@pytest.mark.parametrize("program", OPEN)
def test_what_may_be_there(program, says):
    assert says(SETTINGS + program) != 4


@pytest.mark.parametrize("index", ["'x':", "::0", "1.5:", ": b''", "::'a'", "[]", "10**30"])
@pytest.mark.parametrize("owner", ["[1, 2, 3]", "(1, 2)", "'abc'", "range(5)", "np.zeros((3, 3))"])
def test_an_index_that_python_refuses(owner, index, read):
    assert read(f"z = {owner}[{index}]\ny = 1")["y"] is not None
