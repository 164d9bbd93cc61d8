"""Programs that look before they leap: `if p.max() > 1: p = softmax(p)` asks the values themselves what they are.

What they were taken for on the way there is then no longer known to be true of them.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from fromlogits.checker.evidence.source.rounds import varies
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.values import Itself
from fromlogits.vocabulary import OutputKind

__all__ = ["looked_at"]

LINEAGE = 16  # operations that are followed back


def looked_at(shares: Tensor, path: Iterable[Hashable]) -> bool:
    """Whether one of these conditions hangs on the values of some shares, as they are or before they were cut and turned."""
    waiting, themselves = [shares], set[Hashable]()
    while waiting and len(themselves) < LINEAGE:
        one = waiting.pop()
        if one.kind is OutputKind.PROBABILITIES:
            themselves.add(Itself(one))
            waiting += [part for part in one.arguments if isinstance(part, Tensor)]
    return any(varies(condition, themselves) for condition in path)
