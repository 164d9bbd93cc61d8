"""One piece of rows in main memory: by compiled code where numba is installed, by the formulas elsewhere. `chunked` takes the pieces one after another."""

from __future__ import annotations

import importlib.util
import warnings
from collections.abc import Callable, Iterator, Sequence
from types import ModuleType
from typing import Any, cast

from fromlogits import errors
from fromlogits.losses.kernels import reference
from fromlogits.losses.problem import Problem, RowLosses
from fromlogits.losses.tensors import Memory, Operations
from fromlogits.vocabulary import OutputKind

__all__ = ["gradients", "joined", "losses", "piece", "spans"]

BYTES = 4 << 20  # what an array of the formulas may take, so that a dozen of them stay in the cache

INSTALLED = importlib.util.find_spec("numba") is not None
_broken = False  # what is compiled could not be; said once


def losses(z: Any, problem: Problem) -> RowLosses:
    """Losses of rows of z (N, C)."""
    found = _by_compiled_code(z, problem)
    return joined([reference.rows(z[a:b], piece(problem, a, b)) for a, b in spans(len(z), _rows_at_once(z))]) if found is None else found


def gradients(z: Any, problem: Problem, of_losses: Any, of_lse: Any = None, of_entropy: Any = None, *, out: Any) -> RowLosses:
    """Losses of rows of z (N, C); their gradient, for given gradients (N,), goes to `out`, which may be z."""
    given = (of_losses, of_lse, of_entropy)
    found = _by_compiled_code(z, problem, *given, out=out)
    if found is not None:
        return found
    parts = []
    for begin, end in spans(len(z), _rows_at_once(z)):
        some, part = z[begin:end], piece(problem, begin, end)
        parts.append(reference.rows(some, part))
        out[begin:end] = reference.slopes(some, part, *(None if one is None else one[begin:end] for one in given))
    return joined(parts)


def spans(count: int, size: int) -> Iterator[tuple[int, int]]:
    """Where pieces begin and end; where there are no rows there is one without any."""
    for begin in range(0, max(count, 1), max(size, 1)):
        yield begin, min(begin + size, count)


def piece(problem: Problem, begin: int, end: int) -> Problem:
    """Some of the rows of a problem."""
    return problem._replace(labels=problem.labels[begin:end], weight=problem.weight[begin:end], own=problem.own[begin:end])


def joined(parts: Sequence[RowLosses]) -> RowLosses:
    """Pieces, one behind the other."""
    if len(parts) == 1:
        return parts[0]
    xp = cast("Memory", parts[0].xp)
    losses, counts, lse, entropy, argmax, ids = (xp.joined(some) for some in zip(*(one[1:7] for one in parts), strict=True))
    return RowLosses(xp, losses, counts, lse, entropy, argmax, ids)


def _by_compiled_code(z: Any, problem: Problem, *given: Any, out: Any = None) -> RowLosses | None:
    xp, options = problem.xp, problem.options
    cpu = _compiled()
    if cpu is None or options.kind is not OutputKind.LOGITS:
        return None
    array = _in_order(xp)
    rows = cpu.Rows(
        array(problem.labels).astype("int64", copy=False) if problem.ids else None, None if problem.ids else array(problem.labels),
        array(problem.weight), array(problem.own), None if problem.class_weight is None else array(problem.class_weight),
        problem.label_smoothing, problem.z_loss, options.softcap, options.scale, options.focal_gamma,
    )  # fmt: skip
    told = cpu.Given(*(None if one is None else array(one) for one in given)) if given else None
    try:
        found = cpu.compute(array(z), rows, entropy=options.entropy, out=None if out is None else array(out), given=told)
    except (OSError, RuntimeError, cpu.NumbaError) as fault:  # nothing was computed yet: it is compiled first
        _give_up(fault)
        return None
    ids = problem.labels if problem.ids else xp.argmax(problem.labels)
    losses, lse, spread, argmax = map(xp.array, found)
    return RowLosses(xp, losses, problem.counts, lse, spread, argmax, ids)


def _in_order(xp: Operations) -> Callable[[Any], Any]:
    """What turns a tensor into an array that one compiled function takes, whatever it was; large ones are not copied, but for their order."""

    def array(x: Any) -> Any:
        found = xp.values(x)
        small = found.ndim == 1
        return found if found.flags.c_contiguous and (found.flags.writeable or not small) else found.copy()

    return array


def _rows_at_once(z: Any) -> int:
    return int(max(1, BYTES // max(1, z.shape[-1] * z.dtype.itemsize)))


def _compiled() -> ModuleType | None:
    """The compiled kernels, where they can be had."""
    if _broken or not INSTALLED:
        return None
    try:
        from fromlogits.losses.kernels import cpu
    except (ImportError, OSError, RuntimeError) as fault:
        _give_up(fault)
        return None
    return cpu


def _give_up(fault: Exception) -> None:
    global _broken  # noqa: PLW0603 a property of the process
    _broken = True
    warnings.warn(errors.numba_fails(fault), errors.ContractWarning, stacklevel=2)
