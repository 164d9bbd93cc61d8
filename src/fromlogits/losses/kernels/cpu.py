"""Rows of logits in main memory, by compiled code (numba), on all threads. Nothing is compiled before the first call, and numba keeps it on disk."""

from __future__ import annotations

import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

import numpy as np
from numba.core.errors import NumbaError

from fromlogits.losses.kernels.cpu_rows import rows_of_any_labels, rows_of_ids

__all__ = ["Given", "NumbaError", "Rows", "Statistics", "compute"]

SMALL = 1 << 16  # logits that are not worth a second thread


class Given(NamedTuple):
    """The gradients (N,) that losses, lse and entropies are given."""

    loss: Any
    lse: Any = None
    entropy: Any = None


class Statistics(NamedTuple):
    """What is found out about rows (N,): losses weighed, whatever they are asked for."""

    losses: Any
    lse: Any
    entropy: Any
    argmax: Any


class Rows(NamedTuple):
    """Labels of rows (N, C) as arrays in main memory; what is not there is None."""

    labels: Any  # (N,) int64, or None
    shares: Any  # (N, C), or None
    weight: Any  # (N,)
    own: Any  # (N,)
    class_weight: Any  # (C,) or None
    label_smoothing: float
    z_loss: float
    softcap: float | None
    scale: float
    focal_gamma: float | None


def compute(z: Any, rows: Rows, *, entropy: bool = False, out: Any = None, given: Given | None = None) -> Statistics:
    """Losses of rows of logits z (N, C), float32 or float64 with classes next to each other; their gradient goes to `out`, which may be z."""
    count, classes = z.shape
    numbers = (np.empty(count, z.dtype) for _ in range(3))
    found = Statistics(next(numbers), next(numbers), next(numbers), np.empty(count, np.int64))
    nothing, none = np.empty(0, z.dtype), np.empty((0, classes), z.dtype)
    of_loss, of_lse, of_entropy = (nothing if one is None else one for one in given or Given(None))
    in_place = out is not None and out.ctypes.data == z.ctypes.data
    labels = np.zeros(count, np.int64) if rows.labels is None else rows.labels
    gamma = None if rows.focal_gamma is None else float(rows.focal_gamma)
    bend = None if rows.scale == 1.0 and rows.softcap is None else (float(rows.scale), float(rows.softcap or 0.0))
    several = rows.shares is not None or rows.label_smoothing > 0.0
    shares = none if rows.shares is None else rows.shares
    class_weight = nothing if rows.class_weight is None else rows.class_weight
    wants_entropy = True if entropy or of_entropy.size else None

    def run(begin: int, end: int) -> None:
        spare = np.empty(classes if out is None else 0, z.dtype)
        common = (
            z, none if out is None else out, spare, begin, end, labels, rows.weight, rows.own, of_loss, of_lse, *found, float(rows.z_loss),
            gamma, out is not None,
        )  # fmt: skip
        if several or bend or wants_entropy:
            rows_of_any_labels(
                *common, shares, class_weight, of_entropy, bend, float(rows.label_smoothing),
                wants_entropy, np.empty((2, classes), z.dtype),
            )  # fmt: skip
        else:
            rows_of_ids(*common, in_place)

    _shared_out(run, count, classes)
    return found


def _shared_out(run: Any, count: int, classes: int) -> None:
    """Run over the rows on all threads, in pieces that whoever is free takes next."""
    workers = min(threads(), count)
    if workers < 2 or count * classes < SMALL:
        run(0, count)
        return
    size = max(1, count // (4 * workers))
    pieces = iter(range(0, count, size))
    lock = threading.Lock()

    def work() -> None:
        while True:
            with lock:
                begin = next(pieces, None)
            if begin is None:
                return
            run(begin, min(begin + size, count))

    pool = _pool(workers - 1)
    others = [pool.submit(work) for _ in range(workers - 1)]
    work()
    for other in others:
        other.result()


def threads() -> int:
    """How many threads compute: as many as torch uses, where it is loaded, otherwise as many as there are processors for this process."""
    torch = sys.modules.get("torch")
    return torch.get_num_threads() if torch is not None else len(os.sched_getaffinity(0))


_POOLS: dict[tuple[int, int], ThreadPoolExecutor] = {}  # threads do not survive a fork, so each process has its own


def _pool(size: int) -> ThreadPoolExecutor:
    key = (os.getpid(), size)
    if key not in _POOLS:
        _POOLS[key] = ThreadPoolExecutor(size, "fromlogits")
    return _POOLS[key]
