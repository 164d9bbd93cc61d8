"""Which files are worth parsing: those with the words of a loss, or of activations and of what can go wrong with them.

Every file of a tree is searched, so that each search is the fastest for its words: in lowered bytes, which is ten times as fast as one that
ignores case; for the rarer words only where what they have in common is found.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

from fromlogits.checker.evidence.source.relevance import IMPORT, TAKES_A_LOSS, Worth, worth_of

__all__ = ["LOGARITHM", "Said", "bytes_of", "mentions_a_loss", "said", "trains"]

WORDS = tuple(b"softmax sigmoid logits entropy expit".split())
# By what stands in all of them, or in what they are taken from.
RARER = {
    b"kl": (b"kl_div", b"kldiv"),
    b"keras": (b"bce",),  # compile("adam", "bce")
    b"loss": tuple(b"bce nll focal log_loss ctc_loss ctcloss soft_margin_loss softmarginloss".split()),
    b"categorical": (b"categoricalaccuracy", b"categorical_accuracy"),
    b"classification": tuple(word.encode() for word in TAKES_A_LOSS),
}
# A loss of another file of the project may come under any name that says so: from .objectives import train_loss
NAMED_LOSSES = frozenset({b"loss", b"criteri"})
STEMS = NAMED_LOSSES.union(RARER)
IMPORTED_LOSS = IMPORT.encode() + rb"(?:" + b"|".join(sorted(NAMED_LOSSES)) + rb")"
NEXT_IMPORT = re.compile(rb"\n" + IMPORTED_LOSS)  # a pattern that begins with one letter is found several times faster
GRADIENTS = (b"grad(", b".backward(", b"GradientTape(")  # how a program that trains by hand says so: what it minimises has any name
# How a program says, in small letters, that it differentiates what it computes; `no_grad()` does not.
DIFFERENTIATED = (b"value_and_grad", b"filter_grad", b"jax.grad", b".grad(", b" grad(", b"gradienttape(")
PICKED = (b"softmax", b"sigmoid", b"one_hot", b"take_along_axis(", b"gather_nd(")  # what a loss without a logarithm has: `-mean(p[y])`
# Of numbers: what writes a log is given text, or has another name.
LOGARITHM = re.compile(rb"(?<!\w)(?:log|log1p|logaddexp|logsumexp|xlogy)\((?!\s*[\[{\"')])")


class Said(NamedTuple):
    """What the words of a file say."""

    mentions_a_loss: bool
    worth: Worth


def said(data: bytes) -> Said:
    """What the words of a file of these bytes say."""
    lowered = data.lower()
    has_words = _has_words(lowered)
    worth = worth_of(lowered.decode("utf-8", "replace")) if has_words else Worth.NOTHING
    if worth is not Worth.PARSING and _writes_one_out(lowered):
        return Said(True, Worth.PARSING)
    return Said(has_words, worth)


def mentions_a_loss(path: Path | str) -> bool:
    """Whether a file has a word of losses in it. One that cannot be read may have: reading it again will say why."""
    data = bytes_of(path)
    return data is None or said(data).mentions_a_loss


def trains(data: bytes) -> bool:
    """Whether a program says that it trains by hand."""
    return any(word in data for word in GRADIENTS)


def bytes_of(path: Path | str) -> bytes | None:
    """What is in a file, None where it cannot be read."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 a Path costs more than the reading
            data = file.readall()
    except OSError:
        return None
    return _in_lines(data) if os.fspath(path).endswith(".ipynb") else data


def _in_lines(notebook: bytes) -> bytes:
    """A notebook with the lines of its cells as lines of their own: some tools write a cell, or all of it, in one."""
    return notebook.replace(b"\\n", b"\n").replace(b'"source":', b"\n")


def _has_words(data: bytes) -> bool:
    if any(word in data for word in WORDS):
        return True
    stems = [stem for stem in STEMS if stem in data]
    if any(word in data for stem in stems for word in RARER.get(stem, ())):
        return True
    return not NAMED_LOSSES.isdisjoint(stems) and NEXT_IMPORT.search(b"\n" + data) is not None


def _writes_one_out(data: bytes) -> bool:
    """Whether a program without a word of losses may minimise one of its own: `-mean(y * log(p))`."""
    minimises = b"minimize(" in data or (b"keras" in data and b".compile(" in data)
    if b"grad" in data:
        differentiates = any(word in data for word in DIFFERENTIATED)
        if differentiates and any(word in data for word in PICKED):
            return True
        minimises = minimises or differentiates or b".backward(" in data
    return minimises and LOGARITHM.search(data) is not None
