"""`match`: which case fits, what it names, and what its guard says."""

from __future__ import annotations

import pytest

RECORDS = """
from dataclasses import dataclass
from typing import NamedTuple

@dataclass
class Head:
    units: int
    act: str = "relu"

class Pair(NamedTuple):
    a: int
    b: int

def f(one):
    match one:
        case Head(units=3, act=act): return act
        case Head(units): return units
        case Pair(a=1): return "one"
        case {"kind": "x", **rest}: return rest
        case (first, *more): return more
        case str(text): return text + "!"
        case int() | float(): return "number"
        case None: return "none"
        case _: return "?"
"""
SUBJECTS = {
    'Head(3, "tanh")': "tanh",
    "Head(4)": 4,
    "Pair(1, 2)": "one",
    "Pair(5, 6)": [6],
    '{"kind": "x", "b": 2}': {"b": 2},
    '{"kind": "y"}': "?",
    "[1, 2, 3]": [2, 3],
    '"abc"': "abc!",
    "2": "number",
    "None": "none",
}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_patterns(subject, says):
    assert says(RECORDS + f"f({subject})") == SUBJECTS[subject]


def test_guards_are_asked_in_turn(says):
    program = """
def f(n):
    match n:
        case x if x > 5: return "big"
        case x if x > 2: return "mid"
        case x: return x
[f(9), f(3), f(1)]
"""
    assert says(program) == ["big", "mid", 1]


def test_pairs_with_guards(says):
    program = """
def f(n, several):
    match (n, several):
        case (1, _): return "sigmoid"
        case (k, True) if k > 1: return "sigmoids"
        case (k, False): return "softmax"
[f(1, False), f(3, True), f(3, False)]
"""
    assert says(program) == ["sigmoid", "sigmoids", "softmax"]


GUARDED = """
import keras, numpy as np

def verdict(score):
    match score:
        case s if s > {cut}:
            return "ham"
        case _:
            return "spam"

net = keras.Sequential([keras.Input((8,)), keras.layers.Dense(1)])
net.compile("adam", keras.losses.BinaryCrossentropy(from_logits=True))
[verdict(s) for s in net.predict(np.random.rand(60, 8)).ravel()]
"""


@pytest.mark.parametrize(("cut", "wanted"), [(0.5, {"FL502"}), (0, set())])
def test_a_guard_that_cuts_scores(cut, wanted, codes):
    assert codes(GUARDED.format(cut=cut)) == wanted


HEADS = """
import keras, numpy as np, argparse
args = argparse.ArgumentParser().parse_args()
match args.task:
    case "yes or no" | "binary":
        units, act, loss = 1, "sigmoid", "binary_crossentropy"
    case _ if args.logits:
        units, act, loss = 3, None, keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    case _:
        units, act, loss = 3, {act!r}, "sparse_categorical_crossentropy"
net = keras.Sequential([keras.Input((8,)), keras.layers.Dense(units, activation=act)])
net.compile("adam", loss)
"""


@pytest.mark.parametrize(("act", "wanted"), [("softmax", set()), (None, {"FL102"})])
def test_guards_choose_heads_and_losses_together(act, wanted, codes):
    assert codes(HEADS.format(act=act)) == wanted


# each of these leads to a softmax before a loss for scores, or to none
BEFORE = """\
import dataclasses, enum
from typing import NamedTuple
x = np.random.rand(60, 4); y = np.random.randint(0, 3, 60)
p = {"w": jnp.zeros((4, 3))}
@dataclasses.dataclass
class Spec:
    kind: str
    axis: int = -1
class Pair(NamedTuple):
    kind: str
    scale: float
class Soft: pass
class Raw: pass
class Mode(enum.Enum):
    softmax = 1
    identity = 2
"""
BEHIND = """\
def net(p, x):
    return head(SUBJECT, x @ p["w"])
def loss(p):
    return optax.softmax_cross_entropy_with_integer_labels(net(p, x), y).mean()
print(jax.grad(loss)(p))
"""
CASES = {
    "class keywords": (
        'Spec("NAME")',
        """\
def head(s, z):
    match s:
        case Spec(kind="softmax", axis=a): return jax.nn.softmax(z, axis=a)
        case Spec(kind="identity"): return z
""",
    ),
    "class positions": (
        'Spec("NAME")',
        """\
def head(s, z):
    match s:
        case Spec("softmax", a): return jax.nn.softmax(z, axis=a)
        case Spec(_, _): return z
""",
    ),
    "named tuple": (
        'Pair("NAME", 2.0)',
        """\
def head(s, z):
    match s:
        case Pair("softmax", t): return jax.nn.softmax(z / t)
        case (_, t): return z / t
""",
    ),
    "mapping": (
        '{"act": "NAME", "t": 2.0}',
        """\
def head(s, z):
    match s:
        case {"act": "softmax", "t": t}: return jax.nn.softmax(z / t)
        case {"act": "identity", **rest}: return z / rest["t"]
""",
    ),
    "mapping capture": (
        '{"act": "NAME"}',
        """\
def head(s, z):
    match s:
        case {"act": str(name)}: return getattr(jax.nn, name)(z)
        case _: return z
""",
    ),
    "sequence": (
        '("act", "NAME")',
        """\
def head(s, z):
    match s:
        case ["act", name]: return getattr(jax.nn, name)(z)
        case _: return z
""",
    ),
    "sequence star": (
        '["scale", "NAME"]',
        """\
def head(s, z):
    match s:
        case []: return z
        case [_, *rest]: return getattr(jax.nn, rest[0])(z)
""",
    ),
    "guard": (
        '"NAME"',
        """\
def head(s, z):
    match s:
        case str() as name if name.startswith("soft"): return jax.nn.softmax(z)
        case _: return z
""",
    ),
    "classes": (
        '(Soft() if "NAME" == "softmax" else Raw())',
        """\
def head(s, z):
    match s:
        case Soft(): return jax.nn.softmax(z)
        case Raw(): return z
""",
    ),
    "enum": (
        "Mode.NAME",
        """\
def head(s, z):
    match s:
        case Mode.softmax: return jax.nn.softmax(z)
        case Mode.identity: return z
""",
    ),
    "or as": (
        '"NAME"',
        """\
def head(s, z):
    match s:
        case ("softmax" | "identity") as name: return getattr(jax.nn, name)(z)
        case other: raise ValueError(other)
""",
    ),
    "tuple of both": (
        '"NAME"',
        """\
def head(s, z):
    match (s, z.ndim):
        case ("softmax", 2): return jax.nn.softmax(z)
        case ("identity", _): return z
""",
    ),
    "nested": (
        '{"head": Spec("NAME")}',
        """\
def head(s, z):
    match s:
        case {"head": Spec(kind=k)} if k == "softmax": return jax.nn.softmax(z)
        case {"head": Spec(kind="identity")}: return z
""",
    ),
    "none": (
        '(None if "NAME" == "identity" else "soft")',
        """\
def head(s, z):
    match s:
        case None: return z
        case "soft": return jax.nn.softmax(z)
""",
    ),
}


@pytest.mark.parametrize(("name", "wanted"), [("softmax", {"FL101"}), ("identity", set())])
@pytest.mark.parametrize("case", CASES)
def test_patterns_before_a_loss(case, name, wanted, codes):
    subject, head = CASES[case]
    program = BEFORE + head + BEHIND.replace("SUBJECT", subject)
    assert codes(program.replace("NAME", name)) == wanted
