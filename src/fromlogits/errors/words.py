"""The words of a text: what the function that was called names its arguments, and how places and shapes are written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

__all__ = ["Index", "Shape", "Words", "in_words", "place", "sentence", "shown", "words"]


class Words(NamedTuple):
    """What a function calls its arguments, and what to type there. A front door has its framework's words."""

    output: str = "logits"
    labels: str = "labels"
    class_weight: str = "class_weight"
    hidden: str = "hidden"
    head: str = "weight"  # of the last layer
    binary: str = "binary_cross_entropy"
    categorical: str = "cross_entropy"
    expected: str = "kind='probabilities'"  # how it was said that probabilities are given
    scores: str = "pass kind='logits' and leave out the softmax or sigmoid"  # what to do with scores where probabilities are expected
    probabilities: str = "say kind='probabilities'"  # what to do with probabilities where logits are expected
    aside: str = "sample_weight 0"  # what rows are given that do not count
    ignored: str = "pass ignore_index={}"  # how rows of this label are left out
    focal_alpha: str = "focal_alpha"
    focal_gamma: str = "focal_gamma"


_words: ContextVar[Words | None] = ContextVar("fromlogits_words", default=None)


@contextmanager
def in_words(words: Words) -> Iterator[None]:
    """Texts made in this context use these words."""
    before = _words.set(words)
    try:
        yield
    finally:
        _words.reset(before)


def words() -> Words:
    return _words.get() or Words()


Shape = Sequence[int | None]
Index = Sequence[int | str]


def place(name: str, index: Index) -> str:
    """`labels[7]`, `labels[2, 0]`; the name alone for a scalar."""
    return f"{name}[{', '.join(map(str, index))}]" if len(index) else name


def shown(shape: Shape) -> str:
    """A shape as Python prints it, unknown lengths as `?`."""
    sizes = ["?" if size is None else str(size) for size in shape]
    return f"({sizes[0]},)" if len(sizes) == 1 else f"({', '.join(sizes)})"


def sentence(remedy: str) -> str:
    return remedy[:1].upper() + remedy[1:]
