"""PyTorch's compiler under the guard: a graph that computes losses is first run as it was captured, beside what the compiler makes of it.

What is compiled has no functions any more that could be looked at. So the first calls of a compiled graph run the captured one too, on copies of
its arguments and with random numbers put back, up to its last loss: what each loss is given is looked at, and nothing of the program changes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from fromlogits.checker.catalogue.entry import LossEntry
from fromlogits.checker.evidence import naming, places
from fromlogits.checker.guard.looking import Looker
from fromlogits.checker.guard.splicing import Splices
from fromlogits.checker.guard.watch import BrokenContractError, Site, Watch

__all__ = ["watch_compiler"]

_PLACE = re.compile(r'File "(?P<file>.+)", line (?P<row>\d+), in .*\n(?P<text> *.*)(?:\n(?P<marks> *[~^]+))?')
Graph = Callable[..., Any]


def watch_compiler(watch: Watch, splices: Splices, looker: Looker) -> None:
    """Look at what torch.compile captures."""
    owner = sys.modules["torch._dynamo.output_graph"].OutputGraph  # torch has no public place where every backend's graphs pass
    own = owner.call_user_compiler

    def call_user_compiler(graph: Any, captured: Any, *rest: Any, **more: Any) -> Any:
        losses = [node for node in captured.graph.nodes if node.op == "call_function" and _known(node.target) is not None]
        kept = _copied(captured) if losses else None  # a backend may rewrite what it is given
        compiled = own(graph, captured, *rest, **more)
        return compiled if kept is None else _looked(watch, looker, kept, compiled)

    owner.call_user_compiler = call_user_compiler
    splices.undo.append(lambda: setattr(owner, "call_user_compiler", own))


def _known(target: Any) -> tuple[str, LossEntry] | None:
    found = naming.entry_of(target) if callable(target) and getattr(target, "__module__", "") == "torch.nn.functional" else None
    return (found[0], found[1]) if found is not None and isinstance(found[1], LossEntry) else None


def _copied(captured: Any) -> Any:
    from copy import deepcopy

    with suppress(Exception):  # a graph that cannot be copied is not looked at
        return sys.modules["torch"].fx.GraphModule(captured, deepcopy(captured.graph))
    return None


def _looked(watch: Watch, looker: Looker, captured: Any, compiled: Graph) -> Graph:
    """What the compiler made, and beside its first calls the captured graph."""
    looks = 0

    def looked(*arguments: Any) -> Any:
        nonlocal looks
        if looks < watch.batches and not watch._busy:  # noqa: SLF001 the guard's own switch, asked at every step of a program
            looks += 1
            try:
                _run(watch, looker, captured, arguments)
            except BrokenContractError as broken:
                raise broken.with_traceback(None) from None
            except Exception as error:  # noqa: BLE001 the guard's own accident must not cost the user's program
                looks = watch.batches
                watch.faults.append(f"a compiled graph: {type(error).__name__}: {error}")
        busy, watch._busy = watch._busy, True  # noqa: SLF001 a backend may run the captured graph itself: it was looked at
        try:
            return compiled(*arguments)
        finally:
            watch._busy = busy  # noqa: SLF001

    return looked


def _run(watch: Watch, looker: Looker, captured: Any, arguments: tuple[Any, ...]) -> None:
    """Run the captured graph up to its last loss, and look at what each of them is given."""
    torch = sys.modules["torch"]
    last = [node for node in captured.graph.nodes if _known(node.target) is not None][-1]

    class UpToTheLastLoss(torch.fx.Interpreter):  # type: ignore[misc,name-defined] # torch is not imported here
        def run_node(self, node: Any) -> Any:
            known = _known(node.target) if node.op == "call_function" else None
            if known is not None:
                positional, keywords = self.fetch_args_kwargs_from_env(node)
                given = naming.bound(known[1].call, positional, keywords)
                output, labels = given.pop("output", None), given.pop("labels", None)
                site = _site(watch, node.stack_trace)
                if site is not None and output is not None and watch.look(site):
                    watch._busy = False  # noqa: SLF001 what is found is told as anywhere
                    try:
                        looker.at_loss(site, *known, None, output, labels, given)
                    finally:
                        watch._busy = True  # noqa: SLF001
            if node is last:
                raise _Done
            return super().run_node(node)

    devices = {one.device.index for one in arguments if isinstance(one, torch.Tensor) and one.device.type == "cuda"}
    with watch.aside(), torch.random.fork_rng(devices=sorted(devices)), torch.enable_grad(), suppress(_Done):
        UpToTheLastLoss(captured).run(*(_apart(one) for one in arguments))


class _Done(Exception):  # noqa: N818 the way out of an interpreter
    """There is no loss behind."""


def _apart(x: Any) -> Any:
    """An argument that may be written to, and that gradients do not pass."""
    torch = sys.modules["torch"]
    if not isinstance(x, torch.Tensor):
        return x
    made = x.detach()
    if not isinstance(x, torch.nn.Parameter):  # a forward pass writes to buffers, not to parameters
        made = made.clone()
    return made.requires_grad_(x.requires_grad) if x.is_floating_point() else made


def _site(watch: Watch, trace: str | None) -> Site | None:
    """The innermost line of the user's program that a node of the graph was captured at."""
    for found in reversed(list(_PLACE.finditer(trace or ""))):
        file, row, text, marks = found["file"], int(found["row"]), found["text"], found["marks"]
        if places.is_library(file):
            continue
        margin = places.indent(file, row) - (len(text) - len(text.lstrip()))
        first, end = (marks.index(marks.strip()), len(marks)) if marks else (len(text) - len(text.lstrip()), len(text))
        where = places.within(file, row, first + margin + 1, row, end + margin + 1)
        return watch.sites.setdefault(where, Site(where, text[first:end]))
    return None
