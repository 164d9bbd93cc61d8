"""How much a loss looks at: at labels on the CPU always; on an accelerator, where looking makes the device wait, only on request."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar

from fromlogits import errors

__all__ = ["checks", "looks"]

MODES = ("auto", "always", "never")
_mode: ContextVar[str | None] = ContextVar("fromlogits_checks", default=None)


def checks(mode: str) -> AbstractContextManager[None]:
    """Say how much the losses look at the values they are given.

    Args:
      mode: "auto" looks where it costs no waiting (eager, on the CPU), "always" on accelerators too, "never" not at all: "I mean it".

    The environment variable FROMLOGITS_CHECKS says the same for a whole process.

    >>> import fromlogits as fl
    >>> with fl.checks("never"):
    ...     loss = fl.cross_entropy([[0.1, 0.9]], [[0.5, 0.6]])  # rows that do not sum to one, and are meant
    >>> print(f"{loss:.4f}")
    0.8082
    """
    if mode not in MODES:
        raise errors.unknown_choice("mode", mode, MODES)
    return _checking(mode)


@contextmanager
def _checking(mode: str) -> Iterator[None]:
    before = _mode.set(mode)
    try:
        yield
    finally:
        _mode.reset(before)


def looks() -> str:
    """The mode that holds here."""
    mode = _mode.get() or os.environ.get("FROMLOGITS_CHECKS", "auto")
    if mode not in MODES:
        raise errors.unknown_choice("FROMLOGITS_CHECKS", mode, MODES)
    return mode
