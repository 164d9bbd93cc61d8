"""One name for one thing: `tf.keras.layers.Dense`, `tensorflow.python.keras.layers.Dense` and `keras.layers.Dense` are the same layer."""

from __future__ import annotations

from functools import cache

from fromlogits.checker.catalogue.entry import Entry, load

__all__ = ["canonical", "entry_of"]


@cache
def _aliases() -> dict[str, str]:
    from fromlogits.checker.catalogue import array, jax, keras, numpy, ours, python, sklearn, tensorflow, torch, torchmetrics

    known: dict[str, str] = {}
    for module in (python, array, numpy, keras, tensorflow, torch, torchmetrics, jax, sklearn, ours):
        known.update(module.ALIASES)
    return known


@cache
def canonical(name: str) -> str:
    """The catalogue's spelling of a dotted name: the longest alias is replaced until none is left."""
    aliases = _aliases()
    for _ in range(8):
        parts = name.split(".")
        for length in range(len(parts), 0, -1):
            target = aliases.get(".".join(parts[:length]))
            if target is not None:
                name = ".".join([target, *parts[length:]])
                break
        else:
            return name
    return name


@cache
def entry_of(name: str) -> Entry | None:
    """What the catalogue says of a canonical name."""
    return load().get(name)
