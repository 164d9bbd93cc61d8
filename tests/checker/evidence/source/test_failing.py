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


SAVED = """
import torch, torch.nn as nn
x = torch.rand(4, 8)
try:
    {body}
except Exception:
    {handler}
nn.CrossEntropyLoss()(net(torch.rand(4, 8)), torch.randint(0, 3, (4,)))
"""
HEAD = "nn.Linear(8, 3)"
WAYS = {
    "made where nothing was saved": ('net = torch.load("net.pt")', f"net = nn.Sequential({HEAD}, nn.Softmax(1))", {"FL101"}),
    "made as it should be": ('net = torch.load("net.pt")', f"net = {HEAD}", set()),
    "given back at once": ('net = torch.load("net.pt")', f"net = nn.Sequential({HEAD}, nn.Softmax(1))\n    raise", set()),
    "known already": (f"net = {HEAD}", f"net = nn.Sequential({HEAD}, nn.Softmax(1))", set()),
    "computed, not loaded": ("net = wrapped(x)", f"net = nn.Sequential({HEAD}, nn.Softmax(1))", set()),
    "another name": (f'net = {HEAD}\n    state = torch.load("net.pt")', "state = dict()", set()),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_is_loaded_or_else_made(way, codes):
    body, handler, wanted = WAYS[way]
    assert codes(SAVED.format(body=body, handler=handler)) == wanted


def test_another_way_for_another_reason(codes):
    body, handler, _ = WAYS["made where nothing was saved"]
    assert codes(SAVED.replace("except Exception", "except NameError").format(body=body, handler=handler)) == set()


def test_nothing_instead_of_what_is_loaded(says):
    assert says("try:\n    w = load()\nexcept Exception:\n    w = None\ny = 1 if w is None else 2") != 1


GIVEN = """
import tensorflow as tf
tf.model = tf.keras.Sequential()
tf.model.add(tf.keras.layers.Dense(units=10, activation={last}))
tf.model.compile(loss="categorical_crossentropy", optimizer="adam")
"""


@pytest.mark.parametrize(("last", "wanted"), [('"softmax"', set()), ("None", {"FL102"})])
def test_a_name_that_a_framework_is_given(last, wanted, codes):
    assert codes(GIVEN.format(last=last)) == wanted


OPAQUE = """
import torch, torch.nn as nn
from settings import cfg
cfg.model.softmax = True
cfg.merge_from_file("small.yaml")
z = nn.Linear(4, 3)(torch.randn(8, 4))
if cfg.model.softmax:
    z = z.softmax(1)
nn.CrossEntropyLoss()(z, torch.randint(0, 3, (8,)))
"""


def test_settings_that_nobody_knows_may_be_loaded_again(codes):
    assert codes(OPAQUE) == set()
