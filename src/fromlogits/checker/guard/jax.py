"""JAX under the guard: optax's losses and flax's metrics, eagerly and under `jit`, `grad` and `vmap`.

Under `jit` there are no numbers while a function is traced. A callback brings those of the first calls; after them the function is traced once more,
without it: what then runs is what would run without the guard.
"""

from __future__ import annotations

import sys
import weakref
from functools import partial
from types import FrameType, FunctionType
from typing import Any, ClassVar

from fromlogits.checker.catalogue.entry import LossEntry, MetricEntry, load
from fromlogits.checker.evidence import expecting, meeting, naming
from fromlogits.checker.guard.looking import case_of_loss, case_of_metric
from fromlogits.checker.guard.splicing import Splices
from fromlogits.checker.guard.watch import BrokenContractError, Site, Watch
from fromlogits.checker.rules import judge
from fromlogits.vocabulary import Case, LabelForm, Labels, Output

__all__ = ["meet", "peeled", "watch_flax", "watch_jax", "watch_optax"]

_Entry = LossEntry | MetricEntry


def watch_jax(watch: Watch, splices: Splices) -> None:
    """Know when a compiled function has run, and which functions are compiled."""
    _Compiled.of(watch).enter(splices)


def watch_optax(watch: Watch, splices: Splices) -> None:
    """Look at optax's losses."""
    for name, entry in load().items():
        if name.startswith("optax.") and isinstance(entry, LossEntry):
            function = naming.resolve(name) or naming.resolve(name.replace("optax.", "optax.losses."))
            if splices.add(function, partial(_before, watch, name, entry), _nothing):
                watch.entry(splices.newest)


def watch_flax(watch: Watch, splices: Splices) -> None:
    """Look at flax's metrics."""
    for name, entry in load().items():
        if name.startswith("flax.") and isinstance(entry, MetricEntry):
            update = getattr(naming.resolve(name), "update", None)
            if splices.add(update, partial(_before_update, watch), _nothing):
                watch.entry(splices.newest)


def _nothing(_seen: object, _result: object) -> None:
    """Losses of optax are not reduced: there is no number to keep."""


def _before(watch: Watch, name: str, entry: LossEntry, /, *positional: Any, **keywords: Any) -> None:
    site = watch.at(sys._getframe(1).f_back)  # noqa: SLF001 whoever called the loss
    if site is None or site.looks >= watch.batches:
        return
    given = naming.bound(entry.call, positional, keywords)
    meet(watch, site, name, entry, given)


def _before_update(watch: Watch, metric: Any, /, *positional: Any, **keywords: Any) -> None:
    site = watch.at(sys._getframe(1).f_back)  # noqa: SLF001 as above
    known = naming.entry_of(metric)
    if site is None or known is None or not isinstance(known[1], MetricEntry):
        return
    name, entry = known
    if site.metrics.get(name, 0) < watch.batches:
        meet(watch, site, name, entry, {**naming.options_of(metric, entry), **naming.bound(entry.call, positional, keywords)})


def meet(watch: Watch, site: Site, name: str, entry: _Entry, given: dict[str, Any]) -> None:
    """Output and labels meet: now, or when a compiled function brings them."""
    output, labels = given.pop("output", None), given.pop("labels", None)
    if output is None or labels is None:
        return
    try:
        with watch.aside():
            (output, mapped), (labels, also) = peeled(output), peeled(labels)
        if mapped != also:
            return
        axis = given.get("axis")
        if isinstance(axis, int) and axis >= 0:
            given["axis"] = axis + mapped
        look = _Look(watch, site, name, entry, given)
        if not _is_traced(output) and not _is_traced(labels):
            look.at(output, labels)
        elif _maps() == mapped:
            if isinstance(entry, LossEntry) and not mapped:
                look.at_shapes(output, labels)
            if _Compiled.of(watch).holds(look, sys._getframe(2)):  # noqa: SLF001 the stack has the functions that are being compiled
                with watch.aside():
                    sys.modules["jax"].debug.callback(look.later, output, labels)
    except BrokenContractError as broken:
        raise broken.with_traceback(None) from None
    except Exception as error:  # noqa: BLE001 the guard's own accident must not cost the user's program
        watch.failed(site, error)


class _Look:
    """One place in the program, and what is to be done with the numbers that come there."""

    def __init__(self, watch: Watch, site: Site, name: str, entry: _Entry, options: dict[str, Any]) -> None:
        self.watch, self.site, self.name, self.entry, self.options = watch, site, name, entry, options

    def at(self, output: Any, labels: Any) -> None:
        if isinstance(self.entry, LossEntry):
            if self.watch.look(self.site):
                case_of_loss(self.watch, self.site, self.name, self.entry, output, labels, self.options, self._text())
        elif self.site.metrics.get(self.name, 0) < self.watch.batches:
            self.site.metrics[self.name] = self.site.metrics.get(self.name, 0) + 1
            case_of_metric(self.watch, self.site, self.name, self.entry, output, labels, self.options)

    def at_shapes(self, output: Any, labels: Any) -> None:
        """Before there are numbers: what would fail while it is compiled can be told by shapes alone."""
        if not isinstance(self.entry, LossEntry):
            return
        loss = expecting.expected(self.entry, self.name, self.options, where=self.site.where, made=None, text=self._text())
        shape, given = tuple(output.shape), tuple(labels.shape)
        if loss is None or not shape:
            return
        axis = loss.class_axis if loss.class_axis is not None else -1
        units = shape[axis] if -len(shape) <= axis < len(shape) else None
        ids = len(given) == len(shape) - 1 and labels.dtype.kind in "iu"
        facts = Output(
            units=units, rank=len(shape), shape=shape, dtype=output.dtype.name, where=loss.where, text=f"the output of shape {shape}"
        )
        held = Labels(
            LabelForm.CLASS_IDS if ids else None, dtype=labels.dtype.name, shape=given, rank=len(given), text=f"the labels of shape {given}"
        )
        shapes = meeting.broadcast(shape, given) if self.entry.same_shape else None
        for finding in judge(Case(facts, loss, held, broadcast=shapes)):
            if finding.code in {"FL201", "FL202", "FL301"}:
                self.watch.found(finding)

    def later(self, output: Any, labels: Any) -> None:
        """Called by a compiled function, in any thread: nothing can be raised here."""
        try:
            self.at(output, labels)
        except BrokenContractError as broken:
            self.watch.pending.append(broken.finding)
        except Exception as error:  # noqa: BLE001 as in `meet`
            self.watch.failed(self.site, error)

    @property
    def seen_enough(self) -> bool:
        looks = self.site.looks if isinstance(self.entry, LossEntry) else self.site.metrics.get(self.name, 0)
        return looks >= self.watch.batches

    def let_go(self) -> None:
        self.site.looks = self.watch.batches
        self.site.metrics[self.name] = self.watch.batches

    def _text(self) -> str | None:
        short, text = self.name.rpartition(".")[2], self.site.text
        return text if text is None or short in text else f"{short} in {text}"


def _is_traced(x: Any) -> bool:
    return isinstance(x, sys.modules["jax"].core.Tracer)


def peeled(x: Any) -> tuple[Any, int]:
    """What a tracer of `grad` or `vmap` holds: whole batches, the axes that are mapped over in front; and how many those are."""
    mapped = 0
    while _is_traced(x):
        if hasattr(x, "primal"):  # of `grad`
            x = x.primal
        elif hasattr(x, "batch_dim"):  # of `vmap`
            axis = x.batch_dim
            x = x.val
            if isinstance(axis, int):
                x = sys.modules["jax"].numpy.moveaxis(x, axis, 0) if axis else x
                mapped += 1
        else:
            break
    return x, mapped


def _maps() -> int:
    """How many `vmap`s are at work around here."""
    count = 0
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001 nothing else tells it inside a function that is compiled by itself
    while frame is not None:
        count += frame.f_code.co_name == "vmap_f"
        frame = frame.f_back
    return count


def _between_traces() -> bool:
    """Whether what was called is run, and not part of what is being compiled."""
    clean = getattr(sys.modules.get("jax._src.core"), "trace_state_clean", None)
    return clean is None or bool(clean())


class _Compiled:
    """The compiled functions that bring numbers, until they are compiled without."""

    _all: ClassVar[weakref.WeakKeyDictionary[Watch, _Compiled]] = weakref.WeakKeyDictionary()

    def __init__(self, watch: Watch) -> None:
        self.watch = watch
        self.made: dict[int, weakref.ref[Any]] = {}  # what `jax.jit` gave, by the function it was given
        self.looks: dict[int, tuple[Any, list[_Look]]] = {}  # by the function that is compiled
        self.calls: dict[int, int] = {}
        self.gone: set[int] = set()  # functions that were compiled anew already
        self.ahead: list[tuple[Any, list[Any]]] = []  # what is written out as a program without numbers; the compiled functions in it
        self.loose: list[_Look] = []  # in loops that no function was compiled around
        watch.under_way.append(self.wait)

    @classmethod
    def of(cls, watch: Watch) -> _Compiled:
        found = cls._all.get(watch)
        if found is None:
            found = cls._all[watch] = cls(watch)
        return found

    def enter(self, splices: Splices) -> None:
        pjit = sys.modules.get("jax._src.pjit")
        for name, before, after in (
            ("_run_python_pjit", self._runs, self._has_run), ("_cpp_pjit", self._makes, self._has_made), ("jit_trace", self._writes, self._has_written),
        ):  # fmt: skip
            function = getattr(pjit, name, None)
            if isinstance(function, FunctionType):
                splices.add(function, before, after)
        for name in ("scan", "while_loop", "fori_loop", "cond", "switch"):
            splices.add(getattr(sys.modules["jax"].lax, name, None), self._loops, _nothing)

    def wait(self) -> None:
        """Until every callback has come."""
        if self.looks:
            sys.modules["jax"].effects_barrier()

    def holds(self, look: _Look, frame: FrameType | None) -> bool:
        """Whether what is being compiled here brings numbers for this look. Programs that are written to be kept (`lower`, `export`) bring none."""
        functions: list[Any] = []
        ahead = None
        while frame is not None:
            if frame.f_code.co_name == "cache_miss" and "fun" in frame.f_locals:
                functions.append(frame.f_locals["fun"])
                ahead = None
            elif frame.f_code.co_name == "jit_trace" and "jit_func" in frame.f_locals:
                ahead = frame.f_locals["jit_func"]
            frame = frame.f_back
        if ahead is not None:
            self.ahead.append((ahead, functions))
            return False
        for function in functions:
            self.looks.setdefault(id(function), (function, []))[1].append(look)
        if not functions:
            self.loose.append(look)
        return True

    @staticmethod
    def _writes(jit_func: Any, *_given: Any, **_named: Any) -> Any:
        return jit_func

    def _has_written(self, jit_func: Any, _written: Any) -> None:
        """What was traced without numbers is not what a call runs, and nothing that it calls is."""
        inside = [functions for one, functions in self.ahead if one is jit_func]
        if inside:
            self.ahead = [(one, functions) for one, functions in self.ahead if one is not jit_func]
            jit_func.clear_cache()
            for function in {id(one): one for functions in inside for one in functions}.values():
                if not self._forget(function):
                    sys.modules["jax"].clear_caches()

    def _loops(self, *_given: Any, **_named: Any) -> None:
        """A loop may have been compiled before to bring numbers that nobody looks at any more."""
        if self.loose and all(look.seen_enough for look in self.loose) and _between_traces():
            self.loose.clear()
            sys.modules["jax"].effects_barrier()
            sys.modules["jax"].clear_caches()

    @staticmethod
    def _makes(fun: Any, _jit_info: Any) -> Any:
        return fun

    def _has_made(self, fun: Any, made: Any) -> None:
        self.made[id(fun)] = weakref.ref(made)

    @staticmethod
    def _runs(_p: Any, _args_flat: Any, fun: Any, _args: Any, _kwargs: Any) -> Any:
        return fun

    def _has_run(self, fun: Any, _result: Any) -> None:
        """A function has been called the slow way, as those with callbacks are."""
        if id(fun) not in self.looks or not _between_traces():
            return
        sys.modules["jax"].effects_barrier()
        self.calls[id(fun)] = calls = self.calls.get(id(fun), 0) + 1
        if calls >= self.watch.batches:
            try:
                self._compile_without(fun)
            except Exception as error:  # noqa: BLE001 the callbacks stay, which cost time and nothing else
                self.watch.faults.append(f"{fun}: {type(error).__name__}: {error}")
        if self.watch.pending:
            raise BrokenContractError(self.watch.pending.pop(0))

    def _compile_without(self, fun: Any) -> None:
        """Forget what was compiled with callbacks in it."""
        looks = self.looks.pop(id(fun))[1]
        places = {id(look.site) for look in looks}
        for look in looks:
            look.let_go()
        inside = [other for other, (_, those) in self.looks.items() if all(id(one.site) in places for one in those)]
        functions = [fun, *(self.looks.pop(other)[0] for other in inside)]
        if any(id(one) in self.gone or not self._forget(one) for one in functions):
            sys.modules["jax"].clear_caches()
        self.gone |= {id(one) for one in functions}

    def _forget(self, fun: Any) -> bool:
        made = self.made.get(id(fun))
        compiled = made() if made is not None else None
        if compiled is None:
            import gc

            compiled = next(
                (one for one in gc.get_objects() if type(one).__name__ == "PjitFunction" and getattr(one, "_fun", None) is fun), None
            )
        if compiled is None or not hasattr(compiled, "clear_cache"):
            return False
        compiled.clear_cache()
        return True
