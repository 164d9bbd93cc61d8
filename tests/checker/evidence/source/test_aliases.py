"""Arrays that are changed in place: under a name of the module, through a parameter, under a second name."""

from __future__ import annotations

import pytest

HEAD = "import numpy as np\nimport torch\nfrom torch import nn\nimport keras\n"
TRAINED = "\nloss = nn.CrossEntropyLoss()(nn.Linear(4, 3)(torch.randn(100, 4)), torch.as_tensor(labels))\nloss.backward()\nloss.item()\n"

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
    "through a view": f"{IDS}\nview = labels[:]\nview -= 1",
    "through another shape": f"{IDS}\ncolumn = labels.reshape(-1, 1)\ncolumn -= 1",
    "through its parts": f"{IDS}\nfirst, second = labels[:50], labels[50:]\nfirst -= 1\nsecond -= 1",
    "through a view without a name": "labels = torch.randint(1, 4, (100,))\nlabels.view(-1).sub_(1)",
    "of a dictionary": f"{IDS}\ndata = {{'y': labels}}\nlabels -= 1\nlabels = data['y']",
    "of a list that is gone through": f"{IDS}\nboth = [labels, np.random.randint(1, 4, 9)]\nfor y in both:\n    y -= 1\nlabels = both[0]",
    "of an object in an object": (
        f"{IDS}\nclass Data: pass\ndata = Data()\ndata.train = Data()\ndata.train.y = labels\nlabels -= 1\nlabels = data.train.y"
    ),
    "through a tensor of the same memory": f"{IDS}\nlabels, given = torch.from_numpy(labels), labels\ngiven -= 1",
    "under a tensor of the same memory": f"{IDS}\ntensor = torch.from_numpy(labels)\ntensor -= 1",
    "a tensor that has its dtype already": f"{IDS}\nlabels, given = torch.from_numpy(labels).long(), labels\ngiven -= 1",
    "as a tensor": f"{IDS}\nlabels, given = torch.as_tensor(labels), labels\ngiven[:] = given - 1",
    "as an array": "labels = torch.randint(1, 4, (100,))\narray = labels.numpy()\narray -= 1",
    "of a data set": (
        f"{IDS}\ndata = torch.utils.data.TensorDataset(torch.randn(100, 4), torch.from_numpy(labels))\nlabels -= 1\n_, labels = data[:]"
    ),
    "through two functions": f"{IDS}\ndef shift(y):\n    y -= 1\ndef prepare(given):\n    shift(given)\nprepare(labels)",
}
WRONG = {
    "as they were": IDS,
    "a copy is shifted": f"{IDS}\nother = labels.copy()\nother -= 1",
    "a copy of NumPy's is shifted": f"{IDS}\nother = np.copy(labels)\nother[:] = 0",
    "a clone is shifted": "labels = torch.randint(1, 4, (100,))\nother = labels.clone()\nother.sub_(1)",
    "a new array is shifted": f"{IDS}\nother = np.array(labels)\nother -= 1",
    "a tensor made of a copy": f"{IDS}\nlabels, given = torch.tensor(labels), labels\ngiven -= 1",
    "a tensor in another dtype": f"{IDS}\nlabels, given = torch.from_numpy(labels).float().long(), labels\ngiven -= 1",
    "an array that was cast": f"{IDS}\nlabels, given = labels.astype('int64'), labels\ngiven -= 1",
    "bound anew beside its tensor": f"{IDS}\nlabels, given = torch.from_numpy(labels), labels\ngiven = given - 1",
    "a copy of a tensor's array": "labels = torch.randint(1, 4, (100,))\narray = labels.numpy().copy()\narray -= 1",
    "a copy of a part is shifted": f"{IDS}\nother = labels[:50].copy()\nother -= 1",
    "a part beside is shifted": "data = np.random.randint(1, 4, (100, 3))\nlabels, rest = data[:, 0], data[:, 1:]\nrest -= 1",
    "another of the list is shifted": f"{IDS}\nboth = [labels, np.random.randint(1, 4, 9)]\nboth[1] -= 1\nlabels = both[0]",
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


SCORES = """\
scores = nn.Linear(4, 1)(torch.randn(100, 4))
def change(x):
    {change}
change(scores)
loss = nn.BCELoss()(scores, torch.randint(0, 2, (100, 1)).float())
"""


@pytest.mark.parametrize(("change", "found"), [("x.sigmoid_()", set()), ("x /= 2", {"FL102"}), ("x = x.sigmoid()", {"FL102"})])
def test_scores_that_a_function_changes(codes, change, found):
    assert codes(HEAD + SCORES.format(change=change)) == found


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
