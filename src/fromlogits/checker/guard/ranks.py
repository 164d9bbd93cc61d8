"""The ranks that `torch.distributed.run` starts from a guarded run: each runs its program as the first process would, and hands on what it found.

`fromlogits run -m torch.distributed.run --nproc-per-node 2 train.py` is `torchrun --nproc-per-node 2 train.py` under the guard.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

from fromlogits.checker.guard.children import asked, leave_word, once
from fromlogits.checker.guard.running import Program, run, watch_of
from fromlogits.checker.guard.splicing import Splices
from fromlogits.checker.guard.watch import Watch
from fromlogits.checker.settings import SettingsError

__all__ = ["watch_ranks"]


def watch_ranks(_watch: Watch, splices: Splices) -> None:
    """Start the ranks of torch's launcher under the guard."""
    handler = sys.modules["torch.distributed.elastic.multiprocessing.subprocess_handler.subprocess_handler"].SubprocessHandler
    own = handler._popen  # noqa: SLF001 torch has no public place where a rank's command line passes

    def _popen(self: Any, command: Sequence[str], *rest: Any, **more: Any) -> Any:
        return own(self, tuple(_guarded(list(command))), *rest, **more)

    handler._popen = _popen  # noqa: SLF001 as above
    splices.undo.append(lambda: setattr(handler, "_popen", own))


def _guarded(command: list[str]) -> list[str]:
    """A command line of this interpreter that runs a script or a module, with the guard before it; any other as it is."""
    if sys.executable not in command:
        return command
    place = command.index(sys.executable) + 1
    while place < len(command) and command[place] in {"-u", "-O", "-B", "-E", "-s"}:
        place += 1
    return [*command[:place], "-m", __name__, *command[place:]] if asked() is not None else command


def _main(words: list[str]) -> int:
    told = asked()
    is_module = words[:1] == ["-m"]
    name, *arguments = words[is_module:]
    program = Program(name, arguments, is_module)
    stop = (told or {}).get("on_finding", "warn")
    try:
        watch = watch_of(program, stop, (told or {}).get("batches", 2))
    except SettingsError:  # the first process has said so
        watch = Watch(stop)
    if told is not None:
        watch.tell = once(told["folder"], watch.tell)
    if os.environ.get("RANK", "0") != "0":
        watch.read = []  # one rank is enough to read the source

    def finish(watch: Watch) -> None:
        if told is not None:
            for finding in watch.findings:
                leave_word(told["folder"], finding)

    return run(program, watch, finish)


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
