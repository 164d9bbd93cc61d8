"""Every function, layer, loss and metric of the catalogue, called as nobody should: the reading of a program survives it."""

from __future__ import annotations

import random
import re

import pytest

from fromlogits.checker.catalogue.entry import load
from fromlogits.checker.evidence.source.document import from_text
from fromlogits.checker.evidence.source.project import Project
from fromlogits.checker.evidence.source.reader import Reader
from fromlogits.checker.settings import Settings

TOGETHER = 60  # entries that one program calls
PARTS = 12
ROUNDS = 4
HEAD = """\
import torch, numpy as np, tensorflow as tf, keras, jax, jax.numpy as jnp, optax, pandas as pd
import torch.nn.functional as F
import nobody_knows
u = nobody_knows.thing
p = torch.softmax(torch.nn.Linear(4, 3)(torch.rand(8, 4)), 1)
q = tf.nn.sigmoid(tf.keras.layers.Dense(3)(tf.random.normal((8, 4))))
k = keras.Input((4,))
h = keras.layers.Dense(3, activation="softmax")(k)
j = jax.nn.softmax(jnp.ones((8, 3)))
n = np.array([0, 2, 1])
m = np.eye(3)[n]
s = pd.DataFrame({"a": [1, 2], "b": ["x", "y"]})
"""
VALUES = """
u p q h j n m s s['a'] [p] [] [h] [h,u] [u,h] (p,q) None 0 1 -1 -3 2.5 -1.5 10**9 True 'mean' 'NCHW' 'a' ('a',) {} {'a':p} {'a':1} {1:2.0} {0:u} range(3)
1e-8 p[0] p[:,0] n[0] p.shape p.T n.sum() (lambda*x:x) nobody_knows.f(p) np.nan float('inf') -u [[0,1],[1,0]] [[0.5,0.5]] [[]] [0,1,1] ['a','b'] b'x'
p>0.5 n==1 slice(None) ... np.int64 (0,1) (-1,) (2,-1) (None,3) (1,2,3,4) [0] keras.Sequential([keras.layers.Dense(2)]) torch.nn.Linear(3,3) torch.nn.Softmax(dim=1)
""".split()
THEN = [
    "{0}.sum(-1)", "tf.reduce_sum({0}, -1)", "np.log({0})", "torch.exp({0})", "{0} / {0}.sum()", "1 / (1 + {0})", "{0}[0]", "{0}[:, 1]", "{0}[n]",
    "{0} > 0.5", "{0}.argmax(1)", "F.cross_entropy({0}, n)", "F.cross_entropy(p, {0})", "keras.losses.categorical_crossentropy({0}, h)",
    "optax.softmax_cross_entropy({0}, m)", "tf.nn.softmax({0})", "{0} * p", "{0} + u", "torch.cat([{0}, p])", "[x for x in {0}]", "{0}(p)", "{0}(h)",
    "{0}(u, n)", "{0}.compile(loss='bce', metrics=['accuracy'])", "{0}.fit(u, n)", "len({0})", "int({0})", "{0}.reshape(-1, 3)", "{0}.long()",
    "torch.stack([{0}, {0}])", "max({0})", "({0} * m).sum(1)", "np.eye(3)[{0}]",
]  # fmt: skip


def _call(name: str, dice: random.Random) -> str:
    """A call by place, and by the names that the entry has."""
    given = [dice.choice(VALUES) for _ in range(dice.choice([0, 1, 1, 2, 2, 3, 4]))]
    entry = load()[name]
    signature = " ".join(getattr(entry, part, None) or "" for part in ("signature", "call", "make"))
    keys = sorted(set(re.findall(r"(?:^| )\*{0,2}([a-z_]\w*)", signature)))
    if keys and dice.random() < 0.6:
        given = given[:2] + [f"{key}={dice.choice(VALUES)}" for key in dice.sample(keys, min(len(keys), dice.choice([1, 2, 3])))]
    return f"{name}({', '.join(given)})"


def _program(names: list[str], dice: random.Random) -> str:
    lines = []
    for place, name in enumerate(names):
        lines += [f"import {name.rpartition('.')[0] or name}", f"y{place} = {_call(name, dice)}"]
        lines += [dice.choice(THEN).format(f"y{place}") for _ in range(2)]
    return HEAD + "\n".join(lines) + "\n"


@pytest.mark.parametrize("part", range(PARTS))
def test_odd_arguments_end_no_reading(part):
    dice = random.Random(part)
    names = [name for name in sorted(load()) if all(word.isidentifier() for word in name.split("."))][part::PARTS]
    for start in [*range(0, len(names), TOGETHER)] * ROUNDS:
        text = _program(names[start : start + TOGETHER], dice)
        document = from_text(text)
        assert document.tree is not None, document.syntax_error
        Reader(Project(Settings())).read(document)
