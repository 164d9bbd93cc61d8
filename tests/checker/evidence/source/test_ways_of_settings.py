"""How an activation and a flag travel through the language before they meet: in every way the softmax and its from_logits are seen."""

import pytest

HEAD = "import keras, numpy as np\nfrom keras import layers\n"
TAIL = """
net = keras.Sequential([keras.Input((8,)), layers.Dense(3, activation=act)])
net.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=told))
"""
CONFIG = {
    "JSON with a hook": """
import json
from types import SimpleNamespace
c = json.loads('{"head": {"act": "softmax"}, "told": true}', object_hook=lambda d: SimpleNamespace(**d))
act, told = c.head.act, c.told
""",
    "YAML": """
import yaml
c = yaml.safe_load('''
model:
  act: softmax   # the last layer
loss: {from_logits: yes}
''')
act, told = c["model"]["act"], c["loss"]["from_logits"]
""",
    "ini": """
import configparser
c = configparser.ConfigParser()
c.read_string('[model]\\nact = softmax\\n[loss]\\nfrom_logits = yes\\n')
act, told = c["model"]["act"], c.getboolean("loss", "from_logits")
""",
    "ini section": """
import configparser
c = configparser.ConfigParser()
c.read_string('[m]\\nAct = softmax\\n')
section = c["m"]
act, told = section.get("act"), section.getboolean("told", fallback=True)
""",
    "a literal": """
import ast
c = ast.literal_eval("{'act': 'softmax', 'told': True}")
act, told = c["act"], c["told"]
""",
    "the environment": "import os\nact, told = 'softmax', os.environ.get('TOLD', '1') == '1'",
    "the environment, among several": "import os\nact, told = 'softmax', os.getenv('TOLD', 'yes').lower() in ('yes', 'true')",
    "the environment, as a number": "import os\nact, told = 'softmax', bool(int(os.getenv('TOLD', '1')))",
    "brackets as attributes": """
class C(dict):
    __getattr__ = dict.__getitem__
c = C(act="softmax", told=True)
act, told = c.act, c.told
""",
    "a dictionary that is its own attributes": """
class C(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__ = self
c = C(act="softmax", told=True)
act, told = c.act, c.told
""",
    "__getattr__": """
class C:
    def __init__(self, **given):
        self._given = given
    def __getattr__(self, name):
        return self._given[name]
c = C(act="softmax", told=True)
act, told = c.act, c.told
""",
    "__dict__.update": """
class C:
    def __init__(self, **given):
        self.__dict__.update(given)
c = C(act="softmax", told=True)
act, told = c.act, c.told
""",
    "__dict__ by brackets": """
class C:
    def __init__(self):
        self.__dict__["act"] = "softmax"
act, told = C().act, True
""",
    "vars of a class": """
class C:
    act = "softmax"
act, told = vars(C)["act"], True
""",
    "a descriptor": """
class Setting:
    def __init__(self, value):
        self.value = value
    def __get__(self, owner, kind=None):
        return self.value
class C:
    act, told = Setting("softmax"), Setting(True)
act, told = C().act, C().told
""",
    "the greatest by a key": "act, told = max({'softmax': 2, 'linear': 1}.items(), key=lambda pair: pair[1])[0], True",
    "sorted by a key": "act, told = sorted(['linear', 'softmax'], key=len, reverse=True)[0], True",
    "filtered": "act, told = list(filter(lambda a: a.startswith('soft'), ['linear', 'softmax']))[0], True",
    "any and all": "act, told = 'softmax', all([True, 3 > 2]) and not any(n == 1 for n in (3, 4))",
    "the longer of two": "from itertools import zip_longest\nact, told = [a or 'softmax' for a, _ in zip_longest(['relu'], [1, 2])][-1], True",
    "from the first that fits": "from itertools import dropwhile\nact, told = list(dropwhile(lambda a: a != 'softmax', ['relu', 'softmax']))[0], True",
    "up to the first that does not": "from itertools import takewhile\nact, told = list(takewhile(lambda a: a != 'tanh', ['softmax', 'tanh']))[-1], True",
    "those that are chosen": "from itertools import compress\nact, told = list(compress(['relu', 'softmax'], [0, 1]))[0], True",
    "a count": "act, told = ('softmax' if ['a', 'b'].count('a') == 1 else None), True",
    "the last pair": "key, act = {'a': 'softmax'}.popitem()\ntold = True",
    "a typed dictionary": """
from typing import TypedDict
class C(TypedDict):
    act: str
    told: bool
c = C(act="softmax", told=True)
act, told = c["act"], c["told"]
""",
    "a read-only view": "from types import MappingProxyType\nc = MappingProxyType({'act': 'softmax'})\nact, told = c['act'], True",
    "asyncio": "import asyncio\nasync def f():\n    return 'softmax'\nact, told = asyncio.run(f()), True",
}


@pytest.mark.parametrize("way", CONFIG)
def test_ways(way, codes):
    program = HEAD + CONFIG[way] + TAIL
    assert codes(program) == {"FL101"}
    assert codes(program.replace("softmax", "linear")) == set()


OPEN = {
    "a loop until a word is found": """
acts, i, told = ["relu", "linear"], 0, True
while True:
    act = acts[i]
    if act == "linear":
        break
    i += 1
""",
    "a file": "import configparser\nc = configparser.ConfigParser()\nc.read('train.ini')\nact, told = c['m']['act'], c.getboolean('m', 'told')",
    "a YAML file": "import yaml\nc = yaml.safe_load(open('train.yaml'))\nact, told = c['act'], c['told']",
    "the environment without a default": "import os\nact, told = os.environ.get('ACT'), os.environ.get('TOLD') == '1'",
    "one flag for both": "import os\ntold = os.environ.get('TOLD', '1') == '1'\nact = None if told else 'softmax'",
    "one word for both": "import os\nway = os.environ.get('WAY', 'scores')\nact = None if way == 'scores' else 'softmax'\ntold = way == 'scores'",
}


@pytest.mark.parametrize("way", OPEN)
def test_what_is_open_or_agrees(way, codes):
    assert codes(HEAD + OPEN[way] + TAIL) == set()


ASKED_TWICE = """
from torch import nn
from mine import F1

class Model(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.c, self.head = c, nn.Linear(20, 10)
        if {first}:
            self.loss = F1()
        else:
            self.loss = nn.CrossEntropyLoss()

    def step(self, x, y):
        z = self.head(x)
        if {second}:
            return self.loss(z.softmax(1), y)
        return self.loss(z, y)
"""


@pytest.mark.parametrize(
    "asked",
    [
        "self.c['loss'] == 'f1'",
        "self.c.loss == 'f1'",
        "self.c.get('loss') == 'f1'",
        "self.c.get('loss', 'ce') == 'f1'",
        "self.c.loss.lower() == 'f1'",
        "self.c.loss.split('-')[0] == 'f1'",
        "self.c.loss.startswith('f1')",
        "'f1' in self.c.loss",
        "hasattr(self.c, 'loss')",
        "self.c.get('loss', {}).get('name') == 'f1'",
        "self.c.get('loss', []) == 'f1'",
        "self.c.get('loss', default=None) == 'f1'",
        "self.c.loss.replace('-', '_') == 'f1'",
        "self.c.loss.endswith(('f1', 'dice'))",
        "self.c.getboolean('train', 'loss')",
        "'loss' in self.c.keys()",
        "self.c.loss == self.c.last",
        "any(part in self.c.loss for part in ('f1', 'dice'))",
        "all([self.c.get('loss'), self.c.get('soft')])",
    ],
)
def test_unknown_settings_are_the_same_when_asked_again(asked, codes):
    assert codes(ASKED_TWICE.format(first=asked, second=asked)) == set()
    assert codes(ASKED_TWICE.format(first=asked, second=asked.replace("loss", "head"))) == {"FL101"}


@pytest.mark.parametrize("given", ["c", "c or {}", "c if c is not None else {}"])
def test_settings_that_choose_among_several_losses(given, codes):
    program = ASKED_TWICE.replace("self.c, self.head = c,", f"self.c, self.head = {given},").replace("if {first}", "{chain}")
    chain = """if self.c.get("loss", "ce") == "ce":
            self.loss = nn.CrossEntropyLoss()
        elif self.c.get("loss", "ce") == "f1\""""
    assert codes(program.replace("{chain}", chain).replace("{second}", 'self.c.get("loss", "ce") == "f1"')) == set()
    assert codes(program.replace("{chain}", chain).replace("{second}", 'self.c.get("head") == "f1"')) == {"FL101"}


@pytest.mark.parametrize("asked", ["self.c.get(True) == 'f1'", "self.c.pop('loss') == 'f1'", "self.c.read('loss') == 'f1'"])
def test_what_something_unknown_does_may_be_another_every_time(asked, codes):
    assert codes(ASKED_TWICE.format(first=asked, second=asked)) == {"FL101"}


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        ("c.get('loss', 'ce') == 'f1'", "c.get('loss') == 'f1'", set()),
        ("c.get('loss', None) == 'f1'", "c['loss'] == 'f1'", set()),
        ("c.get('soft', False)", "c.get('soft')", set()),
        ("c.get('loss', 'f1') == 'f1'", "c.get('loss') in ('f1', None)", set()),
        ("c.get('loss', 'f1') == 'f1'", "c.get('loss', 'f1') != 'ce'", {"FL101"}),
        ("c.get('loss', 'ce') == 'f1'", "c.get('loss', 'f1') == 'f1'", {"FL101"}),
        ("c.get('soft', False)", "c.get('soft', True)", {"FL101"}),
        ("c.loss == 'f1' or c.loss == 'dice'", "c.loss in ('f1', 'dice')", set()),
        ("c.loss.lower() in ('f1', 'dice')", "c.loss.lower() == 'dice'", set()),
        ("c.loss == 'f1'", "c.loss in ('f1', 'dice')", {"FL101"}),
        ("not (c.hard or c.sharp)", "not c.hard and not c.sharp", set()),
        ("not (c.hard and c.sharp)", "not c.hard or not c.sharp", set()),
        ("not (c.hard and c.sharp)", "not c.hard or not c.other", {"FL101"}),
        ("c.n > 1", "not c.n <= 1", set()),
        ("c.n > 1", "1 < c.n", set()),
        ("c.n > 1", "c.n >= 2.5", set()),
        ("not c.n < 2", "2 <= c.n", set()),
        ("c.n > 2", "c.n >= 2", {"FL101"}),
        ("c.n > 2", "c.n > 1", {"FL101"}),
    ],
)
def test_other_words_for_the_same_settings(first, second, wanted, codes):
    program = ASKED_TWICE.format(first=first, second=second.replace("c.", "self.c.").replace("c[", "self.c["))
    assert codes(program) == wanted


@pytest.mark.parametrize(("second", "wanted"), [("in ('f1', 'dice')", set()), ("in ('f1', 'dice', 'ce')", {"FL101"}), ("== 'dice'", set())])
def test_one_of_several_that_a_chain_named(second, wanted, codes):
    chain = """c.loss == 'f1':
            self.loss = F1()
        elif c.loss == 'dice'"""
    assert codes(ASKED_TWICE.format(first=chain, second=f"self.c.loss {second}")) == wanted


LEFT_OVER = """
import torch.nn.functional as F
from torch import nn

def train(c, x, y):
    scores = nn.Linear(4, 3)(x)
    if c.loss not in {known}:
        raise ValueError(c.loss)
    if c.loss == "ce":
        return F.cross_entropy(scores, y)
    if c.loss != "nll":
        return F.cross_entropy(F.softmax(scores, 1), y)
    return F.nll_loss(F.log_softmax(scores, 1), y)
"""


@pytest.mark.parametrize(("known", "wanted"), [("('ce', 'nll')", set()), ("('ce', 'nll', 'soft')", {"FL101"})])
def test_the_last_of_several_is_what_is_left(known, wanted, codes):
    assert codes(LEFT_OVER.format(known=known)) == wanted
