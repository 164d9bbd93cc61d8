"""One name for one thing: `tf.keras.layers.Dense`, `tensorflow.python.keras.layers.Dense` and `keras.layers.Dense` are the same layer."""

from __future__ import annotations

from functools import cache

from fromlogits.checker.catalogue import numpy, python
from fromlogits.checker.catalogue.entry import Entry, Op, aliases, load, packages
from fromlogits.checker.evidence.source.values import Constant, External, Site, Value

__all__ = ["canonical", "entry_of", "is_framework", "is_known", "outside", "tells_of_a_framework"]

TURNING = frozenset("exp log log_sigmoid log_softmax logsumexp sigmoid softmax".split())  # what turns scores into probabilities, and back


@cache
def canonical(name: str) -> str:
    """The catalogue's spelling of a dotted name: the longest alias is replaced until none is left."""
    known = aliases()
    for _ in range(8):
        parts = name.split(".")
        for length in range(len(parts), 0, -1):
            target = known.get(".".join(parts[:length]))
            if target is not None:
                name = ".".join([target, *parts[length:]])
                break
        else:
            return name
    return name


def outside(name: str, site: Site | None = None) -> Value:
    """What a name from outside the project stands for: a number that is read (`math.pi`, `numpy.nan`), or the name itself."""
    full = canonical(name)
    entry = entry_of(full)
    if isinstance(entry, Op) and entry.operation == "constant":
        return Constant(entry.fixed.get("value"), site=site)
    return External(full, site=site)


@cache
def _modules() -> frozenset[str]:
    parts = [name.split(".") for name in load()]
    return frozenset(".".join(names[:length]) for names in parts for length in range(1, len(names)))


def is_known(name: str) -> bool:
    """Whether a canonical name, or something in the module it names, is in the catalogue."""
    return entry_of(name) is not None or name in _modules()


def is_framework(name: str) -> bool:
    """Whether a dotted name belongs to a package that the catalogue knows, in part at least."""
    return name.partition(".")[0] in packages()


@cache
def _for_everything() -> frozenset[str]:
    """Packages that programs of every kind use."""
    return frozenset(name.partition(".")[0] for name in (*python.ENTRIES, *numpy.ENTRIES))


@cache
def tells_of_a_framework(name: str) -> bool:
    """Whether a name is a framework's, and not of what programs of every kind use: Python's own, arrays; but those turn scores, too."""
    entry = entry_of(name)
    if isinstance(entry, Op) and entry.operation in TURNING:
        return True
    return is_framework(name) and name.partition(".")[0] not in _for_everything()


@cache
def entry_of(name: str) -> Entry | None:
    """What the catalogue says of a canonical name."""
    return load().get(name)
