"""Properties that are written, methods that are made of others, methods that are called by name."""

from __future__ import annotations

import pytest

SETTINGS = """
class Settings:
    def __init__(self, act=None):
        self._act = None
        self.act = act

    @property
    def act(self):
        return self._act

    @act.setter
    def act(self, name):
        self._act = name.lower() if name else None

class Later(Settings):
    pass
"""
CASES = [
    ('s = Settings("SoftMax")\ny = s.act', "softmax"),
    ('s = Later()\ns.act = "SoftMax"\ny = s.act, s._act', ("softmax", "softmax")),
    ('s = Settings("SoftMax")\ns.act = None\ny = s.act', None),
    ('s = Settings()\nsetattr(s, "act", "ReLU")\ny = s.act', "relu"),
    ("s = Settings()\ns.other = 'Kept'\ny = s.other", "Kept"),
]


@pytest.mark.parametrize(("program", "wanted"), CASES)
def test_a_property_that_is_written(program, wanted, says):
    assert says(SETTINGS + program) == wanted


def test_methods_of_methods(says):
    program = """
class Maker:
    def make(self, act, units=1):
        return act, units
    probabilities = functools.partialmethod(make, "softmax")
    three = functools.partialmethod(make, units=3)
y = Maker().probabilities(5), Maker().three("relu"), operator.methodcaller("make", "tanh", units=2)(Maker())
"""
    assert says(program) == (("softmax", 5), ("relu", 3), ("tanh", 2))


def test_a_model_is_compiled_by_name(codes):
    program = """
net = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3)])
operator.methodcaller("compile", "adam", loss="sparse_categorical_crossentropy")(net)
"""
    assert codes(program) == {"FL102"}


NAMED = """
from types import SimpleNamespace
class Bare:
    pass
class Head:
    act = "softmax"
class Later(Head):
    def units(self):
        return 3
space = SimpleNamespace(units=3)
"""
ASKED = [
    ('getattr(Bare, "act", None)', None),
    ('getattr(Bare(), "act", None)', None),
    ('getattr(space, "act", None)', None),
    ('getattr(space, "units", None)', 3),
    ('getattr(Later, "act", None)', "softmax"),
    ('getattr(Later(), "act", "tanh")', "softmax"),
    ('getattr(Later, "width", 8)', 8),
    ('[hasattr(Head, "act"), hasattr(Bare, "act"), hasattr(Later(), "act"), hasattr(Later(), "units")]', [True, False, True, True]),
]


@pytest.mark.parametrize(("asked", "wanted"), ASKED)
def test_attributes_by_name(asked, wanted, says):
    assert says(f"{NAMED}y = {asked}") == wanted


@pytest.mark.parametrize("owner", ["cfg", "nn.Linear(3, 4)", "args"])
def test_what_others_may_have(owner, says):
    program = (
        f"import argparse\nfrom somewhere import cfg\nargs = argparse.ArgumentParser().parse_args()\ny = getattr({owner}, 'act', None)"
    )
    assert says(program) is not None
