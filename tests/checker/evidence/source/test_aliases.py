"""Arrays that are changed in place: under a name of the module, through a parameter, under a second name."""

from __future__ import annotations

import pytest

HEAD = "import numpy as np\nimport torch\nfrom torch import nn\nimport keras\n"
TRAINED = "\nloss = nn.CrossEntropyLoss()(nn.Linear(4, 3)(torch.randn(100, 4)), torch.as_tensor(labels))\nloss.backward()\n"

IDS = "labels = np.random.randint(1, 4, 100)"  # from 1 to 3: one too high for three classes
RIGHT = {
    "shifted by a function": f"{IDS}\ndef shift(y):\n    y -= 1\nshift(labels)",
    "written by a function": f"{IDS}\ndef shift(y):\n    y[:] = y - 1\nshift(labels)",
    "filled by a function": "labels = np.full(100, -1)\ndef fill(out):\n    out[:50] = 1\n    out[50:] = 2\nfill(labels)",
    "filled under another name": "labels = np.full(100, -1)\nview = labels\nview[:50] = 0\nview[50:] = 1",
    "subtracted in place": "labels = torch.randint(1, 4, (100,))\ndef shift(y):\n    y.sub_(1)\nshift(labels)",
    "written out": f"{IDS}\ndef shift(y):\n    np.subtract(y, 1, out=y)\nshift(labels)",
    "of an object": (
        "class Data:\n"
        "    def __init__(self):\n"
        "        self.y = np.random.randint(1, 4, 100)\n"
        "        self.shift(self.y)\n"
        "    def shift(self, y):\n"
        "        y -= 1\n"
        "labels = Data().y"
    ),
    "of the module": f"{IDS}\ndef shift():\n    labels[:] = labels - 1\nshift()",
    "through two functions": f"{IDS}\ndef shift(y):\n    y -= 1\ndef prepare(given):\n    shift(given)\nprepare(labels)",
}
WRONG = {
    "as they were": IDS,
    "a copy is shifted": f"{IDS}\nother = labels.copy()\nother -= 1",
    "a copy of NumPy's is shifted": f"{IDS}\nother = np.copy(labels)\nother[:] = 0",
    "a clone is shifted": "labels = torch.randint(1, 4, (100,))\nother = labels.clone()\nother.sub_(1)",
    "a new array is shifted": f"{IDS}\nother = np.array(labels)\nother -= 1",
    "bound anew": f"{IDS}\ndef shift(y):\n    y = y - 1\nshift(labels)",
    "a name of its own": f"{IDS}\ndef fill():\n    labels = np.zeros(100)\n    labels[:] = 1\nfill()",
    "by nobody": f"{IDS}\ndef shift():\n    labels[:] = 0\n",
    "spoilt by a function of the module": "labels = np.random.randint(0, 3, 100)\ndef spoil():\n    labels[0] = 7\nspoil()",
}


@pytest.mark.parametrize("name", RIGHT)
def test_what_a_function_changes_is_changed_for_its_caller(codes, name):
    assert codes(HEAD + RIGHT[name] + TRAINED) == set()


@pytest.mark.parametrize("name", WRONG)
def test_what_nothing_changes_stays(codes, name):
    assert codes(HEAD + WRONG[name] + TRAINED) == {"FL204"}


ROWS = """\
ids = np.random.randint(0, 10, 100)
labels = np.zeros((100, 10))
def encode():
    for row, one in enumerate(ids):
        labels[row, one] = 1
encode()
model = keras.Sequential([keras.layers.Dense(10, activation="softmax")])
model.compile("adam", "{loss}")
model.fit(np.random.rand(100, 5), labels)
"""


@pytest.mark.parametrize(("loss", "found"), [("categorical_crossentropy", set()), ("sparse_categorical_crossentropy", {"FL201"})])
def test_rows_that_a_function_fills(codes, loss, found):
    assert codes(HEAD + ROWS.format(loss=loss)) == found
