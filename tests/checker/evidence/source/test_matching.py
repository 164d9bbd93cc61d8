"""Patterns of a match statement: classes, mappings, sequences, guards; each leads to a softmax before a loss for scores, or to none."""

from __future__ import annotations

import pytest

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
def test_patterns(case, name, wanted, codes):
    subject, head = CASES[case]
    program = BEFORE + head + BEHIND.replace("SUBJECT", subject)
    assert codes(program.replace("NAME", name)) == wanted
