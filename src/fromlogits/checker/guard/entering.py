"""`fl.guard`: watches the losses of every framework for the first batches of each place, and takes everything back when it ends."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import ContextDecorator
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType, TracebackType
from typing import Any

from fromlogits.checker.guard.splicing import Splices
from fromlogits.checker.guard.watch import ON_FINDING, BrokenContractError, Watch

__all__ = ["Guard", "guard"]


def _torch(watch: Watch, splices: Splices) -> None:
    from fromlogits.checker.guard import torch

    torch.watch_torch(watch, splices)


def _dynamo(watch: Watch, splices: Splices) -> None:
    from fromlogits.checker.guard import torch

    torch.watch_compiler(watch, splices)


def _ranks(watch: Watch, splices: Splices) -> None:
    from fromlogits.checker.guard import ranks

    ranks.watch_ranks(watch, splices)


def _torchmetrics(watch: Watch, splices: Splices) -> None:
    from fromlogits.checker.guard import torch

    torch.watch_metrics(watch, splices)


def _sklearn(watch: Watch, splices: Splices) -> None:
    from fromlogits.checker.guard import scikit

    scikit.watch_scores(watch, splices)


def _jax(watch: Watch, splices: Splices) -> None:
    from fromlogits.checker.guard import jax

    jax.watch_jax(watch, splices)


def _optax(watch: Watch, splices: Splices) -> None:
    from fromlogits.checker.guard import jax

    jax.watch_optax(watch, splices)


def _flax(watch: Watch, splices: Splices) -> None:
    from fromlogits.checker.guard import jax

    jax.watch_flax(watch, splices)


def _tensorflow(watch: Watch, splices: Splices) -> None:
    from fromlogits.checker.guard import tensorflow

    tensorflow.watch_tensorflow(watch, splices)


def _keras(watch: Watch, splices: Splices) -> None:
    try:
        keras = import_module("fromlogits.checker.guard.keras")
    except ModuleNotFoundError:
        return
    splices.undo.append(keras.install(watch))


# The module after whose import a framework can be watched.
_WATCHED: dict[str, Callable[[Watch, Splices], None]] = {
    "torch": _torch,
    "torch._dynamo.output_graph": _dynamo,
    "torch.distributed.elastic.multiprocessing.subprocess_handler.subprocess_handler": _ranks,
    "torchmetrics": _torchmetrics,
    "sklearn.metrics": _sklearn,
    "jax": _jax,
    "optax": _optax,
    "flax.nnx": _flax,
    "keras": _keras,
    "tensorflow": _tensorflow,
}  # fmt: skip


class guard(ContextDecorator):  # noqa: N801 it reads as a function, as contextlib's own do
    """Look at the first batches of every loss while the program trains.

    Args:
      on_finding: "stop" raises a `BrokenContractError` (a ValueError) at the line that a finding stands at; "warn" says it once and goes on.
      batches: how many calls are looked at at each place of the program; after that a place costs nothing that can be measured.

    Gives the `Watch`, whose `findings` are what was found. Losses of frameworks that are imported later are watched too. When it ends, every
    function is again what it was.

    >>> import fromlogits as fl
    >>> with fl.guard(on_finding="warn") as watch:
    ...     train()  # doctest: +SKIP
    >>> watch.findings  # doctest: +SKIP
    """

    def __init__(self, on_finding: str = "stop", batches: int = 2) -> None:
        if on_finding not in ON_FINDING:
            from fromlogits import errors

            raise errors.unknown_choice("on_finding", on_finding, ON_FINDING)
        if isinstance(batches, bool) or not isinstance(batches, int) or batches < 1:
            raise ValueError(f"batches must be a whole number of at least 1, not {batches!r}")
        self.on_finding, self.batches = on_finding, batches
        self._entered: list[Guard] = []

    def __enter__(self) -> Watch:
        entered = Guard(Watch(self.on_finding, self.batches))
        self._entered.append(entered)
        return entered.watch

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        entered = self._entered.pop()
        try:
            entered.settle(raising=error is None)
        finally:
            entered.leave()


class Guard:
    """One guard at work."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch
        self.splices = Splices()
        self.finder = _Finder(self._loaded)
        sys.meta_path.insert(0, self.finder)
        for name in _WATCHED:
            if _is_loaded(name):
                self._loaded(name)

    def _loaded(self, name: str) -> None:
        """A framework is there: watch it."""
        _WATCHED[name](self.watch, self.splices)

    def settle(self, *, raising: bool) -> None:
        """What is still under way comes to its end: values that no callback has brought yet."""
        from fromlogits.checker.guard import passing

        for wait in self.watch.under_way:
            wait()
        passing.read(self.watch)
        passing.count_classes(self.watch)
        self.watch.tell_read(raising=False)
        if raising and self.watch.pending:
            raise BrokenContractError(self.watch.pending[0])

    def leave(self) -> None:
        if self.finder in sys.meta_path:
            sys.meta_path.remove(self.finder)
        self.splices.take_back()


def _is_loaded(name: str) -> bool:
    """Whether a module is there, and not half way through its import."""
    spec = getattr(sys.modules.get(name), "__spec__", None)
    return name in sys.modules and not getattr(spec, "_initializing", False)


class _Finder(MetaPathFinder):
    """Tells when a framework has been imported; it finds nothing itself."""

    def __init__(self, loaded: Callable[[str], None]) -> None:
        self.loaded = loaded
        self._asking: set[str] = set()

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name not in _WATCHED or name in self._asking:
            return None
        self._asking.add(name)
        try:
            spec = next((found for one in sys.meta_path if one is not self and (found := one.find_spec(name, path, target))), None)
        finally:
            self._asking.discard(name)
        if spec is not None and spec.loader is not None:
            spec.loader = _Loader(spec.loader, self.loaded)
        return spec


class _Loader(Loader):
    """A module's own loader, and a word when it is done."""

    def __init__(self, own: Any, loaded: Callable[[str], None]) -> None:
        self.own = own
        self.loaded = loaded

    def __getattr__(self, name: str) -> Any:
        return getattr(self.own, name)

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        created: ModuleType | None = self.own.create_module(spec)
        return created

    def exec_module(self, module: ModuleType) -> None:
        module.__loader__ = self.own  # nobody shall see that another stood there
        if module.__spec__ is not None:
            module.__spec__.loader = self.own
        self.own.exec_module(module)
        self.loaded(module.__name__)
