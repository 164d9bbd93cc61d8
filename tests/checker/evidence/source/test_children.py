"""The layers of a Sequential, changed after it was made: what runs is what is there then."""

from __future__ import annotations

import pytest

TRAINED = "\nx, t = torch.rand(8, 4), torch.randint(0, 3, (8,))\nF.cross_entropy(net(x), t).backward()\n"
NAMED = 'net = nn.Sequential()\nnet.add_module("fc", nn.Linear(4, 3))\nnet.add_module("prob", nn.Softmax(dim=1))\n'
ORDERED = 'from collections import OrderedDict\nnet = nn.Sequential(OrderedDict([("fc", nn.Linear(4, 3)), ("prob", nn.Softmax(dim=1))]))\n'
PLAIN = "net = nn.Sequential(nn.Linear(4, 3), nn.Softmax(dim=1))\n"
BARE = "net = nn.Sequential(nn.Linear(4, 3))\n"

CHANGES = {
    "nothing": (NAMED, {"FL101"}),
    "replaced by name": (NAMED + "net.prob = nn.Identity()", set()),
    "another replaced by name": (NAMED + "net.fc = nn.Linear(4, 3)", {"FL101"}),
    "replaced by setattr": (ORDERED + 'setattr(net, "prob", nn.Identity())', set()),
    "added again under its name": (NAMED + 'net.add_module("prob", nn.Identity())', set()),
    "by keyword": (BARE + 'net.add_module(name="prob", module=nn.Softmax(dim=1))', {"FL101"}),
    "registered": (BARE + 'net.register_module("prob", nn.Softmax(dim=1))', {"FL101"}),
    "replaced by place": (PLAIN + "net[1] = nn.Identity()", set()),
    "deleted by name": (ORDERED + "del net.prob", set()),
    "deleted by delattr": (NAMED + 'delattr(net, "prob")', set()),
    "deleted by place": (PLAIN + "del net[-1]", set()),
    "a slice deleted": (PLAIN + "del net[1:]", set()),
    "popped": (PLAIN + "net.pop(-1)", set()),
    "the first popped": (PLAIN + "net.pop(0)\nnet = nn.Sequential(nn.Linear(4, 3), net)", {"FL101"}),
    "appended": ("net = nn.Sequential(nn.Linear(4, 3)).append(nn.Softmax(dim=1))", {"FL101"}),
    "extended": (BARE + "net.extend([nn.Softmax(dim=1)])", {"FL101"}),
    "extended by another": (BARE + "net.extend(nn.Sequential(nn.Softmax(dim=1)))", {"FL101"}),
    "inserted before": (PLAIN + "net.insert(0, nn.Flatten())", {"FL101"}),
    "two added up": ("net = nn.Sequential(nn.Linear(4, 3)) + nn.Sequential(nn.Softmax(dim=1))", {"FL101"}),
    "in a copy": (NAMED + "import copy\nold = net\nnet = copy.deepcopy(net)\nnet.prob = nn.Identity()", set()),
    "only in a copy": (NAMED + "import copy\nother = copy.deepcopy(net)\nother.prob = nn.Identity()", {"FL101"}),
    "in a class of its own": (
        (
            "class Net(nn.Sequential):\n    def __init__(self):\n        super().__init__()\n"
            '        self.add_module("fc", nn.Linear(4, 3))\n        self.add_module("prob", nn.Softmax(dim=1))\n\n\nnet = Net()\nnet.prob = nn.Identity()'
        ),
        set(),
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_runs(change, codes):
    program, wanted = CHANGES[change]
    assert codes(program + TRAINED) == wanted


def test_a_layer_called_by_its_name(codes):
    assert codes(ORDERED + "F.cross_entropy(net.fc(torch.rand(8, 4)), torch.randint(0, 3, (8,))).backward()") == set()


LOOPS = {
    "children": "for layer in self.children():\n            x = layer(x)",
    "named children": "for name, layer in self.named_children():\n            x = layer(x)",
    "by its dictionary": "for layer in self._modules.values():\n            x = layer(x)",
    "the first of them": "x = list(self.children())[0](x)",
}


@pytest.mark.parametrize("loop", LOOPS)
def test_a_module_that_goes_through_its_layers(loop, codes):
    program = f"""\
class Chain(nn.Module):
    def __init__(self):
        super().__init__()
        self.rate = 0.5
        self.out = nn.Linear(16, 3)
        self.act = nn.Softmax(dim=1)

    def forward(self, x):
        {LOOPS[loop]}
        return x


F.cross_entropy(Chain()(torch.rand(8, 16)), torch.randint(0, 3, (8,))).backward()
"""
    assert codes(program) == (set() if "first" in loop else {"FL101"})


def test_the_layers_of_another_model(codes):
    head = "m = nn.Sequential(nn.Linear(4, 3), nn.Softmax(dim=1))\n"
    loss = "F.cross_entropy(net(torch.rand(8, 4)), torch.randint(0, 3, (8,))).backward()"
    assert codes(f"{head}net = nn.Sequential(*m.children())\n{loss}") == {"FL101"}
    assert codes(f"{head}net = nn.Sequential(*list(m.children())[:-1])\n{loss}") == set()


FUNCTION = """\
class Same(torch.autograd.Function):
    @staticmethod
    def forward({arguments}):
        return x.clamp(-5, 5)

{more}
m = nn.Linear(4, 3)
F.cross_entropy(Same.apply(m(torch.rand(8, 4))).softmax(1), torch.randint(0, 3, (8,))).backward()
"""


@pytest.mark.parametrize(
    ("arguments", "more"),
    [("ctx, x", ""), ("x", "    @staticmethod\n    def setup_context(ctx, inputs, output):\n        pass\n")],
)
def test_a_function_with_a_gradient_of_its_own(arguments, more, codes):
    assert codes(FUNCTION.format(arguments=arguments, more=more)) == {"FL101"}
