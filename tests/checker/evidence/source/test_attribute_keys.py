"""Settings whose keys are attributes, classes that are dictionaries or lists, and things built from a description."""

from __future__ import annotations

import pytest

END = """
net = nn.Sequential(nn.Linear(3, cfg.n), nn.Softmax(1) if cfg.act == "softmax" else nn.Identity())
print(F.cross_entropy(net(torch.rand(8, 3)), torch.randint(0, 4, (8,))))
"""
WAYS = {
    "items of its own": "class C(dict):\n    __getattr__ = dict.__getitem__\ncfg = C(act={act}, n=4)",
    "asked for by get": "class C(dict):\n    __getattr__ = dict.get\ncfg = C({{'act': {act}, 'n': 4}})",
    "set by name": "class C(dict):\n    __getattr__ = dict.get\n    __setattr__ = dict.__setitem__\ncfg = C(n=4)\ncfg.act = {act}\ncfg.act = cfg['act']",
    "a function that is asked": "class C(dict):\n    def __getattr__(self, name):\n        return self[name]\ncfg = C(act={act}, n=4)",
    "asked of another": "class C:\n    def __init__(self, d):\n        self.d = d\n\n    def __getattr__(self, name):\n        return self.d[name]\ncfg = C(dict(act={act}, n=4))",
    "itself its attributes": (
        "class C(dict):\n    def __init__(self, *given, **named):\n        super().__init__(*given, **named)\n        self.__dict__ = self\n"
        "cfg = C(act={act}, n=4)"
    ),
    "all at once": "class C:\n    def __init__(self, **named):\n        self.__dict__.update(named)\ncfg = C(act={act}, n=4)",
    "in the place of its attributes": "class C:\n    def __init__(self, **named):\n        self.__dict__ = named\ncfg = C(act={act}, n=4)",
    "by vars": "class C:\n    pass\ncfg = C()\nvars(cfg).update(act={act}, n=4)",
    "by vars, one by one": "class C:\n    pass\ncfg = C()\nvars(cfg)['act'], cfg.n = {act}, 4",
    "EasyDict": "from easydict import EasyDict\ncfg = EasyDict(dict(act={act}, n=4))",
    "OmegaConf": "from omegaconf import OmegaConf\ncfg = OmegaConf.create(dict(head=dict(act={act}, n=4))).head",
    "OmegaConf, of YAML": "from omegaconf import OmegaConf\ncfg = OmegaConf.create('head:\\n  n: 4\\n  act: ' + {act})['head']",
    "ConfigDict": "import ml_collections\ncfg = ml_collections.ConfigDict()\ncfg.act = {act}\ncfg.n = 4",
    "JSON, made objects of": (
        "import json\nfrom types import SimpleNamespace\n"
        'cfg = json.loads(\'{{"n": 4, "act": "\' + {act} + \'"}}\', object_hook=lambda d: SimpleNamespace(**d))'
    ),
    "as Python spells it": "import ast\nfrom types import SimpleNamespace\ncfg = SimpleNamespace(**ast.literal_eval(\"{{'n': 4, 'act': '\" + {act} + \"'}}\"))",
    "cut in two": "from types import SimpleNamespace\nbody, _, tail = ('linear-' + {act}).partition('-')\ncfg = SimpleNamespace(act=tail, n=4)",
}


@pytest.mark.parametrize("way", WAYS)
def test_settings(way, codes):
    assert codes(WAYS[way].format(act="'softmax'") + END) == {"FL101"}
    assert codes(WAYS[way].format(act="'none'") + END) == set()


SAID = {
    "a dictionary": ("class C(dict):\n    pass\nc = C(a=1)\nc['b'] = 2\n(c['a'], c['b'], sorted(c.keys()))", (1, 2, ["a", "b"])),
    "a user's dictionary": ("from collections import UserDict\nclass C(UserDict):\n    pass\nc = C(a=1)\nc.data['b'] = 2\nc['b']", 2),
    "a list": ("class C(list):\n    pass\nc = C([1, 2])\nc.append(3)\nc[0] = 5\n[one for one in c]", [5, 2, 3]),
    "a list with more to it": (
        "class C(list):\n    def __init__(self, *given):\n        super().__init__(given)\n        self.n = len(given)\nc = C(1, 2)\n(c[1], c.n)",
        (2, 2),
    ),
    "given by name where it has none": (
        "class C:\n    def __getattr__(self, name):\n        if name == 'a':\n            return 1\n        raise AttributeError(name)\n(C().a, 2)",
        (1, 2),
    ),
}


@pytest.mark.parametrize("case", SAID)
def test_classes_that_are_containers(case, says):
    program, wanted = SAID[case]
    assert says(program) == wanted


def test_one_that_asks_itself(codes):
    program = "class C:\n    def __getattr__(self, name):\n        return getattr(self.inner, name)\nprint(C().anything, C().forward)"
    assert codes(program) == set()


def test_the_framework_comes_first(codes):
    """What `nn.Module` has by itself is not asked for."""
    program = (
        "class C(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.f = nn.Linear(3, 4)\n\n"
        "    def __getattr__(self, name):\n        return super().__getattr__(name)\n\n"
        "    def forward(self, x):\n        return self.f(x).softmax(1)\n"
        "net = C()\nnet.train()\nprint(F.cross_entropy(net(torch.rand(8, 3)), torch.randint(0, 4, (8,))))"
    )
    assert codes(program) == {"FL101"}


BUILT = """
from hydra.utils import instantiate
net = instantiate({{"_target_": "torch.nn.Sequential", "_args_": [
    {{"_target_": "torch.nn.Linear", "in_features": 3, "out_features": 4}}, {{"_target_": "torch.nn.{tail}", "dim": 1}}]}})
loss = instantiate({{"_target_": "torch.nn.NLLLoss"}}, reduction="sum")
print(loss(net(torch.rand(8, 3)), torch.randint(0, 4, (8,))))
"""


@pytest.mark.parametrize(("tail", "wanted"), [("LogSoftmax", set()), ("Softmax", {"FL103"})])
def test_built_from_a_description(tail, wanted, codes):
    assert codes(BUILT.format(tail=tail)) == wanted


INI = """
import configparser
text = "[DEFAULT]\\nlr = 0.1\\n[head]\\nact = softmax\\nunits = 4\\nwide = no\\n"
cfg = configparser.ConfigParser()
cfg.read_string(text)
head = cfg["head"]
{line}
"""
READ = {
    "(cfg['head']['act'], cfg.get('head', 'act'), head.get('act'))": ("softmax",) * 3,
    "(cfg.getint('head', 'units'), head.getint('units'), int(head['units']))": (4,) * 3,
    "(head.getboolean('wide'), cfg.getfloat('head', 'lr'), head['lr'])": (False, 0.1, "0.1"),
    "(head.get('tail', 'none'), cfg.getint('head', 'depth', fallback=2))": ("none", 2),
    "(cfg.sections(), sorted(head.keys()))": (["head"], ["act", "lr", "units", "wide"]),
}


@pytest.mark.parametrize("line", READ)
def test_settings_in_sections(line, says):
    assert says(INI.format(line=line)) == READ[line]


def test_sections_of_a_dictionary(says):
    program = "import configparser\ncfg = configparser.ConfigParser()\ncfg.read_dict({'head': {'units': 4, 'act': 'relu'}})\n"
    assert says(program + "(cfg['head']['units'], cfg.getint('head', 'units'), cfg['head']['act'])") == ("4", 4, "relu")
