"""Of a class that nobody makes, the methods that have to do with a loss are read, and those that lead to one."""

import ast
import gc
import weakref

import pytest

from fromlogits.checker.evidence.source.document import from_text
from fromlogits.checker.evidence.source.relevance import relevance_of

CLASS = """
import torch
import torch.nn.functional as F
from torch import nn
from losses import hinge

def made(x):
    return torch.softmax(x, 1)

def plain(x):
    return x + 1

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.width = 3
        self.score = nn.CrossEntropyLoss()
        if self.width:
            self.top: nn.Module = nn.Softmax(dim=1)

    def own(self, x, y):
        return F.cross_entropy(x, y)

    def by_name(self, x, y):
        return self.own(x, y)

    def by_two_names(self, batch):
        return self.by_name(*batch)

    def kept(self, x, y):
        return self.score(x, y)

    def kept_under_a_test(self, x):
        return self.top(x)

    def of_the_module(self, x):
        return made(x)

    def imported_loss(self, x):
        return hinge(x)

    def calls_one_so(self, batch):
        return self.engine.losses(batch)

    def cut(self, x):
        return x.argmax(1)

    def other_attribute(self, x):
        return x * self.width

    def other_function(self, x):
        return plain(x)

    def save(self, path):
        \"\"\"Not F.cross_entropy.\"\"\"
        torch.save(self.state_dict(), path)  # the softmax is not in it
"""


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("own", True),
        ("by_name", True),
        ("by_two_names", True),
        ("kept", True),
        ("kept_under_a_test", True),
        ("of_the_module", False),  # one softmax, and nothing that could go wrong with it
        ("imported_loss", True),
        ("calls_one_so", True),
        ("cut", True),
        ("other_attribute", False),
        ("other_function", False),
        ("save", False),
    ],
)
def test_methods(name, told):
    document = from_text(CLASS)
    of = document.tree.body[-1]
    method = next(one for one in of.body if isinstance(one, ast.FunctionDef) and one.name == name)
    assert relevance_of(document).tells(method, of) is told


def test_what_is_known_of_a_document_does_not_keep_it():
    document = from_text(CLASS)
    relevance = relevance_of(document)
    relevance.tells(document.tree.body[-1].body[0], document.tree.body[-1])
    gone = weakref.ref(document)
    del document
    gc.collect()
    assert gone() is None
    assert relevance.units
